using System.Globalization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Runs that train side by side need memory side by side.</summary>
public sealed class MemoryOfRunsTests
{
    private const long Available = 1_500_000_000;

    private static readonly TaskSizes Sizes = new() { Timesteps = 1000, BatchSize = 1000, InputSize = 2, OutputSize = 1 };

    [Fact]
    public void A_run_that_fits_alone_does_not_beside_another_one()
    {
        Lesson lesson = Vanilla();
        Assert.Empty(MistakesOf(lesson, []));
        LessonError error = Assert.Single(MistakesOf(lesson, [lesson]));
        Assert.Contains(", 2 runs need ", error.Finding, StringComparison.Ordinal);
        Assert.Contains("fewer runs", error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_beside_it_counts_with_its_own_size()
    {
        Lesson lesson = Vanilla(), lstm = lesson with { Model = lesson.Model with { Cell = CellKind.Lstm } };
        Assert.True(NeedOf(lesson, [lstm]) > NeedOf(lesson, [lesson]));
        Assert.Equal(NeedOf(lesson, [lstm]), NeedOf(lstm, [lesson]));
    }

    [Fact]
    public void The_surface_that_every_lesson_can_show_counts_once()
    {
        Lesson lesson = Vanilla();
        double one = NeedOf(lesson, []), two = NeedOf(lesson, [lesson]), three = NeedOf(lesson, [lesson, lesson]);
        Assert.Equal(three - two, two - one, 0.11); // sums are said to a tenth of a gigabyte
        Assert.True(one > two - one);
    }

    [Fact]
    public void Recordings_beside_each_other_are_counted_together_each_with_its_own_size()
    {
        Lesson lesson = Vanilla();
        Assert.Null(LessonMemory.Together([(lesson, Sizes)], Available));
        LessonError error = Assert.IsType<LessonError>(LessonMemory.Together([(lesson, Sizes), (lesson, Sizes)], Available));
        Assert.Contains("2 recordings need ", error.Finding, StringComparison.Ordinal);
        Assert.Equal(
            Assert.Single(MistakesOf(lesson, [lesson])).Finding.Split(" need ")[1], error.Finding.Split(" need ")[1]);
        Assert.Null(LessonMemory.Together([(lesson, Sizes), (lesson, Sizes with { BatchSize = 10 })], Available));
    }

    private static Lesson Vanilla()
    {
        Lesson hello = LessonCatalog.Load("hello");
        return hello with { Model = hello.Model with { Hidden = 4 } };
    }

    private static double NeedOf(Lesson lesson, IReadOnlyList<Lesson> beside)
    {
        string finding = Assert.Single(MistakesOf(lesson, beside, 1)).Finding;
        string sum = finding.Split(" need ")[1].Split(" GB")[0];
        return double.Parse(sum, CultureInfo.InvariantCulture);
    }

    private static IReadOnlyList<LessonError> MistakesOf(Lesson lesson, IReadOnlyList<Lesson> beside, long available = Available)
    {
        var mistakes = new LessonMistakes();
        LessonMemory.Check(lesson, Sizes, mistakes, available, beside);
        return mistakes.Errors;
    }
}
