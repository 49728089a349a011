using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Buttons;

/// <summary>A round button with a symbol, or a rounded one with a label.</summary>
public sealed class BarButton(IAppearance appearance, ButtonSymbol symbol, string label) : BaseButton
{
    /// <summary>What is drawn on it.</summary>
    public ButtonSymbol Symbol { get; set; } = symbol;

    /// <summary>Its text, for a button without a symbol.</summary>
    public string Label { get; } = label;

    /// <summary>Whether it is the one that stands out.</summary>
    public bool IsMain { get; init; }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        Look look = appearance.Look;
        Theme theme = look.Theme;
        Rgba fill = IsMain ? theme.Backward : theme.Quiet;
        if (IsHovered && IsEnabled)
        {
            fill = Rgba.Mix(fill, theme.Text, IsHeld ? 0.25f : 0.1f);
        }

        Rgba ink = IsMain ? theme.OnBackward : theme.Text;
        if (!IsEnabled)
        {
            ink = ink.WithOpacity(0.4f);
        }

        if (Symbol == ButtonSymbol.None)
        {
            canvas.FillRoundedBox(Bounds, look.Px(6), fill);
            canvas.CenteredText(Label, Bounds.Center, look.Label, ink);
            return;
        }

        Point middle = Bounds.Center;
        float radius = Bounds.Width / 2, s = radius * 0.36f;
        canvas.FillCircle(middle, radius, fill);
        switch (Symbol)
        {
            case ButtonSymbol.Play:
                canvas.FillTriangle(
                    middle + new Point(-s * 0.8f, -s), middle + new Point(-s * 0.8f, s), middle + new Point(s * 1.1f, 0), ink);
                break;
            case ButtonSymbol.Pause:
                canvas.FillBox(new Box(middle.X - s, middle.Y - s, s * 0.65f, 2 * s).Snapped(), ink);
                canvas.FillBox(new Box(middle.X + s * 0.35f, middle.Y - s, s * 0.65f, 2 * s).Snapped(), ink);
                break;
            case ButtonSymbol.Step or ButtonSymbol.Back:
                float side = Symbol == ButtonSymbol.Step ? s : -s;
                canvas.FillTriangle(
                    middle + new Point(-side * 0.7f, -s), middle + new Point(-side * 0.7f, s), middle + new Point(side, 0), ink);
                break;
            case ButtonSymbol.First or ButtonSymbol.Last:
                float end = Symbol == ButtonSymbol.Last ? s : -s;
                canvas.FillTriangle(middle + new Point(-end, -s), middle + new Point(-end, s), middle + new Point(end * 0.6f, 0), ink);
                canvas.FillBox(new Box(middle.X + end * 0.75f - s * 0.2f, middle.Y - s, s * 0.4f, 2 * s).Snapped(), ink);
                break;
            case ButtonSymbol.Minus or ButtonSymbol.Plus:
                float stroke = look.Hair(1.6f);
                // a stroke that is rounded at both ends may lose its only pixel
                canvas.FillBox(new Box(MathF.Round(middle.X - s), MathF.Round(middle.Y - stroke / 2), MathF.Round(2 * s), stroke), ink);
                if (Symbol == ButtonSymbol.Plus)
                {
                    canvas.FillBox(new Box(MathF.Round(middle.X - stroke / 2), MathF.Round(middle.Y - s), stroke, MathF.Round(2 * s)), ink);
                }

                break;
        }
    }
}
