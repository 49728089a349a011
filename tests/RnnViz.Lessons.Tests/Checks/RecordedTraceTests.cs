using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Tests.Recordings;

namespace RnnViz.Lessons.Tests.Checks;

/// <summary>The trace of a recording has what was recorded and what is computed of it, and nothing else.</summary>
public sealed class RecordedTraceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("rnn_tanh")]
    [InlineData("lstm")]
    [InlineData("gru")]
    public void The_loss_of_each_timestep_which_nobody_recorded_is_empty(string cell)
    {
        using WrittenRecording recording = WrittenRecording.Of(2, cell);
        using var lines = new StringWriter(CultureInfo.InvariantCulture);
        LessonTrace.Write(recording.Load(), 1, lines, TraceFormat.Csv);
        string[][] rows = [.. lines.ToString().TrimEnd().Split('\n').Select(line => line.Split(','))];
        Assert.Equal(3, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        for (int column = 0; column < rows[0].Length; column++)
        {
            bool isOfTimestep = rows[0][column] is ['l', 'o', 's', 's', >= '1' and <= '9', ..];
            Assert.All(rows[1..], row => Assert.Equal(isOfTimestep, row[column].Length == 0));
        }

        Assert.Equal(["1", "0.5"], rows[1..].Select(row => row[Array.IndexOf(rows[0], "loss")]));
        Assert.Contains("loss6", rows[0]);
    }

    [Fact]
    public void It_is_left_out_in_JSON_and_among_the_tensors()
    {
        using WrittenRecording recording = WrittenRecording.Of(1);
        string lines = Path.Combine(folder, "t.jsonl"), tensors = Path.Combine(folder, "t.npz");
        LessonTrace.Write(recording.Load(), 0, new TraceFiles(lines, Tensors: tensors));
        using JsonDocument line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(lines)));
        Assert.False(line.RootElement.TryGetProperty("lossPerStep", out _));
        Assert.Equal(1, line.RootElement.GetProperty("loss").GetDouble());
        Assert.Equal(6, line.RootElement.GetProperty("hiddenGradientNorm").GetArrayLength());
        using ZipArchive zip = ZipFile.OpenRead(tensors);
        Assert.Null(zip.GetEntry("losses.npy"));
        Assert.NotNull(zip.GetEntry("loss.npy"));
    }

    [Fact]
    public void A_step_that_cannot_be_read_is_told_and_the_others_are_traced()
    {
        using WrittenRecording recording = WrittenRecording.Of(3);
        File.Delete(recording.FileOf(10));
        using var lines = new StringWriter(CultureInfo.InvariantCulture);
        var told = new List<string>();
        LessonTrace.Write(recording.Load(), 2, lines, TraceFormat.Csv, lack: told.Add);
        Assert.Equal("the step of iteration 10 cannot be read: there is no file step-000000010.npz any more", Assert.Single(told));
        string[] rows = lines.ToString().TrimEnd().Split('\n');
        Assert.Equal([false, true, false], rows[1..].Select(row => row.Split(',')[3] == "NaN"));
    }
}
