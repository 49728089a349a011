using RnnViz.Engine.Controls;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Tests.Controls;

public sealed class FocusGroupTests
{
    private readonly ControlFixture desk = new(
        group => new Switch(group) { Bounds = new Box(0, 0, 10, 10) },
        group => new Switch(group) { Bounds = new Box(20, 0, 10, 10) },
        group => new Switch(group) { Bounds = new Box(40, 0, 10, 10) });

    [Fact]
    public void Tab_goes_round_forwards_and_backwards()
    {
        Assert.Equal([0, 1, 2, 0], Places("next", 4));
        desk.Group.Give(null);
        Assert.Equal([2, 1, 0, 2], Places("previous", 4));
    }

    [Fact]
    public void Tab_leaves_out_what_is_disabled_or_hidden()
    {
        desk.Group.Members[1].IsEnabled = false;
        Assert.Equal([0, 2, 0], Places("next", 3));
        desk.Group.Members[2].Visible = false;
        Assert.Equal([0, 0], Places("next", 2));
    }

    [Fact]
    public void A_control_that_is_disabled_loses_the_focus()
    {
        desk.Key("next");
        desk.Group.Members[0].IsEnabled = false;
        Assert.Null(desk.Group.Current);
    }

    [Fact]
    public void A_toggle_is_switched_by_a_click_and_by_Enter()
    {
        var toggle = (Switch)desk.Group.Members[0];
        var seen = new List<bool>();
        toggle.Changed += seen.Add;
        desk.Click(5, 5);
        desk.Key("next");
        desk.Key("enter");
        Assert.False(toggle.IsFocused);
        desk.Key("next");
        desk.Key("right");
        desk.Key("right");
        desk.Key("left");
        desk.Type("1");
        desk.Type("10");
        Assert.Equal([true, false, true, false, true, false], seen);
        Assert.Equal(CursorShape.Hand, desk.Shape(5, 5));
    }

    private int[] Places(string key, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            Assert.True(desk.Key(key));
            return desk.Group.Members.ToList().IndexOf(desk.Group.Current!);
        }),
    ];

    private sealed class Switch(FocusGroup group) : Toggle(group);
}
