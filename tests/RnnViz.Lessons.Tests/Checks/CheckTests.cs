using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tests.BuiltIn;

namespace RnnViz.Lessons.Tests.Checks;

public sealed class CheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Lessons() => [.. LessonCatalog.BuiltIn.Select(l => l.Name).Where(name => name != "series")];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void The_gradients_of_every_lesson_agree_with_centred_differences(string name)
    {
        IReadOnlyList<CheckLine> lines = LessonGradients.Check(LessonCatalog.Load(name), 1e-7, samples: 12);
        Assert.Empty(lines.Where(l => !l.Passed).Select(l => $"{l.Quantity}: {l.RelativeError:e2}"));
    }

    [Fact]
    public void The_reference_cases_travel_with_the_program_and_pass()
    {
        Assert.Equal(27, ReferenceCases.BuiltIn.Count);
        string hello = ReferenceCases.BuiltIn.Single(p => Path.GetFileName(p) == "hello-1.json");
        Assert.True(ReferenceCases.LooksLikeCase(hello));
        Assert.False(ReferenceCases.LooksLikeCase(LessonCatalog.BuiltIn[0].Path));
        IReadOnlyList<CheckLine> lines = ReferenceCases.Check(hello, 1e-10);
        Assert.All(lines, l => Assert.True(l.Passed, l.Quantity));
        Assert.Contains("training adam", lines.Select(l => l.Quantity));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("no json")]
    [InlineData("{\"name\":\"x\",\"shape\":{\"T\":1,\"B\":1,\"D\":1,\"H\":1,\"O\":1}}")]
    public void What_is_no_reference_case_is_refused_and_not_run(string text)
    {
        File.WriteAllText(Path.Combine(folder, "case.json"), text);
        Assert.Throws<InvalidDataException>(() => ReferenceCases.Check(Path.Combine(folder, "case.json"), 1e-9));
    }

    [Theory]
    [InlineData("hello", "csv")]
    [InlineData("window-of-three", "jsonl")]
    public void Two_traces_with_the_same_seed_are_identical_files_and_keep_every_digit(string lesson, string ending)
    {
        string a = Path.Combine(folder, "a." + ending), b = Path.Combine(folder, "b." + ending);
        LessonTrace.Write(LessonCatalog.Load(lesson), 20, new TraceFiles(a, a + ".npz"), seed: 3);
        LessonTrace.Write(LessonCatalog.Load(lesson), 20, new TraceFiles(b, b + ".npz"), seed: 3);
        Assert.Equal(File.ReadAllBytes(a), File.ReadAllBytes(b));
        Assert.Equal(File.ReadAllBytes(a + ".npz"), File.ReadAllBytes(b + ".npz"));
        TrainingSession session = TrainedLesson.Train(lesson, 3, 20);
        session.Prepare();
        string last = File.ReadAllLines(a)[^1];
        string loss = ending == "csv" ? last.Split(',')[2] : System.Text.Json.Nodes.JsonNode.Parse(last)!["lossSum"]!.ToJsonString();
        Assert.Equal(session.Step.LossSum, double.Parse(loss, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(ending == "csv" ? 22 : 21, File.ReadAllLines(a).Length);
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    public void A_trace_of_a_gated_lesson_has_no_spectrum(string cell)
    {
        string path = Path.Combine(folder, "gated.csv");
        LessonTrace.Write(CellLesson.Load($"hello {cell}"), 2, new TraceFiles(path));
        string[] lines = File.ReadAllLines(path), names = lines[0].Split(',');
        foreach (string name in (string[])["spectralRadius", "largestSingularValue"])
        {
            Assert.All(lines[1..], line => Assert.Equal("NaN", line.Split(',')[Array.IndexOf(names, name)]));
        }
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    public void A_trace_of_a_gated_lesson_has_the_means_of_its_gates_and_the_norms_of_its_cells(string cell)
    {
        (string csv, string jsonl) = (Path.Combine(folder, "gated.csv"), Path.Combine(folder, "gated.jsonl"));
        Lesson lesson = CellLesson.Load($"hello {cell}");
        LessonTrace.Write(lesson, 2, new TraceFiles(csv));
        LessonTrace.Write(lesson, 2, new TraceFiles(jsonl));
        using var session = new TrainingSession(lesson);
        session.GoTo(1);
        session.GoTo(2);
        string[] lines = File.ReadAllLines(csv), names = lines[0].Split(','), numbers = lines[3].Split(',');
        System.Text.Json.Nodes.JsonNode line = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllLines(jsonl)[2])!;
        for (int t = 1; t <= session.Step.Timesteps; t++)
        {
            for (int gate = 0; gate < session.Step.Gates.Length; gate++)
            {
                double mean = session.Step.Gate(gate, t).ToArray().Average();
                Assert.Equal(mean, Number($"{session.Step.Gates[gate]}Mean{t}"), 14);
                Assert.Equal(mean, line["gateMeans"]![session.Step.Gates[gate].ToString()]![t - 1]!.GetValue<double>(), 14);
            }

            if (cell == "lstm")
            {
                Assert.Equal(session.Step.CellGradientNorms[t - 1], Number($"cellGradientNorm{t}"));
                Assert.Equal(session.Step.CellGradientNorms[t - 1], line["cellGradientNorm"]![t - 1]!.GetValue<double>());
            }
        }

        Assert.Equal(cell == "lstm", names.Contains("cellGradientNorm1"));

        double Number(string name) =>
            double.Parse(numbers[Array.IndexOf(names, name)], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Weights_saved_by_one_lesson_start_another()
    {
        TrainingSession trained = TrainedLesson.Train("hello", 1, 100);
        trained.SaveWeights(Path.Combine(folder, "w.npz"));
        string json = File.ReadAllText(LessonCatalog.BuiltIn.Single(l => l.Name == "hello").Path)
            .Replace("\"kind\": \"gaussian\", \"gain\": 1.0", "\"kind\": \"file\", \"file\": \"w.npz\"")
            .Replace(", \"outputGain\": 0.1", "");
        File.WriteAllText(Path.Combine(folder, "again.json"), json);
        var again = new TrainingSession(LessonCatalog.Load(Path.Combine(folder, "again.json")));
        again.Prepare();
        trained.Prepare();
        Assert.Equal(trained.Step.LossSum, again.Step.LossSum);
        File.WriteAllText(Path.Combine(folder, "bad.json"), json.Replace("\"hidden\": 8", "\"hidden\": 9"));
        var e = Assert.Throws<LessonException>(() => LessonCatalog.Load(Path.Combine(folder, "bad.json")));
        Assert.Equal("model.initial.file", Assert.Single(e.Errors).Path);
    }
}
