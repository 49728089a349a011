using System.ComponentModel.DataAnnotations;
using System.Reflection;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Flow;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Panels.Tasks;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels;

public sealed class PictureTests
{
    [Fact]
    public void A_digit_gives_a_panel_the_window_and_the_same_digit_or_Esc_takes_it_back()
    {
        Stage stage = Paused("hello");
        stage.Do(Actions.FocusPanels[1]);
        stage.Frames(1);
        Assert.Equal(PanelKey.Hidden, stage.Appearance.Layout.Focus);
        Assert.True(stage.Appearance.Layout.Hidden.Width > 1200);
        Assert.Equal(0, stage.Appearance.Layout.Loss.Width);
        stage.Do(Actions.FocusPanels[1]);
        stage.Frames(1);
        Assert.True(stage.Appearance.Layout.Loss.Width > 0);
        stage.Do(Actions.FocusPanels[7]);
        stage.Do(Actions.Back);
        stage.Frames(1);
        Assert.Equal(PanelKey.None, stage.Appearance.Layout.Focus);
        Assert.False(stage.Tree.QuitRequested);
    }

    [Fact]
    public void The_timestep_that_a_walk_stands_at_is_numbered_below_the_rows_at_every_size()
    {
        var stage = new Stage(LessonCatalog.Load("saturation"), new Extent(1920, 1080), honoursStops: true);
        _ = StopWalk.Stops(stage).First(stop => stop.Timestep == 1 && stop.Show.Contains(PanelName.Hidden));
        foreach ((RecordingCanvas canvas, Extent size, Theme theme) in StopWalk.Screens(stage))
        {
            Assert.True(canvas.Texts.Any(text => text.Text == "t=1"), $"{theme.Name} {size.Width}x{size.Height}");
            TextFit.Require(canvas.Texts, size, $"{theme.Name} {size.Width}x{size.Height}");
            DrawnText[] key = [.. canvas.Texts.Where(text => text.Text.EndsWith("sat.", StringComparison.Ordinal))];
            Assert.All(key, text => Assert.True(text.Bounds.Right < stage.View.Axis.Area.X, $"{theme.Name} {size.Width}: the key"));
        }
    }

    [Fact]
    public void A_clipped_gradient_that_is_too_short_to_see_is_told_as_a_number()
    {
        var stage = new Stage(LessonCatalog.Load("clipping"), new Extent(1920, 1080), honoursStops: true);
        _ = StopWalk.Stops(stage).First(
            stop => stop is { Iteration: 0, Term: Lessons.Phases.Term.Clip } && stage.Training.Question is null);
        foreach ((RecordingCanvas canvas, Extent size, Theme theme) in StopWalk.Screens(stage))
        {
            string[] told = [.. canvas.Texts.Select(text => text.Text).Where(text => text.StartsWith("clipped", StringComparison.Ordinal))];
            Assert.True(told.Any(text => text is "clipped, 268 times shorter" or "clipped: 1/268"),
                $"{theme.Name} {size.Width}x{size.Height}");
        }
    }

