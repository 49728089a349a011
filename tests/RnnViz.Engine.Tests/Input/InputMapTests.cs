using RnnViz.Engine.Input;

namespace RnnViz.Engine.Tests.Input;

public sealed class InputMapTests
{
    [Fact]
    public void A_chord_names_its_action_with_its_modifiers()
    {
        InputMap map = new InputMap()
            .Bind("step", new(Key.Right), new(Key.PageDown))
            .Bind("restart", new KeyChord(Key.R, KeyModifiers.Ctrl));
        Assert.Equal("step", map.ActionOf(new KeyChord(Key.PageDown)));
        Assert.Equal("restart", map.ActionOf(new KeyChord(Key.R, KeyModifiers.Ctrl)));
        Assert.Null(map.ActionOf(new KeyChord(Key.R)));
        Assert.Equal(3, map.Bindings.Count);
    }

    [Fact]
    public void A_chord_cannot_be_bound_twice()
    {
        InputMap map = new InputMap().Bind("step", new KeyChord(Key.Right));
        var error = Assert.Throws<InvalidOperationException>(() => map.Bind("pause", new KeyChord(Key.Right)));
        Assert.Contains("step", error.Message);
    }
}
