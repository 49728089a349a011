using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Engine.Controls;

/// <summary>
/// A number that is dragged, turned with the wheel, stepped with keys, or typed: a click on the number or a digit while the
/// slider has the focus begins typing, Enter takes what was typed, Esc drops it, and both give the focus up. A double click on
/// the track goes back to <see cref="Default"/>. How it looks is up to a derived class.
/// </summary>
public abstract class Slider(FocusGroup group) : Focusable(group)
{
    private const double DoubleClick = 0.4;

    private readonly NumberEntry entry = new();
    private double sincePress = double.PositiveInfinity;

    /// <summary>Raised with a value that the user has chosen.</summary>
    public event Action<double>? Changed;

    /// <summary>The values there are.</summary>
    public SliderRange Range { get; set; } = SliderRange.Linear(0, 1, 0.01);

    /// <summary>The value, not clamped to <see cref="Range"/>; setting it does not raise <see cref="Changed"/>.</summary>
    public double Value { get; set; }

    /// <summary>What a double click goes back to.</summary>
    public double Default { get; set; }

    /// <summary>What the middle of the knob moves along, in pixels; set by whoever lays out.</summary>
    public Box Track { get; set; }

    /// <summary>The box of the number, in pixels; a click in it begins typing. Set by whoever lays out.</summary>
    public Box Number { get; set; }

    /// <summary>Whether the knob is being dragged.</summary>
    public bool IsDragged { get; private set; }

    /// <summary>Whether a number is being typed.</summary>
    public bool IsTyping { get; private set; }

    /// <summary>What has been typed so far.</summary>
    public ReadOnlySpan<char> Typed => entry.Text;

    /// <summary>Whether Enter would not take what has been typed.</summary>
    public bool IsTypedInvalid => IsTyping && entry.Text.Length > 0 && !entry.TryParse(out _);

    /// <summary>Where the knob stands, in pixels.</summary>
    public float KnobX => Track.X + Track.Width * (float)Range.PositionOf(Value);

    /// <inheritdoc/>
    protected override void Process(double delta) => sincePress += delta;

    /// <inheritdoc/>
    protected internal override void FocusLost()
    {
        IsDragged = false;
        StopTyping();
    }

    /// <inheritdoc/>
    protected override bool Handle(in InputEvent input) => input.Kind switch
    {
        InputKind.PointerPressed => IsPressedHere(input) && Press(input.Position),
        InputKind.PointerMoved => IsDragged && Drag(input.Position),
        InputKind.PointerReleased => EndDrag(),
        InputKind.Wheel => Bounds.Contains(input.Position) && Step(Math.Sign(input.Wheel)),
        InputKind.Character => TypeCharacter(input.Character),
        InputKind.Action when IsTyping => TypeAction(input),
        InputKind.Action when IsFocused => KeyAction(input),
        _ => false,
    };

    private bool Press(Point at)
    {
        if (Number.Contains(at))
        {
            BeginTyping();
            return true;
        }

        if (at.X < Track.X - Bounds.Height || at.X > Track.Right + Bounds.Height)
        {
            return true;
        }

        if (sincePress < DoubleClick)
        {
            Choose(Default);
            sincePress = double.PositiveInfinity;
            return true;
        }

        sincePress = 0;
        IsDragged = true;
        // a press on the knob itself does not move it: a double click must not change the value on its way
        return MathF.Abs(at.X - KnobX) <= Bounds.Height / 2 || Drag(at);
    }

    private bool Drag(Point at)
    {
        if (Track.Width > 0)
        {
            Choose(Range.ValueAt((at.X - Track.X) / Track.Width));
        }

        return true;
    }

    private bool EndDrag()
    {
        bool wasDragged = IsDragged;
        IsDragged = false;
        return wasDragged;
    }

    private bool Step(int direction)
    {
        if (IsTyping)
        {
            Group.Give(null);
        }

        Choose(Range.Stepped(Value, direction));
        return true;
    }

    private bool KeyAction(in InputEvent input) =>
        IsAny(input, Group.Keys.Less) ? Step(-1) : IsAny(input, Group.Keys.More) && Step(+1);

    private bool TypeAction(in InputEvent input)
    {
        if (input.Is(Group.Keys.Next) || input.Is(Group.Keys.Previous))
        {
            TakeTyped();
            return false;
        }

        if (input.Is(Group.Keys.Erase))
        {
            entry.Erase();
        }
        else if (input.Is(Group.Keys.Cancel) || input.Is(Group.Keys.Accept) && TakeTyped())
        {
            Group.Give(null);
        }

        return true;
    }

    private bool TypeCharacter(char character)
    {
        if (!IsTyping)
        {
            if (!NumberEntry.IsBeginning(character) || !IsFocused)
            {
                return false;
            }

            BeginTyping();
        }

        entry.Append(character);
        // all other signs are swallowed: while a number is typed no letter is a command
        return true;
    }

    /// <summary>Takes what was typed; answers false, and lets it be mended, where that is no number.</summary>
    private bool TakeTyped()
    {
        if (IsTypedInvalid)
        {
            return false;
        }

        if (entry.TryParse(out double value))
        {
            Choose(Range.Clamped(value));
        }

        StopTyping();
        return true;
    }

    private void BeginTyping()
    {
        Group.Give(this);
        IsTyping = true;
    }

    private void StopTyping()
    {
        IsTyping = false;
        entry.Clear();
    }

    private void Choose(double value)
    {
        if (value == Value)
        {
            return;
        }

        Value = value;
        Changed?.Invoke(value);
    }

    /// <inheritdoc/>
    protected override CursorShape? ShapeAt(Point point) =>
        IsDragged ? CursorShape.Sideways
        : !IsEnabled || !Bounds.Contains(point) ? null
        : Number.Contains(point) ? CursorShape.Text
        : point.X >= Track.X - Bounds.Height ? CursorShape.Sideways
        : CursorShape.Arrow;
}
