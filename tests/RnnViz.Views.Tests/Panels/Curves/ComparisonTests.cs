using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Curves;

/// <summary>Two runs beside each other: named by what differs, both on the axes, and their numbers in a table.</summary>
public sealed class ComparisonTests
{
    /// <summary>Without clipping its loss leaps by many powers of ten in one update; clipped it learns.</summary>
    private static readonly Lesson Leaping = LessonCatalog.Load("adding-problem") with
    {
        Name = "leaping",
        Task = new AddingTaskSettings { Length = 40, BatchSize = 16 },
        Model = new ModelSettings
        {
            Hidden = 32,
            Activation = HiddenActivation.Relu,
            Initial = new InitialSettings { Kind = InitialKind.Identity, Gain = 1.05 },
        },
        Training = new TrainingSettings { Optimizer = new SgdSettings { LearningRate = 0.01 }, Clip = new ClipSettings { Threshold = 1 } },
    };

    [Fact]
    public void The_table_says_of_both_runs_where_they_are_their_loss_the_best_and_the_steps_to_the_floor()
    {
        Stage stage = Compared(LessonCatalog.Load("hello"), ThemeCatalog.Light, session => session.LearningRate = 0.5);
        stage.View.Focus = PanelKey.Loss;
        stage.Frames(1);
        ComparedRun other = stage.View.OtherLoss!;
        Assert.Equal(("lr 0.1", "lr 0.5"), (other.Name, other.ShownName));
        double floor = RunSummary.FloorOf(stage.Training.Session.Task)!.Value.Value;
        RequireRow(stage, "lr 0.5", stage.Training.Step.Iteration, stage.Training.Step.LossPerOutput,
            RunSummary.Of(stage.Training.Session.History.Loss, floor));
        RequireRow(stage, "lr 0.1", other.History.Count - 1, other.History.Loss.Latest, RunSummary.Of(other.History.Loss, floor));
        Assert.Contains(stage.Draw().Texts, text => text.Text == "steps to memoryless floor");
    }

