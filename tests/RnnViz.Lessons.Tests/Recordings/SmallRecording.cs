using System.Globalization;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tests.Recordings;

/// <summary>Writes recordings of a GRU of two units over three timesteps of one sequence, as a training script would.</summary>
internal sealed class SmallRecording(string folder)
{
    public const string Header =
        """{"format":"rnnviz-recording","version":1,"cell":"gru","inputs":1,"hidden":2,"bias":false,"dtype":"float64","layer":"gru"}""";

    public string Folder => folder;

    public string List => Path.Combine(folder, "run.jsonl");

    public static string Line(int iteration, string? file = null, string rest = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"iteration":{{iteration}},"file":"{{file ?? FileOf(iteration)}}","loss":0.5,"timesteps":3,"sequences":1{{rest}}}""");

    public static string FileOf(int iteration) => string.Create(CultureInfo.InvariantCulture, $"step-{iteration:D9}.npz");

    /// <summary>A folder with steps whose weights grow with the iteration.</summary>
    public static SmallRecording Of(string folder, params int[] iterations)
    {
        Directory.CreateDirectory(folder);
        var recording = new SmallRecording(folder);
        File.WriteAllText(recording.List, Header + "\n");
        foreach (int iteration in iterations)
        {
            recording.AddStep(iteration);
        }

        return recording;
    }

    public void AddStep(int iteration)
    {
        WriteArrays(FileOf(iteration), 0.1 + 0.001 * iteration);
        File.AppendAllText(List, Line(iteration) + "\n");
    }

    public void WriteArrays(
        string file, double weight, Func<string, bool>? isLeftOut = null, Func<string, int[], int[]>? shapeOf = null, int zeroBefore = 1)
    {
        using var npz = new NpzWriter(Path.Combine(folder, file));
        Add("x", 3, 1, 1);
        Add("h0", 1, 2);
        Add("weight_ih", 6, 1);
        Add("weight_hh", 6, 2);
        Add("h", 3, 1, 2);
        Add("direct_h", 3, 1, 2);

        void Add(string name, params int[] shape)
        {
            if (isLeftOut?.Invoke(name) == true)
            {
                return;
            }

            shape = shapeOf?.Invoke(name, shape) ?? shape;
            var values = new double[shape.Aggregate(1, (size, axis) => size * axis)];
            Array.Fill(values, weight);
            if (name == "direct_h")
            {
                Array.Clear(values, 0, (zeroBefore - 1) * 2);
            }

            npz.Add(name, shape, values);
        }
    }
}
