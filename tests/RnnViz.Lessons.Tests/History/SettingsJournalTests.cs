using RnnViz.Lessons.History;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.History;

public sealed class SettingsJournalTests
{
    private static readonly LiveSettings Lesson = new(0.1, OptimizerKind.Adam, ClipKind.Norm, 5, null, 1, -1);

    [Fact]
    public void Settings_hold_from_their_iteration_on_and_the_last_of_one_iteration_counts()
    {
        var journal = new SettingsJournal(Lesson);
        journal.Set(10, Lesson with { LearningRate = 0.2 });
        journal.Set(10, Lesson with { LearningRate = 0.3 });
        journal.Set(20, Lesson with { Truncation = 4 });
        Assert.Equal([0.1, 0.3, 0.3, 0.1], new[] { 9, 10, 19, 20 }.Select(i => journal.At(i).LearningRate));
        Assert.Equal((null, 4), (journal.Before(20).Truncation, journal.At(1000).Truncation));
        Assert.True(journal.TryFind(20, out _) && !journal.TryFind(19, out _));
        journal.DropAfter(15);
        Assert.Equal((0.3, null), (journal.At(25).LearningRate, journal.At(25).Truncation));
    }

    [Fact]
    public void What_a_lesson_says_comes_before_what_was_changed_at_its_first_iteration()
    {
        var journal = new SettingsJournal(Lesson);
        journal.Set(0, Lesson with { Optimizer = OptimizerKind.Sgd });
        Assert.Equal((OptimizerKind.Adam, OptimizerKind.Sgd), (journal.Before(0).Optimizer, journal.At(0).Optimizer));
    }

    [Fact]
    public void Weights_are_multiplied_once()
    {
        var journal = new SettingsJournal(Lesson);
        journal.Set(3, Lesson with { RecurrentFactor = 2, ScaledAt = 3 });
        Assert.Equal([(1.0, -1), (2.0, 3), (1.0, 3)], new[] { 2, 3, 4 }.Select(
            i => (journal.At(i).RecurrentFactor, journal.At(i).ScaledAt)));
    }
}
