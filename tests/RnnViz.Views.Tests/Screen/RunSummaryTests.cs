using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Screen;

/// <summary>A run's best loss and when it came to the floor, against the losses themselves.</summary>
public sealed class RunSummaryTests
{
    [Theory]
    [InlineData("hello", 200, true)]
    [InlineData("vanishing", 120, null)]
    [InlineData("adding-problem", 120, null)]
    [InlineData("copy-memory", 30, false)]
    public void The_numbers_follow_from_the_losses(string name, int iterations, bool? comesThere)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        session.Prepare();
        double floor = RunSummary.FloorOf(session.Task)!.Value.Value;
        var losses = new List<double>();
        for (int i = 0; i < iterations; i++)
        {
            losses.Add(session.Step.LossPerOutput);
            session.GoTo(i + 1);
        }

        RunSummary summary = RunSummary.Of(session.History.Loss, floor);
        int expected = Enumerable.Range(0, iterations).FirstOrDefault(
            i => losses[i] <= floor && losses.Skip(i).Take(50).Average() <= floor, -1);
        Assert.Equal((losses.Min(), expected < 0 ? (int?)null : expected, false), (summary.Best, summary.FloorAt, summary.IsRough));
        Assert.Equal(comesThere ?? summary.FloorAt is not null, summary.FloorAt is not null);
    }

    [Fact]
    public void A_lucky_batch_does_not_count()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.Prepare();
        session.GoTo(1);
        session.LearningRate = 0;
        for (int i = 2; i < 80; i++)
        {
            session.GoTo(i);
        }

        // the first loss alone is below a floor that the others are above of
        double first = session.History.Loss.Min(0), others = session.History.Loss.Min(1);
        Assert.NotEqual(first, others);
        double between = (first + others) / 2;
        int? reached = first < others ? null : 1;
        Assert.Equal(reached, RunSummary.Of(session.History.Loss, between).FloorAt);
    }

    [Fact]
    public void What_has_lasted_for_less_than_fifty_iterations_may_be_luck()
    {
        var summary = new RunSummary(0.1, 30, IsRough: false);
        Assert.Null(summary.Lasted(79).FloorAt);
        Assert.Equal(summary, summary.Lasted(80));
        Assert.Equal(0.1, summary.Lasted(31).Best);
    }

    [Fact]
    public void The_floor_is_the_lowest_baseline()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        Assert.Equal(session.Task.Baselines.Min(line => line.Value), RunSummary.FloorOf(session.Task)!.Value.Value);
        Assert.Equal("memoryless floor", RunSummary.FloorOf(session.Task)!.Value.Label);
        LessonTask without = new TrainingSession(LessonCatalog.Load("two-timesteps")).Task;
        Assert.Empty(without.Baselines);
        Assert.Null(RunSummary.FloorOf(without));
    }

    [Fact]
    public void Of_a_long_run_the_iteration_is_rough()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.Prepare();
        for (int i = 1; i < 2200; i++)
        {
            session.GoTo(i);
        }

        double floor = RunSummary.FloorOf(session.Task)!.Value.Value;
        RunSummary summary = RunSummary.Of(session.History.Loss, floor);
        Assert.True(summary.IsRough);
        Assert.InRange(summary.FloorAt!.Value, 0, 20);
    }
}
