using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Engine.Controls;

/// <summary>
/// One of several names: segments side by side, a click on one chooses it; or, where they do not fit, one name that a click
/// exchanges for the next. The wheel and keys go through them, and a digit chooses by number: 1 is the first. How it looks is up
/// to a derived class.
/// </summary>
public abstract class Choice(FocusGroup group, IReadOnlyList<string> names) : Focusable(group)
{
    private readonly float[] ends = new float[names.Count];

    /// <summary>Raised with the index that the user has chosen.</summary>
    public event Action<int>? Changed;

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>The index of the chosen one; setting it raises nothing.</summary>
    public int Selected { get; set; }

    /// <summary>Whether only the chosen name is shown.</summary>
    public bool IsCycling { get; private set; }

    /// <summary>The segment of a name.</summary>
    public Box Segment(int index)
    {
        float left = index == 0 ? Bounds.X : ends[index - 1];
        return IsCycling ? Bounds : new Box(left, Bounds.Y, ends[index] - left, Bounds.Height);
    }

    /// <summary>The segment that the pointer is over, or −1.</summary>
    public int Hovered { get; private set; } = -1;

    /// <summary>Gives each name a segment as wide as asked for, with what is left over shared; cycling where they do not fit.</summary>
    /// <param name="box">All segments together.</param>
    /// <param name="widths">What each name needs, in pixels.</param>
    public void Divide(Box box, ReadOnlySpan<float> widths)
    {
        Bounds = box;
        float sum = 0;
        foreach (float width in widths)
        {
            sum += width;
        }

        IsCycling = sum > box.Width;
        float spare = IsCycling ? 0 : (box.Width - sum) / widths.Length, x = box.X;
        for (int i = 0; i < widths.Length; i++)
        {
            x += widths[i] + spare;
            ends[i] = i == widths.Length - 1 ? box.Right : MathF.Round(x);
        }
    }

    /// <inheritdoc/>
    protected override bool Handle(in InputEvent input)
    {
        switch (input.Kind)
        {
            case InputKind.PointerMoved:
                Hovered = IndexAt(input.Position);
                return false;
            case InputKind.PointerPressed when IsPressedHere(input):
                Choose(IsCycling ? (Selected + 1) % Names.Count : IndexAt(input.Position));
                return true;
            case InputKind.Wheel when Bounds.Contains(input.Position):
                Choose(Selected - Math.Sign(input.Wheel));
                return true;
            case InputKind.Action when IsFocused:
                return KeyAction(input);
            case InputKind.Character when IsFocused && char.IsAsciiDigit(input.Character):
                Choose(input.Character - '1');
                return true;
            default:
                return false;
        }
    }

    private bool KeyAction(in InputEvent input)
    {
        if (IsAny(input, Group.Keys.Less))
        {
            Choose(Selected - 1);
        }
        else if (IsAny(input, Group.Keys.More))
        {
            Choose(Selected + 1);
        }
        else
        {
            return false;
        }

        return true;
    }

    private int IndexAt(Point point)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (Segment(i).Contains(point))
            {
                return IsCycling ? Selected : i;
            }
        }

        return -1;
    }

    private void Choose(int index)
    {
        if (index < 0 || index >= Names.Count || index == Selected)
        {
            return;
        }

        Selected = index;
        Changed?.Invoke(index);
    }
}
