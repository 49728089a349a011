using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Curves;

/// <summary>The table of the runs has the numbers of the runs, and its sentence says nothing that they do not.</summary>
public sealed partial class VerdictPanelTests
{
    [Fact]
    public void Every_run_has_a_row_of_its_numbers()
    {
        Stage stage = Contrast("vanishing", 0);
        Run(stage, 60);
        foreach (ShownRun run in stage.Root.Lesson.Contrast.Runs)
        {
            TrainingSession session = run.Training.Session;
            double[] norms = session.Step.HiddenGradientNorms.ToArray(), first = session.History.FlowRow(0).ToArray();
            string[] row = Row(stage, run.Name);
            Assert.Equal(Three(session.Step.LossPerOutput), row[0]);
            Assert.Equal(Three(Math.Min(session.Step.LossPerOutput, RunSummary.Of(session.History.Loss, null).Best)), row[1]);
            Assert.Equal(Three(norms[0] / norms[^1]), row[3]);
            Assert.Equal(Three(first[0] / first[^1]), row[4]);
            Assert.Equal("×" + Three(Math.Pow(10, session.Step.GrowthRate)), row[5]);
            Assert.Equal(session.Step.IsGated ? "–" : Three(session.Spectrum.SpectralRadius), row[6]);
        }
    }

    [Fact]
    public void Its_numbers_are_those_of_the_iteration_that_is_gone_back_to()
    {
        Stage stage = Contrast("vanishing", 0);
        Run(stage, 20);
        stage.Training.Walk.GoToIteration(5);
        stage.Frames(1);
        Assert.All(stage.Root.Lesson.Contrast.Runs, run => Assert.Equal(Three(run.Training.Step.LossPerOutput), Row(stage, run.Name)[0]));
        Assert.Contains(Texts(stage), text => text == "best, floor: to iteration 19");
        string best = Row(stage, "vanilla")[1];
        Assert.Contains(In(stage), text => text.Text == best && text.Color == stage.Root.Theme.Muted);
    }

    [Fact]
    public void What_the_walk_has_not_come_to_is_not_told()
    {
        Stage stage = Contrast("vanishing", 0);
        stage.Training.Walk.GoTo(stage.Training.Walk.Itinerary.At(0, 0));
        stage.Frames(1);
        DrawnText[] row = [.. In(stage).Where(text => IsInRow(stage, "vanilla", text)).OrderBy(text => text.Bounds.X).Skip(1)];
        Assert.Equal("–", row[1].Text);
        Rgba dimmed = stage.Root.Theme.Dimmed(stage.Root.Theme.Text);
        Assert.All(new[] { 0, 3, 4, 5 }, i => Assert.Equal(dimmed, row[i].Color));
    }

    [Fact]
    public void The_sentence_says_which_run_was_better_and_by_how_much_more_arrives()
    {
        Stage stage = Contrast("lstm-remembers", 7);
        Assert.DoesNotContain("lower loss", string.Join(' ', Texts(stage)));
        Run(stage, 150);
        double[] losses = [.. stage.Root.Lesson.Contrast.Runs.Select(run => run.Training.Step.LossPerOutput)];
        Assert.True(losses[1] > 3 * losses[0], "it has not been learnt");
        string said = string.Join(' ', Texts(stage));
        Assert.Contains("forget bias 4.0: lower loss; ", said);
        double[] shares =
        [
            .. stage.Root.Lesson.Contrast.Runs.Select(run => run.Training.Step.HiddenGradientNorms.ToArray())
                .Select(norms => norms[0] / norms[^1]),
        ];
        Assert.Contains($"{Three(shares[0] / shares[1])} times as large a share of the gradient arrives at t = 1", said);
    }

    [Fact]
    public void Of_three_runs_the_one_that_is_clearly_worse_is_named()
    {
        var stage = new Stage("lstm-and-vanilla", 1920, 1080);
        Run(stage, 80);
        stage.Do(Actions.PanelOfVerdict);
        stage.Frames(1);
        double[] losses = [.. stage.Root.Lesson.Contrast.Runs.Select(run => run.Training.Step.LossPerOutput)];
        Assert.True(losses[0] > 3 * losses[1] && losses[0] > 3 * losses[2], "the gated cells have not learnt it");
        string said = string.Join(' ', Texts(stage));
        Assert.Contains("vanilla: higher loss than the others, where at least ", said);
    }

    [Fact]
    public void Where_nothing_arrives_it_says_so()
    {
        var stage = new Stage("clipping-contrast", 1920, 1080);
        Run(stage, 120);
        stage.Do(Actions.PanelOfVerdict);
        stage.Frames(1);
        Assert.Equal(0, stage.Training.Step.HiddenGradientNorms[0]);
        Assert.Contains(
            "clipped at 1: lower loss; in not clipped nothing of the gradient arrives at t = 1", string.Join(' ', Texts(stage)));
    }

