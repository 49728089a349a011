using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Geometry;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Geometry;

/// <summary>The loss surface: colours of the losses, the next step where it lands, and of which iteration all of it is.</summary>
public sealed class SurfacePanelTests
{
    private static readonly ClipSettings Tight = new() { Kind = ClipKind.Norm, Threshold = 1e-3 };

    [Fact]
    public void Its_key_brings_it_with_the_profile_beside_it_and_takes_it_back()
    {
        Stage stage = GeometryCase.Paused(GeometryCase.OneUnit(1.2));
        Assert.Equal(-1, stage.Training.Session.Surface.Iteration);
        stage.Do(Actions.FocusPanels[(int)PanelKey.Surface - 1]);
        stage.Frames(1);
        Assert.Equal([PanelName.Surface, PanelName.Profile], stage.Root.Lesson.ShownPanels.Select(shown => shown.Name));
        Assert.True(stage.Training.Session.Surface is { IsComplete: true, IsCurrent: true, Iteration: > 0 });
        stage.Do(Actions.FocusPanels[(int)PanelKey.Surface - 1]);
        stage.Frames(1);
        Assert.DoesNotContain(PanelName.Surface, stage.Root.Lesson.ShownPanels.Select(shown => shown.Name));
    }

    [Fact]
    public void The_colours_are_the_logarithms_of_the_losses()
    {
        Stage stage = Shown(GeometryCase.OneUnit(1.2));
        LossSurface surface = stage.Training.Session.Surface;
        SurfacePicture picture = PanelOf(stage).Picture;
        ValueScale scale = ValueScale.Log(picture.Range.Low, picture.Range.High);
        for (int i = 0; i < LossSurface.Side; i++)
        {
            Assert.Equal(scale.Encode(surface.LossAt(i, 7)), picture.Cells[i, 7], 1e-6f);
        }

        Assert.Contains(stage.Draw().Shapes, shape => shape.Kind == "heatmap" && shape.Bounds == PanelOf(stage).Plot);
    }

    [Fact]
    public void The_tips_say_the_loss_at_a_point_of_the_grid_and_where_the_weights_are()
    {
        Stage stage = Shown(GeometryCase.OneUnit(1.2));
        LossSurface surface = stage.Training.Session.Surface;
        SurfacePanel panel = PanelOf(stage);
        Assert.Equal(surface.Loss, stage.Training.Step.LossPerOutput);
        (string name, string value, string place) = Said(panel, panel.Scale.Of(surface.X(50), surface.Y(55)));
        Assert.Equal($"loss at w = {Three(surface.X(50))}, b = {Three(surface.Y(55))}", name);
        Assert.Equal($"{Three(surface.LossAt(50, 55))} {stage.Training.Session.Task.LossUnit}", value);
        Assert.Equal($"iteration {stage.Training.Step.Iteration}", place);
        (string now, string weights, _) = Said(panel, panel.Scale.Of(surface.Place.X, surface.Place.Y));
        Assert.Equal("θ now", now);
        Assert.StartsWith($"w = {Three(stage.Training.Step.RecurrentWeights[0])}, b = ", weights);
    }

    [Fact]
    public void Clipped_and_unclipped_the_next_step_is_said_below_with_its_length_and_what_becomes_of_the_loss()
    {
        Stage stage = Shown(GeometryCase.OneUnit(1.2, Tight));
        LossSurface surface = stage.Training.Session.Surface;
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        string before = Three(surface.Loss);
        Assert.Contains($"next step, clipped: ‖Δθ‖ {Three(surface.Clipped.Length)}, loss {before} → {Three(surface.ClippedLoss)}", texts);
        Assert.Contains($"unclipped: ‖Δθ‖ {Three(surface.Unclipped.Length)}, loss {before} → {Three(surface.UnclippedLoss)}", texts);
        Assert.Equal(0.2 * 1e-3, surface.Clipped.Length, 1e-9);
    }

