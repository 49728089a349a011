using RnnViz.Engine.Controls;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;

namespace RnnViz.Engine.Tests.Controls;

/// <summary>A tree of a few controls, and somebody who types and points.</summary>
internal sealed class ControlFixture : Node
{
    private readonly SceneTree tree;

    public ControlFixture(params ReadOnlySpan<Func<FocusGroup, Focusable>> controls)
    {
        foreach (Func<FocusGroup, Focusable> build in controls)
        {
            AddChild(build(Group));
        }

        AddChild(new FocusWatch(Group));
        tree = new SceneTree(this);
    }

    public FocusGroup Group { get; } = new(new ControlKeys
    {
        Next = "next",
        Previous = "previous",
        Less = ["left", "down"],
        More = ["right", "up"],
        Accept = "enter",
        Cancel = "escape",
        Erase = "backspace",
        Leave = ["home", "end", "page"],
    });

    public bool Key(string action) => tree.Input(InputEvent.OfAction(action));

    /// <summary>Types a text; answers whether somebody took its last character.</summary>
    public bool Type(string text)
    {
        bool isTaken = false;
        foreach (char character in text)
        {
            isTaken = tree.Input(InputEvent.OfCharacter(character));
        }

        return isTaken;
    }

    public void Point(float x, float y) => tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(x, y)));

    public void Press(float x, float y) => tree.Input(InputEvent.OfPointer(InputKind.PointerPressed, new Point(x, y)));

    public void Release(float x, float y) => tree.Input(InputEvent.OfPointer(InputKind.PointerReleased, new Point(x, y)));

    public void Click(float x, float y)
    {
        Press(x, y);
        Release(x, y);
    }

    public void Wheel(float x, float y, float notches) => tree.Input(InputEvent.OfWheel(new Point(x, y), notches));

    public void Wait(double seconds) => tree.Process(seconds);

    public CursorShape? Shape(float x, float y) => Control.ShapeOver(this, new Point(x, y));

    protected override bool Input(in InputEvent input) => Group.Input(input);
}
