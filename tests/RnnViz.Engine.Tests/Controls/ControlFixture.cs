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

        tree = new SceneTree(this);
    }

    public FocusGroup Group { get; } = new(new ControlKeys
    {
        Next = "next",
        Previous = "previous",
        Less = ["left", "down"],
        More = ["right", "up"],
        First = "home",
        Last = "end",
        Accept = "enter",
        Cancel = "escape",
        Erase = "backspace",
    });

    public bool Key(string action) => tree.Input(InputEvent.OfAction(action));

    public void Type(string text)
    {
        foreach (char character in text)
        {
            tree.Input(InputEvent.OfCharacter(character));
        }
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
