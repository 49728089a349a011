namespace RnnViz.Views.Transport;

/// <summary>What a round button shows.</summary>
public enum Symbol
{
    /// <summary>Nothing; the button has a label.</summary>
    None,

    /// <summary>A triangle.</summary>
    Play,

    /// <summary>Two bars.</summary>
    Pause,

    /// <summary>A small triangle.</summary>
    Step,

    /// <summary>A small triangle to the left.</summary>
    Back,

    /// <summary>A bar and a triangle to the left.</summary>
    First,

    /// <summary>A triangle and a bar.</summary>
    Last,

    /// <summary>Less.</summary>
    Minus,

    /// <summary>More.</summary>
    Plus,
}

/// <summary>A round button with a symbol, or a rounded one with a label.</summary>
public sealed class BarButton(LessonScreen screen, Symbol symbol, string label) : BaseButton
{
    /// <summary>What is drawn on it.</summary>
    public Symbol Symbol { get; set; } = symbol;

    /// <summary>Its text, for a button without a symbol.</summary>
    public string Label { get; } = label;

    /// <summary>Whether it is the one that stands out.</summary>
    public bool IsMain { get; init; }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        Look look = screen.Look;
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

        if (Symbol == Symbol.None)
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
            case Symbol.Play:
                canvas.FillTriangle(middle + new Point(-s * 0.8f, -s), middle + new Point(-s * 0.8f, s), middle + new Point(s * 1.1f, 0), ink);
                break;
            case Symbol.Pause:
                canvas.FillBox(new Box(middle.X - s, middle.Y - s, s * 0.65f, 2 * s).Snapped(), ink);
                canvas.FillBox(new Box(middle.X + s * 0.35f, middle.Y - s, s * 0.65f, 2 * s).Snapped(), ink);
                break;
            case Symbol.Step or Symbol.Back:
                float side = Symbol == Symbol.Step ? s : -s;
                canvas.FillTriangle(middle + new Point(-side * 0.7f, -s), middle + new Point(-side * 0.7f, s), middle + new Point(side, 0), ink);
                break;
            case Symbol.First or Symbol.Last:
                float end = Symbol == Symbol.Last ? s : -s;
                canvas.FillTriangle(middle + new Point(-end, -s), middle + new Point(-end, s), middle + new Point(end * 0.6f, 0), ink);
                canvas.FillBox(new Box(middle.X + end * 0.75f - s * 0.2f, middle.Y - s, s * 0.4f, 2 * s).Snapped(), ink);
                break;
            case Symbol.Minus or Symbol.Plus:
                float stroke = look.Hair(1.6f);
                // a stroke that is rounded at both ends may lose its only pixel
                canvas.FillBox(new Box(MathF.Round(middle.X - s), MathF.Round(middle.Y - stroke / 2), MathF.Round(2 * s), stroke), ink);
                if (Symbol == Symbol.Plus)
                {
                    canvas.FillBox(new Box(MathF.Round(middle.X - stroke / 2), MathF.Round(middle.Y - s), stroke, MathF.Round(2 * s)), ink);
                }

                break;
        }
    }
}
