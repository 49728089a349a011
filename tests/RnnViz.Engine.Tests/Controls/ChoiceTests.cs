using RnnViz.Engine.Controls;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Tests.Controls;

public sealed class ChoiceTests
{
    private readonly List<int> changes = [];
    private readonly Plain choice;
    private readonly ControlFixture desk;

    public ChoiceTests()
    {
        Plain? built = null;
        desk = new ControlFixture(group => built = new Plain(group, ["none", "norm", "value"]));
        choice = built!;
        choice.Changed += changes.Add;
        choice.Divide(new Box(0, 0, 120, 20), [30, 30, 30]);
    }

    [Fact]
    public void A_click_on_a_segment_chooses_it()
    {
        Assert.False(choice.IsCycling);
        desk.Click(60, 10);
        desk.Click(60, 10);
        desk.Click(110, 10);
        Assert.Equal([1, 2], changes);
    }

    [Fact]
    public void Segments_share_the_box_without_gaps()
    {
        Assert.Equal(0, choice.Segment(0).X);
        Assert.Equal(choice.Segment(0).Right, choice.Segment(1).X);
        Assert.Equal(120, choice.Segment(2).Right);
    }

    [Fact]
    public void Without_room_for_all_names_a_click_goes_to_the_next()
    {
        choice.Divide(new Box(0, 0, 50, 20), [30, 30, 30]);
        Assert.True(choice.IsCycling);
        for (int i = 0; i < 3; i++)
        {
            desk.Click(25, 10);
        }

        Assert.Equal([1, 2, 0], changes);
    }

    [Fact]
    public void Keys_and_the_wheel_go_through_the_names()
    {
        desk.Key("next");
        desk.Key("right");
        desk.Key("end");
        desk.Key("right");
        desk.Key("left");
        desk.Wheel(10, 10, -1);
        desk.Key("enter");
        Assert.Equal([1, 2, 1, 2, 0], changes);
    }

    private sealed class Plain(FocusGroup group, IReadOnlyList<string> names) : Choice(group, names);
}
