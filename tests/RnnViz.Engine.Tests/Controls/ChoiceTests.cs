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
        desk.Key("right");
        desk.Key("right");
        desk.Key("left");
        desk.Wheel(10, 10, -1);
        Assert.Equal([1, 2, 1, 2], changes);
    }

    [Fact]
    public void Enter_gives_the_focus_back_and_the_lectures_keys_choose_nothing()
    {
        desk.Key("next");
        Assert.False(desk.Key("end"));
        Assert.False(choice.IsFocused);
        desk.Key("next");
        desk.Key("right");
        Assert.True(desk.Key("enter"));
        Assert.False(desk.Key("right"));
        Assert.Equal([1], changes);
    }

    [Fact]
    public void A_digit_chooses_by_number_where_the_focus_is_and_goes_no_further()
    {
        Assert.False(desk.Type("3"));
        desk.Key("next");
        Assert.True(desk.Type("3"));
        Assert.True(desk.Type("9"));
        Assert.True(desk.Type("0"));
        Assert.True(desk.Type("1"));
        Assert.False(desk.Type("m"));
        Assert.Equal([2, 0], changes);
    }

    private sealed class Plain(FocusGroup group, IReadOnlyList<string> names) : Choice(group, names);
}
