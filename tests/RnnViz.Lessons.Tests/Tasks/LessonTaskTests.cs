using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Tasks;

public sealed class LessonTaskTests
{
    [Fact]
    public void The_memoryless_loss_of_copy_memory_with_delay_50_is_0_2971()
    {
        var task = new CopyTask(new CopyTaskSettings { Delay = 50 }, 1);
        Assert.Equal(0.2971, task.Baselines[0].Value, 4);
        SequenceBatch batch = task.BuildBatch();
        task.Fill(3, batch);
        Assert.Equal(70, batch.T);
        for (int i = 1; i <= 10; i++)
        {
            Assert.Equal(batch.InputTokens(i)[7], batch.TargetTokens(60 + i)[7]);
            Assert.Equal(8, batch.TargetTokens(i)[7]);
        }

        Assert.Equal(9, batch.InputTokens(60)[0]);
        Assert.Equal(8, batch.InputTokens(61)[0]);
    }

    [Fact]
    public void Answering_1_in_the_adding_problem_has_a_mean_squared_error_of_one_sixth_and_half_of_it_in_half_squared_error()
    {
        var task = new AddingTask(new AddingTaskSettings { Length = 50, BatchSize = 4000 }, 1);
        SequenceBatch batch = task.BuildBatch();
        task.Fill(0, batch);
        double[] targets = batch.Target(50).ToArray();
        Assert.Equal(1.0 / 6, targets.Average(y => (y - 1) * (y - 1)), 0.008);
        Assert.Equal(1.0 / 12, task.Baselines[0].Value, 15);
        for (int b = 0; b < 50; b++)
        {
            double[] marks = [.. Enumerable.Range(1, 50).Select(t => batch.Input(t)[4000 + b])];
            Assert.Equal(2, marks.Sum());
            Assert.Equal(1, marks.Take(25).Sum());
            Assert.Equal(targets[b], Enumerable.Range(1, 50).Sum(t => batch.Input(t)[b] * marks[t - 1]), 12);
        }
    }

    [Fact]
    public void Temporal_order_has_four_classes_and_chance_ln_4()
    {
        var task = new TemporalOrderTask(new TemporalOrderTaskSettings { Length = 60, BatchSize = 400 }, 1);
        Assert.Equal(1.386, task.Baselines[0].Value, 3);
        SequenceBatch batch = task.BuildBatch();
        task.Fill(0, batch);
        for (int b = 0; b < 400; b++)
        {
            int[] marks = [.. Enumerable.Range(1, 60).Select(t => batch.InputTokens(t)[b]).Where(x => x < 2)];
            Assert.Equal(2 * marks[0] + marks[1], batch.TargetTokens(60)[b]);
        }

        Assert.Equal(4, batch.TargetTokens(60).ToArray().Distinct().Count());
    }

    [Fact]
    public void A_series_of_14_points_has_4_windows_of_10_each_with_the_next_point_as_target()
    {
        var task = new SeriesTask(new SeriesTaskSettings { Window = 10 }, Points([.. Enumerable.Range(1, 14).Select(i => (double)i)]), 1);
        SequenceBatch batch = task.BuildBatch();
        task.Fill(0, batch);
        Assert.Equal(4, batch.B);
        Assert.Equal([11, 12, 13, 14], batch.Target(10).ToArray());
        Assert.Equal([1, 2, 3, 4], batch.Input(1).ToArray());
        Assert.Equal([10, 11, 12, 13], batch.Input(10).ToArray());
    }

    [Fact]
    public void Small_batches_draw_each_window_of_a_series_once_an_epoch_and_the_same_ones_again_on_replay()
    {
        var settings = new SeriesTaskSettings { Window = 3, BatchSize = 5 };
        var task = new SeriesTask(settings, Points([.. Enumerable.Range(0, 23).Select(i => (double)i)]), 9);
        SequenceBatch batch = task.BuildBatch();
        double[] Starts(int iteration)
        {
            task.Fill(iteration, batch);
            return batch.Input(1).ToArray();
        }

        double[] epoch = [.. Enumerable.Range(0, 4).SelectMany(Starts)];
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (double)i), epoch.Order());
        double[] later = Starts(6);
        Assert.Equal(epoch[..5], Starts(0));
        Assert.Equal(later, Starts(6));
    }

    [Fact]
    public void The_generated_series_has_8327_points_mean_0_and_deviation_1_and_never_settles()
    {
        var settings = new SeriesTaskSettings { Generator = SeriesGenerator.Chaotic, Window = 10 };
        double[] series = Series.Read(settings, new InputFolder(""), new LessonMistakes(), out _)!.Values;
        Assert.Equal(8327, series.Length);
        Assert.Equal(0, series.Average(), 12);
        Assert.Equal(1, series.Average(v => v * v), 12);
        Assert.True(series[^500..].Max() - series[^500..].Min() > 2);
    }

    [Fact]
    public void Labels_of_a_text_are_single_glyphs_and_follow_the_order_of_characters()
    {
        TrainingSession session = new(LessonCatalog.Load("pride-and-prejudice"));
        Assert.Equal(["↵", "␣", "!"], session.Task.InputSymbols!.Take(3));
        Assert.All(session.Task.InputSymbols!, s => Assert.Single(s.EnumerateRunes()));
    }

    private static SeriesData Points(double[] values) => new(values, ValueUnits.Own, null, "", []);
}
