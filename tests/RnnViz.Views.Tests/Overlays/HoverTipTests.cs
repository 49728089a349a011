using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>When a tip says what, without a word about how long frames take: time is what the test passes in.</summary>
public sealed class HoverTipTests
{
    private readonly Stage stage = new("hello");

    public HoverTipTests()
    {
        stage.Frames(300); // until the toast has gone
        stage.Playback.IsRunning = false;
        stage.Training.Walk.HonoursStops = false;
    }

    [Fact]
    public void A_number_is_named_at_once_and_explained_when_the_pointer_has_rested()
    {
        PointAt(Flow);
        stage.Tree.Process(HoverTip.Rest / 2);
        Assert.Contains(Tip(), text => text.StartsWith("timestep ", StringComparison.Ordinal));
        Assert.DoesNotContain("reaches", Tip());
        stage.Tree.Process(HoverTip.Rest);
        Assert.Contains(Tip(), text => text.StartsWith("timestep ", StringComparison.Ordinal));
        Assert.Contains("reaches", Tip());
    }

    [Fact]
    public void A_title_is_explained_when_the_pointer_has_rested_and_not_before()
    {
        PointAt(Title);
        stage.Tree.Process(HoverTip.Rest / 2);
        Assert.Empty(Tip());
        stage.Tree.Process(HoverTip.Rest);
        Assert.Contains("unrolled", Tip());
    }

    [Fact]
    public void The_explanation_leaves_with_a_key_and_comes_again_when_the_pointer_has_moved_and_rested()
    {
        PointAt(Title);
        stage.Tree.Process(2 * HoverTip.Rest);
        stage.Do(Actions.Step);
        stage.Tree.Process(2 * HoverTip.Rest);
        Assert.Empty(Tip());
        PointAt(Title + new Point(9, 0));
        stage.Tree.Process(HoverTip.Rest / 2);
        Assert.Empty(Tip());
        stage.Tree.Process(HoverTip.Rest);
        Assert.Contains("unrolled", Tip());
    }

    [Fact]
    public void A_key_hides_a_number_until_the_pointer_moves()
    {
        PointAt(Flow);
        stage.Tree.Process(HoverTip.Rest / 2);
        Assert.NotEmpty(Tip());
        stage.Do(Actions.Step);
        Assert.Empty(Tip());
        PointAt(Flow + new Point(1, 0));
        stage.Tree.Process(HoverTip.Rest / 2);
        Assert.NotEmpty(Tip());
    }

    [Fact]
    public void A_press_takes_the_explanation_away_while_it_is_held_and_after()
    {
        PointAt(Title);
        stage.Tree.Process(2 * HoverTip.Rest);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerPressed, Title));
        Assert.Empty(Tip());
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerReleased, Title));
        stage.Tree.Process(2 * HoverTip.Rest);
        Assert.Empty(Tip());
    }

    [Fact]
    public void The_card_of_a_title_leaves_its_panel_free()
    {
        PointAt(Title);
        stage.Tree.Process(2 * HoverTip.Rest);
        Assert.NotEmpty(stage.Tip());
        Assert.All(stage.Tip(), text => Assert.False(TextFit.Ink(text).Overlaps(stage.Appearance.Layout.Unrolled)));
    }

    [Fact]
    public void A_number_leaves_with_the_pointer()
    {
        PointAt(Flow);
        stage.Tree.Process(HoverTip.Rest / 2);
        Assert.NotEmpty(Tip());
        PointAt(new Point(-1, -1));
        stage.Tree.Process(HoverTip.Rest / 2);
        Assert.Empty(Tip());
    }

    [Fact]
    public void A_pointer_that_rests_where_it_was_when_the_lesson_came_up_shows_no_tip_until_it_moves()
    {
        stage.Do(Actions.Restart); // a new scene: nothing has been reported to it
        stage.Frames(1);
        stage.Playback.IsRunning = false;
        PointAt(new Point(-1, -1)); // not over the window yet
        PointAt(Title);
        stage.Tree.Process(2 * HoverTip.Rest);
        Assert.Empty(Tip());
        PointAt(Title);
        stage.Tree.Process(2 * HoverTip.Rest);
        Assert.Empty(Tip());
        PointAt(Title + new Point(9, 0));
        stage.Tree.Process(2 * HoverTip.Rest);
        Assert.Contains("unrolled", Tip());
    }

    private Point Title => new(stage.Appearance.Layout.Unrolled.X + 60, stage.Appearance.Layout.Unrolled.Y + 16);

    private Point Flow => new(stage.View.Axis.Center(3), stage.Appearance.Layout.Flow.Bottom - 30);

    private void PointAt(Point point) => stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, point));

    private string[] Tip() => [.. stage.Tip().Select(text => text.Text)];
}