    [Fact]
    public void Runs_of_equal_settings_have_no_verdict()
    {
        Stage stage = Contrast("vanishing", 4);
        SetAll(stage, session => session.LearningRate = 0.05);
        Run(stage, 60);
        Assert.DoesNotContain(Texts(stage), text => text.Contains("loss:", StringComparison.Ordinal)
            || text.Contains("lower", StringComparison.Ordinal) || text.Contains("share", StringComparison.Ordinal));
    }

    [Fact]
    public void A_kept_run_is_a_row_that_stands_still()
    {
        var stage = new Stage("vanishing", 1920, 1080);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        stage.Frames(30);
        stage.Playback.IsRunning = false;
        stage.Do(Actions.PanelOfVerdict);
        Assert.Contains("One run", stage.Root.Lesson.LastMessage);
        stage.Do(Actions.Compare);
        string kept = Three(stage.Training.Session.History.Loss.Latest);
        stage.Do(Actions.RestartAnew);
        stage.Frames(2);
        stage.Do(Actions.PanelOfVerdict);
        stage.Frames(2);
        Assert.Contains("kept at 29: seed 1", Texts(stage));
        Assert.Contains(kept, Row(stage, "kept at 29: seed 1"));
        stage.Do(Actions.Step);
        stage.Frames(2);
        Assert.Contains(kept, Row(stage, "kept at 29: seed 1"));
    }

    [Theory]
    [InlineData("light", 1280, 720)]
    [InlineData("projector", 1280, 720)]
    [InlineData("dark", 1920, 1080)]
    public void No_text_is_cut_among_all_panels_nor_alone(string theme, int width, int height)
    {
        Stage stage = Contrast("vanishing", 0, width, height, theme, isAlone: false);
        stage.Do(Actions.AddRun);
        stage.Type("3");
        stage.Frames(2);
        Run(stage, 40);
        stage.Frames(300);
        Assert.Equal(theme != "projector", stage.Appearance.Layout[PanelName.Verdict].Width > 0);
        TextFit.RequireApart(In(stage), stage.Size, theme);
        stage.Do(Actions.PanelOfVerdict);
        stage.Frames(300);
        TextFit.Require(stage.Draw().Texts, stage.Size, theme + " alone");
        foreach (string title in new[] { "loss", "best", "arrives at t = 1", "at iteration 0", "per step", "ρ" })
        {
            Assert.Contains(title, Texts(stage));
        }
    }

    [Fact]
    public void Every_column_is_explained_and_every_number_named()
    {
        Stage stage = Contrast("vanishing", 0);
        Run(stage, 3);
        stage.Frames(300);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(1, 1)));
        foreach (string title in new[] { "loss", "best", "arrives at t = 1", "at iteration 0", "per step", "ρ" })
        {
            DrawnText heading = In(stage).First(text => text.Text == title);
            stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, heading.Bounds.Center));
            stage.Frames(60);
            Assert.True(stage.Tip().Length > 1, $"nothing is said of {title}");
            float row = In(stage).First(text => text.Text == "vanilla").Bounds.Center.Y;
            stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(heading.Bounds.Right - 4, row)));
            stage.Frames(2);
            Assert.Contains(stage.Tip(), text => text.Text.StartsWith("vanilla:", StringComparison.Ordinal));
        }
    }

    private static Stage Contrast(string lesson, int choice, int width = 1920, int height = 1080, string theme = "light",
        bool isAlone = true)
    {
        var stage = new Stage(lesson, width, height, ThemeCatalog.Find(theme));
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        stage.Do(Actions.Contrast);
        stage.Type(((choice + 1) % 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
        stage.Frames(2);
        if (isAlone)
        {
            stage.Do(Actions.PanelOfVerdict);
            stage.Frames(1);
        }

        return stage;
    }

    private static void SetAll(Stage stage, Action<TrainingSession> change)
    {
        stage.Root.Lesson.Contrast.ForAll(run =>
        {
            change(run.Session);
            run.Session.Prepare();
            return true;
        });
        stage.Frames(1);
    }

    private static void Run(Stage stage, int iterations)
    {
        stage.Playback.IsRunning = true;
        stage.Frames(iterations);
        stage.Playback.IsRunning = false;
        stage.Frames(2);
    }

    private static DrawnText[] In(Stage stage)
    {
        Box box = stage.Appearance.Layout[PanelName.Verdict];
        return [.. stage.Draw().Texts.Where(text => box.Contains(text.Bounds.Center))];
    }

    private static string[] Texts(Stage stage) => [.. In(stage).Select(text => text.Text)];

    private static bool IsInRow(Stage stage, string name, DrawnText text) =>
        MathF.Abs(text.Bounds.Center.Y - In(stage).First(other => other.Text == name).Bounds.Center.Y) < 8;

    /// <summary>The numbers of the row of a name, from left to right.</summary>
    private static string[] Row(Stage stage, string name) =>
    [
        .. In(stage).Where(text => IsInRow(stage, name, text) && text.Text != name).OrderBy(text => text.Bounds.X)
            .Select(text => text.Text),
    ];

    private static string Three(double number)
    {
        var line = new TextLine(new char[24]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
