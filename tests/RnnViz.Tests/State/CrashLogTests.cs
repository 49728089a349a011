using RnnViz.State;

namespace RnnViz.Tests.State;

[Collection(StateCollection.Name)]
public sealed class CrashLogTests
{
    private static readonly CrashContext Context = new()
    {
        Doing = "run",
        Lesson = "hello",
        Seed = 7,
        Iteration = 123,
        Renderer = "processor",
    };

    [Fact]
    public void A_log_says_version_lesson_seed_iteration_stack_and_machine()
    {
        using var state = new StateFolder();
        string path = CrashLog.Write(Thrown(), Context)!;
        string text = File.ReadAllText(path);
        Assert.StartsWith(state.Path, path, StringComparison.Ordinal);
        string[] expected =
        [
            "program: RnnViz ", "doing: run", "lesson: hello", "seed: 7", "iteration: 123", "system: ", "runtime: .NET",
            "renderer: processor",
            nameof(InvalidOperationException), nameof(Thrown),
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_has_nothing_about_the_person()
    {
        using var state = new StateFolder();
        string text = File.ReadAllText(CrashLog.Write(Thrown(), Context)!);
        Assert.DoesNotContain(Environment.MachineName, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("environment", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_a_place_there_is_no_log_and_the_sentence_says_so()
    {
        using var state = new StateFolder();
        File.WriteAllText(state.Path, "in the way");
        Assert.Null(CrashLog.Write(Thrown(), Context));
        string said = CrashLog.Sentence(Thrown(), null);
        Assert.Contains("RnnViz met a mistake of its own", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }

    [Fact]
    public void Old_logs_go_when_there_are_more_than_twenty()
    {
        using var state = new StateFolder();
        for (int i = 0; i < CrashLog.MostKept + 5; i++)
        {
            Assert.NotNull(CrashLog.Write(Thrown(), Context));
        }

        Assert.Equal(CrashLog.MostKept, Directory.GetFiles(Path.Combine(state.Path, "logs")).Length);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("a test's\nmistake");
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
