using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Screen;

/// <summary>Runs beside each other are never called by the same name.</summary>
public sealed class RunNamesTests
{
    [Fact]
    public void Runs_that_a_control_has_made_the_same_are_told_apart_by_their_places()
    {
        Stage stage = Beside("ten times the learning rate");
        ShownContrast contrast = stage.Root.Lesson.Contrast;
        string[] before = NamesOf(contrast);
        Assert.Distinct(before);
        stage.Frames(5);
        contrast.ForAll(run => (run.Session.LearningRate = 0.2) > 0);
        stage.Frames(5);
        string[] after = NamesOf(contrast);
        Assert.StartsWith("run 1, ", after[0], StringComparison.Ordinal);
        Assert.StartsWith("run 2, ", after[1], StringComparison.Ordinal);
        Assert.DoesNotContain("run", before[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_choice_twice_makes_three_names()
    {
        Stage stage = Beside("ten times the learning rate", "ten times the learning rate");
        Assert.Distinct(NamesOf(stage.Root.Lesson.Contrast));
    }

    private static string[] NamesOf(ShownContrast contrast) => [.. contrast.Runs.Select(run => run.Name)];

    private static Stage Beside(params string[] questions)
    {
        var stage = new Stage("hello");
        foreach (string question in questions)
        {
            var session = stage.Training.Session;
            stage.Root.Beside(Lessons.Contrasts.ContrastChoices.Of(session).First(choice => choice.Question == question));
        }

        stage.Playback.IsRunning = true;
        return stage;
    }
}
