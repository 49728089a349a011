using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Geometry;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Geometry;

/// <summary>The phase plane of two numbers, and the bifurcation diagram of one.</summary>
public sealed class DynamicsPanelTests
{
    [Fact]
    public void One_key_brings_the_phase_plane_of_two_units_and_the_diagram_of_one()
    {
        foreach ((Lesson lesson, PanelName panel) in (ReadOnlySpan<(Lesson, PanelName)>)[
            (GeometryCase.TwoUnits(), PanelName.Phase), (GeometryCase.OneUnit(5), PanelName.Bifurcation),
            (GeometryCase.OneUnit(1, cell: CellKind.Lstm), PanelName.Phase)])
        {
            Stage stage = Shown(lesson);
            Assert.Equal([panel], stage.Root.Lesson.ShownPanels.Select(shown => shown.Name));
            Assert.Contains(panel, stage.Root.Lesson.Panels);
        }
    }

    [Fact]
    public void With_more_numbers_there_is_neither_and_the_key_does_nothing()
    {
        var stage = new Stage("hello");
        stage.Do(Actions.FocusPanels[(int)PanelKey.Phase - 1]);
        Assert.Equal(PanelKey.None, stage.View.Focus);
        Assert.DoesNotContain(stage.Root.Lesson.Panels, panel => panel is PanelName.Phase or PanelName.Bifurcation);
        Assert.Equal("The phase plane is of states of two numbers; this one has 8.",
            PanelName.Phase.WhyNot(stage.Training.Session.Lesson.Model));
    }

    [Fact]
    public void Attracting_points_have_letters_and_the_key_says_which_marks_there_are()
    {
        Stage stage = Shown(GeometryCase.TwoUnits());
        PhasePlane plane = stage.Training.Session.PhasePlane!;
        StateClass[] classes = [.. Enumerable.Range(0, plane.FixedPointCount).Select(i => plane.FixedPointAt(i).Class)];
        Assert.Equal((4, 4, 1), (classes.Count(kind => kind == StateClass.Attracting), classes.Count(kind => kind == StateClass.Saddle),
            classes.Count(kind => kind == StateClass.Repelling)));
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.All((string[])["A", "B", "C", "D", "attracting", "saddle", "repelling"], word => Assert.Contains(word, texts));
        Assert.DoesNotContain("neutral", texts);
    }

    [Fact]
    public void The_tips_say_a_fixed_point_with_its_eigenvalues_and_where_a_state_goes()
    {
        Stage stage = Shown(GeometryCase.TwoUnits());
        PhasePlane plane = stage.Training.Session.PhasePlane!;
        PhasePanel panel = stage.Root.Lesson.Children.OfType<PhasePanel>().Single();
        FixedState point = plane.FixedPointAt(0);
        (string name, string value) = Said(panel, panel.Scale.Of(point.X, point.Y));
        Assert.Equal($"attracting fixed point h₁ = {Three(point.X)}, h₂ = {Three(point.Y)}", name);
        Assert.Equal($"|λ| = {Three(point.Largest)}, {Three(point.Smallest)}", value);
        Point at = panel.Scale.Of(-1.05, -0.35);
        (double x, double y) = panel.Scale.At(at);
        (double toX, double toY) = plane.Next((x, y));
        (string from, string to) = Said(panel, at);
        Assert.Equal($"from h₁ = {Three(x)}, h₂ = {Three(y)}", from);
        for (int i = 0; i < 300; i++)
        {
            (x, y) = plane.Next((x, y));
        }

        FixedState[] attracting = [.. Enumerable.Range(0, plane.FixedPointCount).Select(plane.FixedPointAt)
            .Where(one => one.Class == StateClass.Attracting)];
        int basin = Array.FindIndex(attracting, one => Math.Abs(one.X - x) + Math.Abs(one.Y - y) < 1e-6);
        Assert.Equal($"to h₁ = {Three(toX)}, h₂ = {Three(toY)}; basin of {(char)('A' + basin)}", to);
    }

