using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Panels;

// as a part of a figure: without buttons, and with its axes titled
public abstract partial class Panel
{
    /// <summary>From one line above a plot to the next, in design units.</summary>
    private const float HeadPitch = 19;

    /// <summary>The figure that the panel is a part of; null in the window.</summary>
    protected FigureRequest? Figure => Appearance.Layout.Figure;

    /// <summary>Whether there is neither title nor card.</summary>
    protected bool IsBare => Figure is { IsBare: true };

    /// <summary>Whether what the upright axis counts is said above the plot, as figures do.</summary>
    protected virtual bool HasAxisLine => false;

    /// <summary>Whether title and axis line are one.</summary>
    protected bool HasOneLine => !HasAxisLine || IsBare && !HasNameAtTitle && Bounds.Width >= Look.Px(OneLineWidth);

    /// <summary>The width from which on a bare panel has all that stands above its plot on one line, in design units.</summary>
    protected virtual float OneLineWidth => 0;

    /// <summary>From the upper edge to the content below title and, in figures, axis line; in design units.</summary>
    protected float HeadUnits => Figure is null || HasOneLine ? 34 : 34 + HeadPitch;

    /// <summary>Title and legend above the plot of a figure; empty where there is none.</summary>
    internal Box FigureHead => HasAxisLine ? Bounds with { Height = Look.Px(HeadUnits - 4) } : default;

    /// <summary>The baseline of what the upright axis counts; where it begins.</summary>
    protected Point AxisBaseline => HasOneLine ? TitleBaseline : TitleBaseline + new Point(0, MathF.Round(Look.Px(HeadPitch)));

    /// <summary>Text that ends at a point, whose y is that of the capitals' middle. Answers where the next one ends.</summary>
    protected float Entry(ICanvas canvas, ReadOnlySpan<char> text, Point right, Rgba color)
    {
        if (text.IsEmpty)
        {
            return right.X;
        }

        canvas.CenteredText(text, right, Look.SmallNumber, color, TextAlign.Right);
        return right.X - canvas.Fonts.Measure(text, Look.SmallNumber) - Look.Px(10);
    }

    /// <summary>The middle of the capitals of a line.</summary>
    protected float MiddleOf(ICanvas canvas, Point baseline) => baseline.Y - canvas.Fonts.CapHeight(Look.SmallNumber) / 2;

    /// <summary>What an axis counts: a formula, words, or both. Answers where it ends.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="formula">Stands first; empty for none.</param>
    /// <param name="words">Follow it; empty for none.</param>
    /// <param name="baseline">Where it begins.</param>
    protected float DrawAxisTitle(ICanvas canvas, string formula, ReadOnlySpan<char> words, Point baseline)
    {
        float x = baseline.X;
        if (formula.Length > 0)
        {
            FormulaLayout layout = Formula(canvas, formula, 16);
            layout.Draw(canvas, baseline, Theme.Muted);
            x += layout.Width;
        }

        canvas.Text(words, baseline with { X = x }, Look.Label, Theme.Muted);
        return x + canvas.Fonts.Measure(words, Look.Label);
    }

    /// <summary>A stroke and what it is, left of a point. Answers where the next one ends.</summary>
    protected float DrawStrokeKey(ICanvas canvas, ReadOnlySpan<char> text, Rgba color, float thickness, Point right)
    {
        float x = right.X - canvas.Fonts.Measure(text, Look.Label), stroke = Look.Px(16);
        canvas.CenteredText(text, right with { X = x }, Look.Label, Theme.Muted, TextAlign.Left);
        x -= Look.Px(5);
        canvas.Line(right with { X = x - stroke }, right with { X = x }, thickness, color);
        return x - stroke - Look.Px(12);
    }

    private void ShowButtons()
    {
        foreach (BaseButton button in Children.OfType<BaseButton>())
        {
            button.Visible = Figure is null;
        }
    }

    private void DrawCard(ICanvas canvas)
    {
        if (Figure is { Background: FigureBackground.None, IsBare: false })
        {
            canvas.StrokeRoundedBox(Bounds, Look.Px(7), Look.Hair(), Theme.Border);
        }
        else if (!IsBare)
        {
            canvas.Card(Bounds, Look.Px(7), Look.Hair(), Theme.Surface, Theme.Border);
        }
    }
}
