using System.Globalization;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Checks;

/// <summary>Claims and traces of lessons with variants.</summary>
public sealed class ContrastCheckTests : IDisposable
{
    private const string Both = Contrast.Lstm + "," + Contrast.Gru;
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public void Claims_are_held_against_the_numbers_of_each_run(int? seed)
    {
        const string claim = "run2.loss < 99 and loss@3 < 99 and run3.flow[1]@2 >= 0 and run3.best < 99";
        Lesson lesson = Contrast.Read(Contrast.Json(
            """{ "name": "b", "patch": { "model": { "hidden": 4 } } }, { "name": "c", "patch": { "seed": 3 } }""",
            rest: $$""" "stops": [ { "iteration": 6, "phase": "update", "holds": "{{claim}}" } ] """));
        ClaimResult result = Assert.Single(LessonClaims.Check(lesson, seed));
        using TrainingSession second = Trained(lesson.VariantLessons[0], seed ?? 1, 6), first = Trained(lesson, seed ?? 1, 3),
            third = Trained(lesson.VariantLessons[1], seed is { } s ? s + 2 : 3, 6);
        double best = Math.Min(third.Step.LossPerOutput, Enumerable.Range(0, 6).Min(i => third.History.Loss.Min(i)));
        Assert.Equal(
            [second.Step.LossPerOutput, first.Step.LossPerOutput, third.History.FlowRow(2)[0], best], result.Values);
        Assert.True(result.Holds);
        Assert.Equal(4, result.Numbers.Split(", ").Length);
        Assert.StartsWith("run2.loss ", result.Numbers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run2.loss = run3.loss", false)]
    [InlineData("run2.loss < 99 and run3.loss@2 < 99 and run3.loss@4 = run3.loss", true)]
    [InlineData("best <= loss and best <= loss@0 and run2.best <= run2.loss@1", true)]
    [InlineData("run4.loss < 99", false)]
    [InlineData("run0.loss < 99", false)]
    [InlineData("run3.loss@5 < 99", null)]
    public void A_stop_is_held_against_the_sessions_of_all_runs(string claim, bool? expected)
    {
        Lesson lesson = Contrast.Read(Contrast.Json(Both));
        TrainingSession[] runs = [.. ((Lesson[])[lesson, .. lesson.VariantLessons]).Select(run => Trained(run, 1, 4))];
        var stop = new StopSettings { Iteration = 4, Holds = claim };
        Assert.Equal(expected, StopCheck.Holds(runs, stop));
        Assert.False(StopCheck.Holds(runs[0], new StopSettings { Iteration = 4, Holds = "run2.loss < 99" }));
        Array.ForEach(runs, session => session.Dispose());
    }

    [Fact]
    public void The_best_loss_of_an_earlier_iteration_is_not_that_of_a_later_one()
    {
        Lesson lesson = Contrast.Read(Contrast.Json(Both));
        using TrainingSession session = Trained(lesson, 1, 30);
        session.GoTo(2);
        double[] losses = [.. Enumerable.Range(0, 3).Select(i => session.History.Loss.Min(i))];
        Assert.True(StopCheck.Holds(session, new StopSettings
        {
            Iteration = 2,
            Holds = string.Create(CultureInfo.InvariantCulture, $"best = {losses.Min():R}"),
        }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(4)]
    public void A_trace_of_a_contrast_has_row_by_row_what_the_traces_of_its_runs_alone_have(int? seed)
    {
        Lesson lesson = Contrast.Read(Contrast.Json(Both));
        LessonTrace.Write(lesson, 8, Files("all", "csv"), seed);
        Lesson[] runs = [lesson with { VariantLessons = [] }, .. lesson.VariantLessons];
        string[][] all = [.. File.ReadAllLines(In("all.csv")).Select(line => line.Replace("\"LSTM, forget bias 4\"", "LSTM").Split(','))];
        Assert.Equal(1 + 9 * 3, all.Length);
        Assert.Equal(["run", "iteration"], all[0][..2]);
        string[] names = ["vanilla", "LSTM", "GRU"];
        for (int run = 0; run < 3; run++)
        {
            LessonTrace.Write(runs[run], 8, Files($"one{run}", "csv"), seed);
            string[][] one = [.. File.ReadAllLines(In($"one{run}.csv")).Select(line => line.Split(','))];
            for (int i = 0; i <= 8; i++)
            {
                string[] row = all[1 + 3 * i + run];
                Assert.Equal([names[run], $"{i}"], row[..2]);
                Assert.Equal(all[0].Length, row.Length);
                for (int column = 1; column < row.Length; column++)
                {
                    int alone = Array.IndexOf(one[0], all[0][column]);
                    Assert.Equal(alone < 0 ? "" : one[i + 1][alone], row[column]);
                }
            }

            Assert.Empty(one[0].Except(all[0]));
            string ending = run == 0 ? "" : $"-{run + 1}";
            Assert.Equal(File.ReadAllBytes(In($"one{run}.w.npz")), File.ReadAllBytes(In($"all.w{ending}.npz")));
            Assert.Equal(File.ReadAllBytes(In($"one{run}.t.npz")), File.ReadAllBytes(In($"all.t{ending}.npz")));
        }
    }

    [Fact]
    public void A_trace_as_JSON_lines_says_the_run_first_and_leaves_out_what_its_cell_has_not()
    {
        Lesson lesson = Contrast.Read(Contrast.Json(Both));
        LessonTrace.Write(lesson, 1, Files("all", "jsonl"));
        JsonObject[] lines = [.. File.ReadAllLines(In("all.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];
        Assert.Equal(
            [("vanilla", 0), ("LSTM, forget bias 4", 0), ("GRU", 0), ("vanilla", 1), ("LSTM, forget bias 4", 1), ("GRU", 1)],
            lines.Select(line => ((string)line["run"]!, (int)line["iteration"]!)));
        Assert.All(lines, line => Assert.Equal("run", line.First().Key));
        Assert.Equal([false, true, false], lines[..3].Select(line => line.ContainsKey("cellGradientNorm")));
        Assert.Equal([false, true, true], lines[..3].Select(line => line.ContainsKey("gateMeans")));
        LessonTrace.Write(lesson.VariantLessons[1], 1, Files("gru", "jsonl"));
        lines[5].Remove("run");
        Assert.Equal(File.ReadAllLines(In("gru.jsonl"))[1], lines[5].ToJsonString());
    }

    [Fact]
    public void The_gradients_of_every_run_are_those_of_centred_differences()
    {
        Lesson lesson = Contrast.Read(Contrast.Json(Both));
        Assert.All(lesson.VariantLessons, run => Assert.All(LessonGradients.Check(run, 1e-6), line => Assert.True(line.Passed, $"{line}")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string file) => Path.Combine(folder, file);

    private TraceFiles Files(string name, string ending) => new(In($"{name}.{ending}"), In($"{name}.w.npz"), In($"{name}.t.npz"));

    private static TrainingSession Trained(Lesson lesson, int seed, int iterations)
    {
        var session = new TrainingSession(lesson, seed);
        session.Prepare();
        for (int i = 1; i <= iterations; i++)
        {
            session.GoTo(i);
        }

        return session;
    }
}
