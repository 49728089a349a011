using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>A card over a veiled screen. It takes all input while it is open; Esc, a presenter's remote or a click
/// beside the card closes it.</summary>
public abstract class Overlay(IAppearance appearance) : Control
{
    /// <summary>Raised when the overlay shall go.</summary>
    public event Action? Closed;

    /// <summary>Colours and type sizes.</summary>
    protected Look Look => appearance.Look;

    /// <summary>Colours.</summary>
    protected Theme Theme => appearance.Look.Theme;

    /// <summary>The card, in the middle of the screen.</summary>
    protected abstract Box Card { get; }

    /// <summary>The action that opens this overlay; it closes it, too.</summary>
    protected abstract string OpeningAction { get; }

    /// <summary>Asks to be closed.</summary>
    protected void Close() => Closed?.Invoke();

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Is(Actions.Back) || input.Is(OpeningAction) || input.Is(Actions.NextStop) || input.Is(Actions.PreviousStop)
            || (input.IsPress && !Card.Contains(input.Position)))
        {
            Close();
        }
        // what lies beneath gets nothing but looks: theme, size and pictures work here as well
        return !(input.Is(Actions.Theme) || input.Is(Actions.Larger) || input.Is(Actions.Smaller) || input.Is(Actions.Screenshot)
            || input.Is(Actions.FullScreen));
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        canvas.FillBox(Bounds, Theme.Veil);
        canvas.Card(Card, Look.Px(10), Look.Hair(), Theme.Surface, Theme.Border);
    }

    /// <summary>A box of the given size in the middle, never larger than the screen less a margin.</summary>
    protected Box Centered(float width, float height)
    {
        float margin = Look.Px(16);
        width = MathF.Min(width, Bounds.Width - 2 * margin);
        height = MathF.Min(height, Bounds.Height - 2 * margin);
        return new Box(Bounds.Center.X - width / 2, Bounds.Center.Y - height / 2, width, height).Snapped();
    }

    /// <summary>What lies beneath is not to be clicked on.</summary>
    protected override CursorShape? ShapeAt(Point point) => CursorShape.Arrow;
}
