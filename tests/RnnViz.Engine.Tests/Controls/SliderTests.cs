using RnnViz.Engine.Controls;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Tests.Controls;

public sealed class SliderTests
{
    private readonly List<double> changes = [];
    private readonly Plain slider;
    private readonly ControlFixture desk;

    public SliderTests()
    {
        Plain? built = null;
        desk = new ControlFixture(group => built = new Plain(group)
        {
            Bounds = new Box(0, 0, 300, 20),
            Track = new Box(100, 9, 100, 2),
            Number = new Box(220, 0, 80, 20),
            Range = SliderRange.Linear(0, 10, 0.5),
            Value = 5,
            Default = 5,
        });
        slider = built!;
        slider.Changed += changes.Add;
    }

    [Fact]
    public void A_drag_moves_the_knob_with_the_pointer_even_outside_the_row()
    {
        desk.Press(150, 10);
        desk.Point(170, 10);
        desk.Point(180, 300);
        desk.Release(180, 300);
        desk.Point(110, 10);
        Assert.Equal([7, 8], changes);
        Assert.Equal(180, slider.KnobX, 3);
    }

    [Fact]
    public void A_drag_beyond_the_end_stays_at_the_end()
    {
        desk.Press(150, 10);
        desk.Point(900, 10);
        Assert.Equal(10, slider.Value);
    }

    [Fact]
    public void A_press_on_the_track_takes_the_knob_there()
    {
        desk.Press(190, 10);
        Assert.Equal([9], changes);
    }

    [Fact]
    public void The_wheel_steps_only_over_the_slider()
    {
        desk.Wheel(150, 10, 1);
        desk.Wheel(150, 10, -1);
        desk.Wheel(150, 10, -1);
        desk.Wheel(150, 30, -1);
        Assert.Equal([5.5, 5, 4.5], changes);
    }

    [Fact]
    public void Arrow_keys_step_when_the_slider_has_the_focus_and_not_before()
    {
        Assert.False(desk.Key("right"));
        desk.Key("next");
        Assert.True(slider.IsFocused);
        Assert.True(desk.Key("right"));
        desk.Key("up");
        desk.Key("left");
        desk.Key("down");
        Assert.Equal([5.5, 6, 5.5, 5], changes);
    }

    [Theory]
    [InlineData("enter")]
    [InlineData("escape")]
    public void Enter_and_Escape_give_the_focus_back_so_that_arrows_keep_their_meaning(string key)
    {
        desk.Key("next");
        desk.Key("right");
        Assert.True(desk.Key(key));
        Assert.Null(desk.Group.Current);
        Assert.False(desk.Key("right"));
        Assert.False(desk.Key(key));
        Assert.Equal([5.5], changes);
    }

    [Theory]
    [InlineData("home")]
    [InlineData("end")]
    [InlineData("page")]
    public void Keys_of_the_lecture_never_turn_a_slider_and_end_its_focus(string key)
    {
        desk.Key("next");
        Assert.False(desk.Key(key));
        Assert.False(slider.IsFocused);
        desk.Click(250, 10);
        desk.Type("9");
        Assert.False(desk.Key(key));
        Assert.False(slider.IsTyping);
        Assert.Empty(changes);
    }

    [Fact]
    public void A_drag_of_the_slider_that_has_the_focus_ends_the_focus()
    {
        desk.Key("next");
        desk.Press(150, 10);
        desk.Point(170, 10);
        desk.Release(170, 10);
        Assert.False(slider.IsFocused);
        Assert.False(desk.Key("right"));
        Assert.Equal([7], changes);
    }

    [Fact]
    public void A_hidden_slider_has_no_focus()
    {
        desk.Key("next");
        slider.Visible = false;
        desk.Wait(0.02);
        Assert.Null(desk.Group.Current);
    }

    [Fact]
    public void A_number_is_typed_after_a_click_on_the_number_and_Enter_takes_it()
    {
        desk.Click(250, 10);
        Assert.True(slider.IsTyping);
        desk.Type("7.25");
        Assert.Equal("7.25", slider.Typed.ToString());
        Assert.Empty(changes);
        desk.Key("enter");
        Assert.Equal([7.25], changes);
        Assert.False(slider.IsTyping);
    }

    [Fact]
    public void The_mouse_leaves_no_focus_so_that_arrow_keys_keep_their_meaning()
    {
        desk.Click(190, 10);
        Assert.False(desk.Key("right"));
        desk.Click(250, 10);
        desk.Type("7");
        desk.Key("enter");
        Assert.False(desk.Key("right"));
        Assert.False(desk.Key("escape"));
        Assert.Equal(7, slider.Value);
    }

    [Fact]
    public void Digits_begin_typing_where_the_focus_is_and_not_where_the_pointer_rests()
    {
        desk.Point(120, 10);
        desk.Type("3");
        Assert.False(slider.IsTyping);
        desk.Key("next");
        desk.Type("x3e");
        Assert.Equal("3e", slider.Typed.ToString());
        Assert.True(slider.IsTypedInvalid);
        desk.Key("enter");
        Assert.True(slider.IsTyping);
        desk.Key("backspace");
        desk.Key("enter");
        Assert.Equal([3], changes);
        Assert.False(slider.IsFocused);
    }

    [Fact]
    public void Escape_drops_what_was_typed_and_gives_up_the_focus()
    {
        desk.Key("next");
        desk.Type("9");
        Assert.True(desk.Key("escape"));
        Assert.False(slider.IsTyping);
        Assert.False(slider.IsFocused);
        Assert.Equal(5, slider.Value);
        Assert.Empty(changes);
    }

    [Fact]
    public void A_typed_number_is_brought_within_the_range()
    {
        desk.Click(250, 10);
        desk.Type("99");
        desk.Key("enter");
        Assert.Equal([10], changes);
    }

    [Fact]
    public void No_letter_is_a_command_while_a_number_is_typed()
    {
        desk.Click(250, 10);
        desk.Type("4s");
        Assert.Equal("4", slider.Typed.ToString());
        Assert.True(desk.Key("anything"));
    }

    [Fact]
    public void A_double_click_goes_back_to_the_default_and_two_slow_clicks_do_not()
    {
        desk.Click(190, 10);
        Assert.Equal(9, slider.Value);
        desk.Wait(1);
        desk.Click(190, 10);
        Assert.Equal(9, slider.Value);
        desk.Wait(0.2);
        desk.Click(190, 10);
        Assert.Equal(5, slider.Value);
    }

    [Fact]
    public void A_press_elsewhere_takes_the_focus_and_what_was_typed()
    {
        desk.Click(250, 10);
        desk.Type("9");
        desk.Click(250, 200);
        Assert.False(slider.IsFocused);
        Assert.False(slider.IsTyping);
        Assert.Empty(changes);
    }

    [Fact]
    public void A_disabled_slider_takes_nothing()
    {
        slider.IsEnabled = false;
        desk.Press(190, 10);
        desk.Wheel(190, 10, 1);
        desk.Point(190, 10);
        desk.Type("3");
        Assert.False(desk.Key("next"));
        Assert.Empty(changes);
        Assert.Null(desk.Shape(150, 10));
    }

    [Fact]
    public void The_pointer_says_what_can_be_done()
    {
        Assert.Equal(CursorShape.Sideways, desk.Shape(150, 10));
        Assert.Equal(CursorShape.Text, desk.Shape(250, 10));
        Assert.Null(desk.Shape(250, 100));
    }

    private sealed class Plain(FocusGroup group) : Slider(group);
}