    [Fact]
    public void A_run_that_never_came_to_the_floor_has_a_dash_and_a_control_changed_since_counts_at_once()
    {
        Stage stage = Compared(LessonCatalog.Load("hello"), ThemeCatalog.Light, session => session.LearningRate = 0);
        stage.View.Focus = PanelKey.Loss;
        stage.Frames(1);
        Assert.Equal("–", Row(stage, "lr 0")[^1]);
        stage.Training.Session.LearningRate = 0.1;
        stage.Frames(1);
        Assert.Contains(stage.Draw().Texts, text => text.Text.StartsWith("changed at ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_was_kept_before_its_first_update_has_dashes_and_no_NaN()
    {
        var stage = new Stage("hello", 1920, 1080);
        stage.Playback.IsRunning = false;
        stage.Do(Actions.Compare);
        stage.Training.Session.LearningRate = 0.5;
        stage.Do(Actions.Restart);
        stage.View.Focus = PanelKey.Loss;
        stage.Frames(1);
        Box panel = stage.Appearance.Layout.Loss;
        string[] texts = [.. stage.Draw().Texts.Where(text => panel.Contains(text.Bounds.Center)).Select(text => text.Text)];
        Assert.DoesNotContain("NaN", texts);
        Assert.Equal(4, texts.Count(text => text == "–")); // its loss, its best, and the floor that neither has come to
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public void A_run_kept_and_started_again_with_nothing_changed_is_told_from_the_kept_one(int width, int height)
    {
        Stage stage = Compared(LessonCatalog.Load("hello"), ThemeCatalog.Light, _ => { });
        stage.Resize(width, height);
        stage.View.Focus = PanelKey.Loss;
        stage.Frames(300);
        ComparedRun other = stage.View.OtherLoss!;
        Assert.Equal(("kept run, the same settings", "this run, the same settings"), (other.Name, other.ShownName));
        Assert.NotEmpty(Row(stage, other.Name));
        Assert.NotEmpty(Row(stage, other.ShownName));
    }

    [Fact]
    public void Names_that_differ_only_after_their_comma_are_told_apart_where_they_are_cut()
    {
        Lesson lstm = GatedCase.Recall(CellKind.Lstm, forgetBias: 4);
        InitialSettings scaled = lstm.Model.Initial with { SpectralRadius = 1 };
        var other = ComparedRun.Of(Session(lstm, 1));
        other.CompareWith(Session(lstm with { Model = lstm.Model with { Initial = scaled } }, 2));
        Assert.Equal(
            ("kept run, another start, seed 1", "this run, another start, seed 2", "another start, seed 1"),
            (other.Name, other.ShownName, other.Difference));

        static TrainingSession Session(Lesson lesson, int seed)
        {
            var session = new TrainingSession(lesson, seed);
            session.Prepare();
            return session;
        }
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("projector")]
    public void A_run_whose_loss_has_leapt_and_one_that_learns_fit_the_axes_and_the_texts_the_panels(string theme)
    {
        Stage stage = Compared(Leaping, ThemeCatalog.Find(theme)!, session => session.ClipKind = ClipKind.Norm);
        ComparedRun other = stage.View.OtherLoss!;
        Assert.True(other.History.Loss.Max(2) > 1e6 * other.History.Loss.Max(0), "the loss was to leap");
        foreach ((int width, int height) in new[] { (1280, 720), (1920, 1080), (1280, 1024), (3840, 2160) })
        {
            stage.Resize(width, height);
            foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Loss })
            {
                stage.View.Focus = focus;
                stage.Frames(300); // until the toast has gone
                RecordingCanvas canvas = stage.Draw();
                string where = $"{theme}, {focus} at {width}x{height}";
                TextFit.Require(canvas.Texts, stage.Size, where);
                foreach (Box panel in new[] { stage.Appearance.Layout.Loss, stage.Appearance.Layout.GradientNorm })
                {
                    // no mark of a point beyond the axis
                    Assert.DoesNotContain(canvas.Shapes, shape =>
                        shape.Kind == "triangle" && shape.Color == stage.Root.Theme.Backward && panel.Contains(shape.Bounds.Center));
                    Assert.All(canvas.Texts.Where(text => panel.Contains(text.Bounds.Center)),
                        text => Assert.True(panel.Encloses(TextFit.Ink(text)), $"{where}: \"{text.Text}\" crosses the border"));
                }

                Assert.True(focus == PanelKey.Loss == canvas.Texts.Any(text => text.Text == "clip 1.0"), $"{where}: table");
            }
        }
    }

    private static Stage Compared(Lesson lesson, Theme theme, Action<TrainingSession> set)
    {
        var stage = new Stage(lesson, new Extent(1280, 720), theme);
        stage.Frames(40);
        stage.Playback.IsRunning = false;
        stage.Do(Actions.Compare);
        set(stage.Training.Session);
        stage.Do(Actions.Restart);
        stage.Playback.IsRunning = true;
        stage.Frames(20);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    private static string[] Row(Stage stage, string name)
    {
        RecordingCanvas canvas = stage.Draw();
        DrawnText head = canvas.Texts.First(text => text.Text == name);
        return [.. canvas.Texts.Where(text => MathF.Abs(text.Bounds.Center.Y - head.Bounds.Center.Y) < 3 && text.Bounds.X > head.Bounds.X)
            .OrderBy(text => text.Bounds.X).Select(text => text.Text)];
    }

    private static void RequireRow(Stage stage, string name, int iteration, double loss, RunSummary summary)
    {
        string reached = summary.FloorAt is int at ? $"{at}" : "–";
        Assert.Equal([$"{iteration}", Three(loss), Three(Math.Min(loss, summary.Best)), reached], Row(stage, name));

        static string Three(double number)
        {
            var line = new Engine.Text.TextLine(stackalloc char[32]);
            line.Add3(number);
            return line.Span.ToString();
        }
    }
}