    [Fact]
    public void A_lesson_file_names_the_panel_that_it_begins_with()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        var stage = new Stage(lesson with { View = lesson.View with { Focus = "spectrum" } }, new Extent(1280, 720));
        Assert.Equal(PanelKey.Spectrum, stage.Appearance.Layout.Focus);
    }

    [Fact]
    public void Lesson_files_know_every_panel()
    {
        object?[] names =
            typeof(ViewSettings).GetProperty(nameof(ViewSettings.Focus))!.GetCustomAttribute<AllowedValuesAttribute>()!.Values;
        Assert.Equal(
            [.. Enum.GetNames<PanelKey>().Skip(1).Select(name => name.ToLowerInvariant()), "carousel", "bifurcation", null], names);
    }

    [Fact]
    public void The_wheel_zooms_the_rows_a_drag_pans_them_and_a_double_click_shows_all()
    {
        Stage stage = Paused("copy-memory");
        var at = new Point(stage.View.Axis.Center(20), stage.Appearance.Layout.Gradient.Center.Y);
        float column = stage.View.Axis.ColumnsBefore(at.X);
        stage.Tree.Input(InputEvent.OfWheel(at, 4));
        Assert.InRange(stage.View.Range.Count, 15, 18);
        Assert.Equal(column, stage.View.Axis.ColumnsBefore(at.X), 2);
        float start = stage.View.Range.Start, width = stage.View.Axis.ColumnWidth;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerPressed, at));
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at + new Point(-2 * width, 0)));
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerReleased, at + new Point(-2 * width, 0)));
        Assert.Equal(start + 2, stage.View.Range.Start, 2);
        stage.Frames(60); // no double click with what went before
        stage.Click(at);
        stage.Click(at);
        Assert.True(stage.View.Axis.ShowsAll);
    }

    [Fact]
    public void A_double_click_walks_where_its_first_click_does_and_no_further()
    {
        Stage stage = Paused("copy-memory");
        var at = new Point(stage.View.Axis.Center(20), stage.Appearance.Layout.Gradient.Center.Y);
        stage.Tree.Input(InputEvent.OfWheel(at, 4));
        stage.Click(at);
        Cursor clicked = stage.Training.Walk.Cursor;
        Assert.Equal(20, clicked.Timestep);
        stage.Click(at + new Point(2, 0));
        Assert.True(stage.View.Axis.ShowsAll);
        Assert.Equal(clicked, stage.Training.Walk.Cursor);
        stage.Frames(60);
        stage.Click(new Point(stage.View.Axis.Center(3), at.Y));
        Assert.Equal(3, stage.Training.Walk.Cursor.Timestep);
    }

    [Fact]
    public void Fitted_scales_hold_what_is_shown_say_so_and_are_locked_again()
    {
        Stage stage = Paused("vanishing");
        ValueScale locked = stage.Scales.Norm;
        stage.Do(Actions.FitScales);
        stage.Frames(1);
        Assert.NotEqual(locked, stage.Scales.Norm);
        foreach (double norm in stage.Training.Step.HiddenGradientNorms)
        {
            Assert.InRange(Math.Log10(norm), stage.Scales.Norm.Low, stage.Scales.Norm.High);
        }

        Assert.True(stage.Draw().Texts.Count(text => text.Text == "fitted") >= 3);
        stage.Do(Actions.FitScales);
        stage.Frames(1);
        Assert.Equal(locked, stage.Scales.Norm);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text == "fitted");
    }

    [Fact]
    public void The_tip_tells_the_number_under_the_pointer()
    {
        Stage stage = Paused("hello");
        HiddenPanel panel = stage.Root.Lesson.Children.OfType<HiddenPanel>().Single();
        var at = new Point(stage.View.Axis.Center(3), panel.Plot.Y + panel.Plot.Height * 5.5f / 8);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at));
        stage.Frames(1);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains("h3[unit6]", string.Concat(texts), StringComparison.Ordinal);
        Assert.Contains(texts, text => text.StartsWith(Three(stage.Training.Step.Hidden(3)[5]), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vanishing", "light")]
    [InlineData("exploding", "projector")]
    [InlineData("clipping", "dark")]
    [InlineData("saturation", "projector")]
    [InlineData("spectral-radius", "projector")]
    [InlineData("spectral-radius", "light")]
    public void The_name_of_the_bound_covers_no_bar(string lesson, string theme)
    {
        var stage = new Stage(LessonCatalog.Load(lesson), new Extent(1280, 720), ThemeCatalog.Find(theme));
        foreach ((int width, int height) in new[] { (1280, 720), (1366, 768), (1920, 1080) })
        {
            stage.Resize(width, height);
            stage.Frames(1);
            RecordingCanvas canvas = stage.Draw();
            Box name = TextFit.Ink(canvas.Texts.Single(text => text.Text == "bound"));
            float foot = stage.Root.Lesson.Children.OfType<FlowPanel>().Single().Plot.Bottom;
            Box[] bars =
                [.. canvas.Shapes.Where(shape => shape.Kind == "rounded box" && shape.Bounds.Bottom == foot).Select(shape => shape.Bounds)];
            Assert.NotEmpty(bars);
            Assert.DoesNotContain(bars, bar => bar.Overlaps(name));
        }
    }

    [Fact]
    public void The_flow_row_says_how_far_the_window_is_from_the_full_gradient()
    {
        Stage stage = Paused("window-of-three");
        Assert.Equal(FlowPicture.Triangle, stage.View.FlowPicture);
        Assert.Equal(stage.Training.Step.Iteration, stage.Training.Analysis.Iteration);
        string difference = (100 * stage.Training.Analysis.ThrownAway).ToString("F1", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(
            stage.Draw().Texts, text => text.Text.Contains($" differs by {difference} % from ", StringComparison.Ordinal));
        stage.Do(Actions.FlowPicture);
        stage.Frames(1);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "TERMS");
    }

    [Fact]
    public void The_outer_products_add_up_to_the_terms_and_these_to_the_gradient()
    {
        Stage stage = Paused("sum-over-batch");
        PreparedStep step = stage.Training.Step;
        var products = new OuterProducts(step);
        products.Compute(stage.Scales.Gradient, stage.Scales.Hidden);
        stage.Training.Analysis.Request();
        stage.Training.Analysis.Wait();
        for (int t = 1; t <= step.Timesteps; t++)
        {
            double squares = 0;
            for (int i = 0; i < step.HiddenUnits; i++)
            {
                for (int j = 0; j < step.HiddenUnits; j++)
                {
                    double sum = 0;
                    for (int b = 0; b < step.BatchSize; b++)
                    {
                        sum += products.Product(t, b, i, j);
                    }

                    Assert.Equal(sum, products.Term(t, i, j), 12);
                    squares += sum * sum;
                }
            }

            Assert.Equal(stage.Training.Analysis.TermNorm(t), Math.Sqrt(squares), 12);
        }

        Assert.Equal(products.Term(1, 1, 0) + products.Term(2, 1, 0), products.Gradient(1, 0), 12);
        Assert.Contains(stage.Draw().Texts, text => text.Text == Three(products.Gradient(1, 1)));
    }

    private static Stage Paused(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        stage.Frames(5);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    private static string Three(double number)
    {
        var line = new Engine.Text.TextLine(stackalloc char[32]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
