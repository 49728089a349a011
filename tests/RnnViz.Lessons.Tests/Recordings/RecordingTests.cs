using System.Text;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Recordings;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Recordings;

/// <summary>Folders of recordings: whole, growing, half written, damaged, and meant to do harm.</summary>
public sealed class RecordingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-recording").FullName;

    private string At(string name) => Path.Combine(folder, name);

    [Fact]
    public void Every_step_can_be_gone_to_in_any_order_and_is_called_by_its_iteration()
    {
        SmallRecording.Of(At("run"), 0, 100, 200, 300);
        using TrainingSession session = Open("run");
        Assert.Equal(3, session.History.Count);
        Assert.True(session.IsRecorded);
        var weights = new List<double>();
        foreach (int step in (int[])[3, 0, 2, 1, 3])
        {
            session.GoTo(step);
            weights.Add(session.Step.RecurrentWeights[0]);
            Assert.Equal(100 * step, session.Step.ShownIteration);
            Assert.Equal(0.5, session.Step.LossSum);
        }

        Assert.Equal([0.4, 0.1, 0.3, 0.2, 0.4], weights.Select(weight => Math.Round(weight, 12)));
        Assert.Equal([0, 1, 3], new[] { 99, 150, 999 }.Select(session.IterationCalled));
    }

    [Fact]
    public void Past_the_last_step_there_is_nothing_and_no_setting_changes()
    {
        SmallRecording.Of(At("run"), 0, 100);
        using TrainingSession session = Open("run");
        session.GoTo(1);
        Assert.Throws<InvalidOperationException>(session.Apply);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.GoTo(2));
        Assert.Throws<InvalidOperationException>(() => session.LearningRate = 0.5);
        Assert.Throws<InvalidOperationException>(() => session.Truncation = 1);
    }

    [Fact]
    public void Steps_that_are_written_later_are_found_and_half_a_line_is_not_there_yet()
    {
        SmallRecording recording = SmallRecording.Of(At("run"), 0);
        File.AppendAllText(recording.List, SmallRecording.Line(100)[..20]);
        using TrainingSession session = Open("run");
        Assert.Equal(0, session.History.Count);
        Assert.False(session.FindNewSteps());
        recording.WriteArrays(SmallRecording.FileOf(100), 0.2);
        File.AppendAllText(recording.List, SmallRecording.Line(100)[20..] + "\n");
        Assert.True(session.FindNewSteps());
        session.GoTo(1);
        Assert.Equal(100, session.Step.ShownIteration);
        Assert.Null(session.RecordingProblem);
    }

    [Fact]
    public void A_step_that_cannot_be_read_is_NaN_and_says_why_and_the_others_go_on()
    {
        SmallRecording recording = SmallRecording.Of(At("run"), 0, 100, 200, 300);
        File.Delete(At("run/" + SmallRecording.FileOf(100)));
        recording.WriteArrays(SmallRecording.FileOf(200), 1, isLeftOut: name => name == "weight_hh");
        recording.WriteArrays(SmallRecording.FileOf(300), 1, shapeOf: (name, shape) => name == "h" ? [3, 1, 5] : shape);
        using TrainingSession session = Open("run");
        Assert.Contains("iteration 100", Problem(1), StringComparison.Ordinal);
        Assert.Contains("there is no array weight_hh in it", Problem(2), StringComparison.Ordinal);
        Assert.Contains("h: its shape is (3, 1, 5), expected (3, 1, 2)", Problem(3), StringComparison.Ordinal);
        Assert.Null(session.FirstNonFinite);
        session.GoTo(0);
        Assert.Null(session.RecordingProblem);
        Assert.True(double.IsFinite(session.Step.GradientNorm));
        Assert.Throws<InvalidDataException>(() => RecordingCheck.Check(session.Lesson).Count());

        string Problem(int step)
        {
            session.GoTo(step);
            Assert.True(double.IsNaN(session.Step.GradientNorm));
            return session.RecordingProblem!;
        }
    }

    [Fact]
    public void Steps_of_other_sizes_are_left_out_and_that_is_said()
    {
        SmallRecording recording = SmallRecording.Of(At("run"), 0, 100);
        string longer = SmallRecording.Line(200).Replace("\"timesteps\":3", "\"timesteps\":4", StringComparison.Ordinal);
        File.AppendAllText(recording.List, longer + "\n");
        Lesson lesson = LessonCatalog.Load(At("run"));
        Assert.Contains("1 recorded step is left out", Assert.Single(lesson.Notes), StringComparison.Ordinal);
        using var session = new TrainingSession(lesson);
        Assert.Equal(1, session.History.Count);
    }

    [Theory]
    [InlineData("", "has no whole line yet")]
    [InlineData("{}\n", "is no header")]
    [InlineData("nonsense\n", "is no JSON object")]
    [InlineData("[1]\n", "is no JSON object")]
    [InlineData("HEADER\n", "no step is recorded in it yet")]
    [InlineData("HEADER\n{}\n", "line 2 of run.jsonl: file is missing; allowed: the name of an .npz file")]
    [InlineData("HEADER\n{\"file\": \"../x.npz\"}\n", "names no file beside it")]
    [InlineData("HEADER\n{\"file\": \"/etc/passwd\"}\n", "names no file beside it")]
    [InlineData("HEADER\n{\"file\": \"\\ud800.npz\"}\n", "file is something else")]
    [InlineData("HEADER\n{\"file\": \"a.npz\", \"iteration\": -1}\n", "timesteps is missing")]
    [InlineData("HEADER\n{\"file\": \"a.npz\", \"iteration\": 0, \"timesteps\": 1e9, \"sequences\": 1}\n", "timesteps is something else")]
    [InlineData(
        "HEADER\n{\"\\ud800 and more letters\": 1, \"file\": \"a.npz\"}\n",
        "line 2 of run.jsonl has a key that is half of a character")]
    [InlineData(
        "HEADER\n{\"file\": \"a.npz\", \"iteration\": 0, \"timesteps\": 65536, \"sequences\": 1}\n",
        "line 2 of run.jsonl is of a step of 65536 timesteps; allowed: at most 4096")]
    [InlineData(
        "HEADER\n{\"file\": \"a.npz\", \"iteration\": 0, \"timesteps\": 3, \"sequences\": 1, \"loss\": \"\\udc00\"}\n",
        "loss is something else")]
    [InlineData("{\"format\":\"rnnviz-recording\",\"version\":2}\n", "of version 2")]
    [InlineData("{\"format\":\"rnnviz-recording\",\"version\":1,\"cell\":\"lstm2\"}\n", "rnn_tanh, rnn_relu, lstm or gru")]
    [InlineData("{\"format\":\"rnnviz-recording\",\"version\":1,\"cell\":\"gru\",\"inputs\":0}\n", "inputs is something else")]
    public void What_is_wrong_with_a_list_is_said(string list, string expected)
    {
        Directory.CreateDirectory(At("run"));
        File.WriteAllText(At("run/run.jsonl"), list.Replace("HEADER", SmallRecording.Header, StringComparison.Ordinal));
        string said = Assert.Throws<LessonException>(() => LessonCatalog.Load(At("run"))).Message;
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Timesteps_before_the_first_direct_gradient_of_all_steps_have_none_and_a_step_that_has_one_there_is_not_used()
    {
        SmallRecording recording = SmallRecording.Of(At("run"), 0);
        File.WriteAllText(recording.List, SmallRecording.Header + "\n"
            + SmallRecording.Line(0, rest: ",\"directFrom\":3") + "\n" + SmallRecording.Line(10, rest: ",\"directFrom\":2") + "\n");
        recording.WriteArrays(SmallRecording.FileOf(10), 0.2, zeroBefore: 2);
        using TrainingSession session = Open("run");
        session.Prepare();
        Assert.Equal([false, true, true], Enumerable.Range(1, 3).Select(session.Step.HasLoss));
        Assert.Contains("direct_h has a gradient at timestep 1, but directFrom in run.jsonl says that there is none before 2",
            session.RecordingProblem, StringComparison.Ordinal);
        session.GoTo(1);
        Assert.Null(session.RecordingProblem);
        Assert.True(double.IsFinite(session.Step.HiddenGradientNorms[0]));
    }

    [Fact]
    public void A_new_step_with_a_gradient_at_an_earlier_timestep_asks_for_the_recording_to_be_opened_anew()
    {
        SmallRecording recording = SmallRecording.Of(At("run"), 0);
        File.WriteAllText(recording.List, SmallRecording.Header + "\n" + SmallRecording.Line(0, rest: ",\"directFrom\":3") + "\n");
        using TrainingSession session = Open("run");
        Assert.Equal(RecordingNews.None, session.LookForNewSteps());
        File.AppendAllText(recording.List, SmallRecording.Line(10, rest: ",\"directFrom\":2") + "\n");
        Assert.Equal(RecordingNews.EarlierGradients, session.LookForNewSteps());
        using TrainingSession anew = Open("run");
        Assert.Equal(RecordingNews.None, anew.LookForNewSteps());
    }

    [Theory]
    [InlineData(100, 100, "line 3 of run.jsonl is of iteration 100, the one before of 100")]
    [InlineData(100, 0, "line 3 of run.jsonl is of iteration 0, the one before of 100")]
    public void Iterations_that_do_not_grow_are_refused(int first, int second, string expected)
    {
        SmallRecording recording = SmallRecording.Of(At("run"), first);
        recording.AddStep(second);
        Assert.Contains(expected, Assert.Throws<LessonException>(() => Open("run")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        SmallRecording recording = SmallRecording.Of(At("run"), 0);
        File.Move(At("run/" + SmallRecording.FileOf(0)), At("outside.npz"));
        File.CreateSymbolicLink(At("run/" + SmallRecording.FileOf(0)), At("outside.npz"));
        using TrainingSession session = Open("run");
        session.Prepare();
        Assert.Contains("outside the lesson's folder", session.RecordingProblem, StringComparison.Ordinal);
        Assert.True(Directory.Exists(recording.Folder));
    }

    [Fact]
    public void A_list_that_is_a_link_out_of_the_folder_is_refused_and_the_recording_not_offered_beside_another()
    {
        SmallRecording recording = SmallRecording.Of(At("run"), 0), other = SmallRecording.Of(At("other"), 0);
        Assert.Single(RecordingGlance.Beside(other.Folder));
        File.Move(recording.List, At("outside.jsonl"));
        File.CreateSymbolicLink(recording.List, "../outside.jsonl");
        string said = Assert.Throws<LessonException>(() => Open("run")).Message;
        Assert.Contains("run.jsonl lies outside the lesson's folder; allowed: files in or below it", said, StringComparison.Ordinal);
        Assert.Empty(RecordingGlance.Beside(other.Folder));
        File.Move(At("outside.jsonl"), At("run/first.jsonl"));
        File.Delete(recording.List);
        File.CreateSymbolicLink(recording.List, "first.jsonl");
        Directory.CreateSymbolicLink(At("linked"), At("run"));
        using TrainingSession session = Open("linked");
        session.Prepare();
        Assert.Null(session.RecordingProblem);
    }

    [Fact]
    public void Of_several_layers_one_has_to_be_chosen_and_one_alone_is_taken()
    {
        SmallRecording.Of(At("run/encoder"), 0);
        Assert.Equal("run-encoder", LessonCatalog.Load(At("run")).Name);
        SmallRecording.Of(At("run/decoder"), 0);
        string said = Assert.Throws<LessonException>(() => LessonCatalog.Load(At("run"))).Message;
        Assert.Contains("recordings of 2 layers", said, StringComparison.Ordinal);
        Assert.Contains(At("run/decoder"), said, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_by_chance_in_place_of_a_list_end_in_a_sentence()
    {
        var random = new Random(5);
        Directory.CreateDirectory(At("run"));
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(SmallRecording.Header + "\n" + SmallRecording.Line(0) + "\n");
            for (int flips = 0; flips < 3; flips++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(At("run/run.jsonl"), bytes);
            try
            {
                using TrainingSession session = Open("run");
                session.Prepare();
            }
            catch (LessonException e)
            {
                Assert.NotEmpty(e.Errors);
            }
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private TrainingSession Open(string name) => new(LessonCatalog.Load(At(name)));
}