    [Fact]
    public void A_step_that_lands_outside_ends_at_the_edge_and_it_is_said_how_far_away_it_lands()
    {
        Lesson lesson = GeometryCase.OneUnit(1.2, Tight);
        lesson = lesson with { Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 1e4 } } };
        Stage stage = Shown(lesson, frames: 0);
        LossSurface surface = stage.Training.Session.Surface;
        PlaneScale scale = PanelOf(stage).Scale;
        Assert.False(scale.Contains(surface.Unclipped.X, surface.Unclipped.Y));
        double away = scale.Widths(surface.Place, (surface.Unclipped.X, surface.Unclipped.Y));
        Assert.True(away > 10);
        Assert.Contains(stage.Draw().Texts, text => text.Text.EndsWith($"{Three(away)} × this width away", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_more_units_the_axes_are_named_in_words()
    {
        Stage stage = Shown(GeometryCase.TwoUnits(), frames: 0);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "along a random direction");
        stage.Playback.IsRunning = true;
        stage.Frames(2);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "along the previous update, orthogonal");
        Assert.Contains(stage.Draw().Texts, text => text.Text == "along the next step; 1: where it lands");
    }

    [Fact]
    public void After_going_back_the_picture_is_of_the_iteration_gone_back_to()
    {
        Stage stage = Shown(GeometryCase.OneUnit(1.2), frames: 6);
        int iteration = stage.Training.Step.Iteration;
        stage.Do(Actions.StepBack);
        stage.Frames(1);
        LossSurface surface = stage.Training.Session.Surface;
        Assert.Equal((iteration - 1, true), (surface.Iteration, surface.IsCurrent));
        Assert.Contains($"it. {iteration - 1}", stage.Draw().Texts.Select(text => text.Text));
    }

    [Fact]
    public void An_old_picture_says_of_which_iteration_it_is()
    {
        Stage stage = Shown(GeometryCase.OneUnit(1.2), frames: 6);
        int iteration = stage.Training.Step.Iteration;
        // nothing is computed anew while the pictures are asked for by nobody
        stage.Root.Lesson.Geometry.Paused = true;
        stage.Do(Actions.StepBack);
        stage.Frames(1);
        Assert.False(stage.Training.Session.Surface.IsCurrent);
        Assert.Contains($"of iteration {iteration}", stage.Draw().Texts.Select(text => text.Text));
    }

    [Fact]
    public void A_network_whose_numbers_are_not_finite_has_no_surface_and_says_so()
    {
        Stage stage = GeometryCase.Paused(GeometryCase.TwoUnits());
        HostileState.Poke(stage.Training.Step.RecurrentWeights, [double.NaN]);
        stage.View.Focus = PanelKey.Surface;
        stage.Frames(1);
        Assert.True(stage.Training.Session.Surface.HasNone);
        Assert.Contains(stage.Draw().Texts, text => text.Text.StartsWith("No surface here", StringComparison.Ordinal));
        var canvas = new CheckedCanvas(stage.Size, Stage.Fonts);
        stage.DrawOn(canvas);
        Assert.Empty(canvas.Refused);
    }

    [Fact]
    public void The_profile_shows_the_loss_of_the_next_step_beside_what_the_gradient_promises()
    {
        Stage stage = Shown(GeometryCase.OneUnit(1.2));
        LossSurface surface = stage.Training.Session.Surface;
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains($"what comes at 1: {Three(surface.ClippedLoss)}", texts);
        Assert.Contains($"what the gradient promises at 1: {Three(surface.Promise(1))}", texts);
        ProfilePanel panel = stage.Root.Lesson.Children.OfType<ProfilePanel>().Single();
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(panel.TryDescribe(panel.Scale.Of(1, surface.Loss), ref text));
        Assert.Equal("loss 1.00 next steps from θ", text.Name.Span.ToString());
        Assert.Equal($"{Three(surface.ClippedLoss)} {stage.Training.Session.Task.LossUnit}; promised {Three(surface.Promise(1))}",
            text.Value.Span.ToString());
    }

    [Fact]
    public void Numbers_with_many_digits_have_room_beside_the_plot()
    {
        Lesson lesson = GeometryCase.OneUnit(1.2);
        lesson = lesson with { Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 1e-9 } } };
        Stage stage = Shown(lesson);
        ProfilePanel panel = stage.Root.Lesson.Children.OfType<ProfilePanel>().Single();
        TextFit.Require(stage.Draw().Texts, stage.Size, "many digits");
        DrawnText[] numbers = [.. stage.Draw().Texts.Where(text => panel.Plot.X - text.Bounds.Right is > 0 and < 16
            && text.Bounds.Center.Y > panel.Plot.Y && text.Bounds.Center.Y < panel.Plot.Bottom)];
        Assert.Contains(numbers, number => number.Text.Length > 8);
        Assert.All(numbers, number => Assert.True(number.Bounds.X >= panel.Bounds.X + 4, number.Text));
    }

    [Fact]
    public void Before_the_walk_has_come_to_the_update_nothing_is_said_of_where_it_leads()
    {
        Stage stage = Shown(GeometryCase.OneUnit(1.2));
        stage.Do(Actions.Down);
        stage.Do(Actions.StepBack);
        stage.Do(Actions.StepBack);
        stage.Frames(1);
        Assert.False(stage.Training.Walk.IsWhole);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text.StartsWith("next step", StringComparison.Ordinal)
            && text.Text.Contains("‖Δθ‖"));
    }

    private static Stage Shown(Lesson lesson, int frames = 3)
    {
        Stage stage = GeometryCase.Paused(lesson, frames);
        stage.View.Focus = PanelKey.Surface;
        stage.Frames(1);
        return stage;
    }

    private static SurfacePanel PanelOf(Stage stage) => stage.Root.Lesson.Children.OfType<SurfacePanel>().Single();

    private static (string Name, string Value, string Place) Said(SurfacePanel panel, Point at)
    {
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(panel.TryDescribe(at, ref text));
        return (text.Name.Span.ToString(), text.Value.Span.ToString(), text.Place.Span.ToString());
    }

    private static string Three(double number)
    {
        var line = new Engine.Text.TextLine(stackalloc char[24]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
