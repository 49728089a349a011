using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Tests.BuiltIn;

/// <summary>Each built-in lesson, held to what it promises.</summary>
public sealed class BuiltInLessonTests
{
    private static readonly double Chance = Math.Log(4);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Hello_goes_from_chance_through_the_memoryless_floor_to_below_a_hundredth_within_400_iterations(int seed)
    {
        TrainingSession session = TrainedLesson.Train("hello", seed, 400);
        Assert.InRange(session.History.Loss.Mean(0), 0.8 * Chance, 1.5 * Chance);
        Assert.True(session.History.Loss.Latest < 0.01, $"loss {session.History.Loss.Latest}");
        LossBaseline floor = session.Task.Baselines.Single(b => b.Label == "memoryless floor");
        Assert.Equal(2 * Math.Log(2) / 4, floor.Value, 12);
        Assert.Equal(0.3466, floor.Value, 4);
    }

    [Fact]
    public void Pride_and_prejudice_starts_near_ln_V_and_is_below_1_7_nats_per_character_after_2000_iterations()
    {
        double first = double.NaN;
        TrainingSession session = TrainedLesson.Train("pride-and-prejudice", 1, 2000, step =>
        {
            if (step.Iteration == 0)
            {
                first = step.LossPerOutput;
            }
        });
        double uniform = Math.Log(session.Task.InputSymbols!.Count);
        Assert.Equal(75, session.Task.InputSymbols!.Count);
        Assert.InRange(first, 0.95 * uniform, 1.05 * uniform);
        Assert.True(session.History.Loss.SmoothedLatest < 1.7, $"loss {session.History.Loss.SmoothedLatest}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Pride_and_prejudice_starts_near_ln_V_with_other_seeds_too(int seed)
    {
        TrainingSession session = TrainedLesson.Train("pride-and-prejudice", seed, 1);
        Assert.InRange(session.History.Loss.Latest, 0.95 * Math.Log(75), 1.05 * Math.Log(75));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Vanishing_gradients_shrink_a_millionfold_and_the_loss_stays_at_chance(int seed)
    {
        double largest = 0;
        TrainingSession session = TrainedLesson.Train("vanishing", seed, 400, step => largest = Math.Max(largest, step.Ratio()));
        Assert.True(largest <= 1e-6, $"ratio {largest}");
        Assert.InRange(session.History.Loss.SmoothedLatest, 0.97 * Chance, 1.03 * Chance);
        Assert.Equal(Chance, session.Task.Baselines[0].Value, 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Exploding_gradients_throw_the_loss_up_and_clipped_they_do_not_and_the_task_is_learnt(int seed)
    {
        var ratios = new List<double>();
        TrainingSession free = TrainedLesson.Train("exploding", seed, 2, step => ratios.Add(step.Ratio()));
        TrainingSession clipped = TrainedLesson.Train("clipping", seed, 201, step => ratios.Add(step.Ratio()));
        Assert.True(ratios.Min() > 1e3, $"ratio {ratios.Min()}");
        Assert.Equal(free.History.Loss.Mean(0), clipped.History.Loss.Mean(0));
        Assert.True(free.History.Loss.Latest > 1e3 * free.History.Loss.Mean(0), $"loss {free.History.Loss.Latest}");
        Assert.True(clipped.History.Loss.Mean(1) < 2 * clipped.History.Loss.Mean(0), $"clipped {clipped.History.Loss.Mean(1)}");
        Assert.True(clipped.History.Loss.SmoothedLatest < Chance / 2, $"clipped loss {clipped.History.Loss.SmoothedLatest}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Chaotic_tanh_units_let_the_gradient_grow_and_one_update_saturates_nearly_all(int seed)
    {
        var ratios = new List<double>();
        TrainedLesson.Train("chaotic", seed, 2, step =>
        {
            ratios.Add(step.Ratio());
            if (step.Iteration == 1)
            {
                double saturated = step.Hidden(40).ToArray().Average(h => Math.Abs(h) > 0.995 ? 1 : 0);
                Assert.True(saturated > 0.99, $"saturated {saturated}");
                Assert.Equal(0, step.HiddenGradientNorms[0]);
            }
        });
        Assert.True(ratios[0] > 1e3, $"ratio {ratios[0]}");
        Assert.Equal(0, ratios[1]);
    }
}