    [Fact]
    public void The_folds_of_w_5_have_their_values()
    {
        Stage stage = Shown(GeometryCase.OneUnit(5), frames: 0);
        BifurcationDiagram diagram = stage.Training.Session.Bifurcation!;
        Assert.Equal(5, diagram.Weight);
        double h = Math.Sqrt(1 - 1 / 5.0), fold = 5 * h - Math.Atanh(h);
        Assert.Equal(fold, diagram.Folds.Upper.Value, 1e-9);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains($"fold at {Three(fold)}", texts);
        Assert.Contains($"fold at {Three(-fold)}", texts);
    }

    [Fact]
    public void A_dragged_state_follows_its_branch_and_jumps_behind_the_fold()
    {
        Stage stage = Shown(GeometryCase.OneUnit(5), frames: 0);
        BifurcationPanel panel = stage.Root.Lesson.Children.OfType<BifurcationPanel>().Single();
        double own = panel.Value, sign = Math.Sign(panel.State), fold = stage.Training.Session.Bifurcation!.Folds.Upper.Value;
        Drag(stage, panel, own, -sign * (fold - 0.1));
        Assert.Equal(sign, Math.Sign(panel.State));
        Drag(stage, panel, panel.Value, -sign * (fold + 0.1));
        Assert.Equal(-sign, Math.Sign(panel.State));
        Drag(stage, panel, panel.Value, 0.2);
        Assert.Equal(-sign, Math.Sign(panel.State));
        Assert.Equal(own, stage.Training.Session.Bifurcation.Own);
    }

    [Fact]
    public void The_branches_of_stable_and_unstable_points_meet_at_the_folds()
    {
        Stage stage = Shown(GeometryCase.OneUnit(5), frames: 0);
        var picture = new BifurcationPicture();
        BifurcationDiagram diagram = stage.Training.Session.Bifurcation!;
        Assert.True(picture.Update(diagram) && !picture.Update(diagram));
        BifurcationPicture.Branch[] branches = [.. Enumerable.Range(0, picture.Count).Select(i => picture[i])];
        foreach ((double value, double state) in (ReadOnlySpan<(double, double)>)[diagram.Folds.Lower, diagram.Folds.Upper])
        {
            Assert.Equal([false, true], branches.Where(branch => branch.To == (value, state)).Select(branch => branch.IsStable).Order());
        }
    }

    [Fact]
    public void A_call_out_points_at_the_state_that_stays()
    {
        Stage stage = Shown(GeometryCase.OneUnit(5), frames: 0);
        BifurcationPanel panel = stage.Root.Lesson.Children.OfType<BifurcationPanel>().Single();
        TargetPlace place = panel.Locate(Stage.Fonts, new TargetSettings { Panel = PanelName.Bifurcation });
        Assert.Equal(panel.Scale.Of(panel.Value, panel.State), place.End);
    }

    private static void Drag(Stage stage, BifurcationPanel panel, double from, double to)
    {
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerPressed, panel.Scale.Of(from, 0)));
        stage.Frames(1);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, panel.Scale.Of(to, 0)));
        stage.Frames(1);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerReleased, panel.Scale.Of(to, 0)));
        stage.Frames(1);
    }

    private static Stage Shown(Lesson lesson, int frames = 2)
    {
        Stage stage = GeometryCase.Paused(lesson, frames);
        stage.Do(Actions.FocusPanels[(int)PanelKey.Phase - 1]);
        stage.Frames(1);
        return stage;
    }

    private static (string Name, string Value) Said(Panel panel, Point at)
    {
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(panel.TryDescribe(at, ref text));
        return (text.Name.Span.ToString(), text.Value.Span.ToString());
    }

    private static string Three(double number)
    {
        var line = new Engine.Text.TextLine(stackalloc char[24]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
