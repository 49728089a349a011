using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Views.Buttons;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// A small card in front of a lesson that goes on behind it: it says something, and offers one or two keys. Enter does what it offers,
/// Esc does not; every other key and a click beside it do what they always do.
/// </summary>
public sealed class NoticeCard : Control
{
    private const float Width = 480, Padding = 24, ButtonWidth = 176, ButtonHeight = 36, Pitch = 24, HeadingPitch = 34, Margin = 16;

    private readonly IAppearance appearance;
    private readonly BarButton? accept;
    private readonly BarButton cancel;
    private readonly bool leaves;
    private bool isOver;

    /// <summary>A card.</summary>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="accept">What the button of Enter says, such as "Enter  go on"; null where there is nothing to be accepted.</param>
    /// <param name="cancel">What the button of Esc says.</param>
    /// <param name="leaves">Whether the card leaves as soon as somebody does anything else.</param>
    public NoticeCard(IAppearance appearance, string? accept, string cancel, bool leaves)
    {
        (this.appearance, this.leaves) = (appearance, leaves);
        this.cancel = AddChild(new BarButton(appearance, ButtonSymbol.None, cancel) { IsMain = accept is null });
        this.cancel.Pressed += () => End(Cancelled);
        if (accept is not null)
        {
            this.accept = AddChild(new BarButton(appearance, ButtonSymbol.None, accept) { IsMain = true });
            this.accept.Pressed += () => End(Accepted);
        }
    }

    /// <summary>The first line, larger.</summary>
    public required string Heading { get; init; }

    /// <summary>What stands below it: a name that is written as it is; empty for none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The last line; it may change.</summary>
    public string Line { get; set; } = "";

    /// <summary>Raised by Enter or its button.</summary>
    public event Action? Accepted;

    /// <summary>Raised by Esc or its button.</summary>
    public event Action? Cancelled;

    /// <summary>Raised when the card shall go, whatever was chosen.</summary>
    public event Action? Closed;

    private Look Look => appearance.Look;

    /// <summary>The card in pixels.</summary>
    public Box Card
    {
        get
        {
            float margin = Look.Px(Margin), width = MathF.Min(Look.Px(Width), Bounds.Width - 2 * margin);
            float height = Look.Px(2 * Padding + HeadingPitch + (Name.Length > 0 ? Pitch : 0) + Pitch + Padding / 2 + ButtonHeight);
            return new Box(
                Bounds.Center.X - width / 2, Bounds.Y + MathF.Max(margin, Bounds.Height * 0.45f - height / 2), width, height).Snapped();
        }
    }

    /// <inheritdoc/>
    protected override void Ready() => Arrange();

    /// <inheritdoc/>
    protected override void BoundsChanged() => Arrange();

    /// <summary>Type may have become another size since the last frame.</summary>
    protected override void Process(double delta) => Arrange();

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (isOver)
        {
            return false; // it stays in the tree until the frame ends
        }

        if (input.Kind == InputKind.PointerPressed)
        {
            bool isOn = Card.Contains(input.Position);
            if (!isOn && leaves)
            {
                End(null);
            }

            return isOn;
        }

        if (input.Kind != InputKind.Action || input.IsRepeat)
        {
            return false;
        }

        if (input.Is(Actions.Back) || accept is not null && input.Is(Actions.Accept))
        {
            End(input.Is(Actions.Back) ? Cancelled : Accepted);
            return true;
        }

        if (leaves && !IsLook(input))
        {
            End(null);
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        Theme theme = Look.Theme;
        Box card = Card;
        canvas.Card(card, Look.Px(10), Look.Hair(2), theme.Surface, theme.Text);
        float width = card.Width - 2 * Look.Px(Padding), y = card.Y + Look.Px(Padding + HeadingPitch / 2);
        DrawLine(canvas, Heading, Look.Brand, theme.Text, width, ref y, Look.Px((HeadingPitch + Pitch) / 2));
        if (Name.Length > 0)
        {
            DrawLine(canvas, Name, Look.Body, theme.Text, width, ref y, Look.Px(Pitch));
        }

        DrawLine(canvas, Line, Look.Body, theme.Muted, width, ref y, Look.Px(Pitch));
    }

    private void DrawLine(ICanvas canvas, string text, TextStyle style, Rgba color, float width, ref float y, float pitch)
    {
        canvas.FittedText(text, new Point(Card.Center.X, y), width, style, color);
        y += pitch;
    }

    /// <summary>Theme, size, full screen and pictures are no work.</summary>
    private static bool IsLook(in InputEvent input) => input.Is(Actions.Theme) || input.Is(Actions.Larger) || input.Is(Actions.Smaller)
        || input.Is(Actions.Screenshot) || input.Is(Actions.FullScreen) || input.Is(Actions.Motion);

    private void End(Action? chosen)
    {
        if (isOver)
        {
            return;
        }

        isOver = true;
        Closed?.Invoke();
        chosen?.Invoke();
    }

    private void Arrange()
    {
        if (Bounds.Width == 0)
        {
            return;
        }

        Box card = Card;
        float width = Look.Px(ButtonWidth), height = Look.Px(ButtonHeight), gap = Look.Px(16), y = card.Bottom - Look.Px(Padding) - height;
        float left = accept is null ? card.Center.X - width / 2 : card.Center.X + gap / 2;
        accept?.Bounds = new Box(card.Center.X - gap / 2 - width, y, width, height).Snapped();
        cancel.Bounds = new Box(left, y, width, height).Snapped();
    }

    /// <summary>The card is not to be clicked through.</summary>
    protected override CursorShape? ShapeAt(Point point) => Card.Contains(point) ? CursorShape.Arrow : null;
}
