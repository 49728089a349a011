using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>The tip is there while something is pointed at, and not longer.</summary>
public sealed class HoverTipTests
{
    private readonly Stage stage = new("hello");
    private readonly Point cell;

    public HoverTipTests()
    {
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        cell = new Point(stage.View.Axis.Center(2), stage.Appearance.Layout.Hidden.Center.Y);
        Point(cell);
        Assert.True(HasTip);
    }

    private bool HasTip => stage.Draw().Texts.Any(text => text.Text.StartsWith("timestep 2, iteration", StringComparison.Ordinal));

    [Fact]
    public void A_key_hides_it_until_the_pointer_moves()
    {
        stage.Do(Actions.Step);
        stage.Frames(2);
        Assert.False(HasTip);
        Point(cell + new Point(1, 0));
        Assert.True(HasTip);
        stage.Tree.Input(InputEvent.OfCharacter('5'));
        Assert.False(HasTip);
    }

    [Fact]
    public void It_leaves_with_the_pointer()
    {
        Point(new Point(-1, -1));
        Assert.False(HasTip);
        Point(cell);
        Assert.True(HasTip);
        Point(new Point(stage.Size.Width / 2, 2));
        Assert.False(HasTip);
    }

    private void Point(Point at) => stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at));
}
