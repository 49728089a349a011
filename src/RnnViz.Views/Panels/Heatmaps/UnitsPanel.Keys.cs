using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels.Heatmaps;

// what the colours and the marks mean
public abstract partial class UnitsPanel
{
    /// <summary>The colours' legend in the gutter.</summary>
    protected void DrawLegend(ICanvas canvas)
    {
        TextLine low = new(stackalloc char[16]), middle = new(stackalloc char[16]), high = new(stackalloc char[16]);
        WriteScale(ref low, ref middle, ref high);
        DrawLegend(canvas, Theme.Diverging, high.Span, middle.Span, low.Span);
    }

    /// <summary>The same legend lying down, for all strips of a row.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="right">Where it ends.</param>
    /// <param name="half">The length of each half of the scale, in pixels.</param>
    /// <returns>Where it begins, in pixels.</returns>
    internal float DrawFlatLegend(ICanvas canvas, Point right, float half)
    {
        TextLine low = new(stackalloc char[16]), middle = new(stackalloc char[16]), high = new(stackalloc char[16]);
        WriteScale(ref low, ref middle, ref high);
        return FlatLegend.Draw(canvas, Look, Theme.Diverging, low.Span, middle.Span, high.Span, right, half);
    }

    /// <summary>The key of the special marks, beside the legend, only while such marks are to be seen.</summary>
    private void DrawMarkKey(ICanvas canvas)
    {
        // beside the legend; alone above it, where the units are not numbered
        float x = IsFocused ? TitleBaseline.X : Bounds.X + Look.Px(66);
        float y = IsFocused ? Bounds.Bottom - Look.Px(214) : Plot.Bottom - Look.Px(7);
        if (grid.HasSaturated)
        {
            Entry("▬ sat.", Theme.Muted);
        }

        if (grid.HasZero)
        {
            Entry("● zero", Theme.BackwardText);
        }

        if (grid.HasNaN)
        {
            Entry("× NaN", Theme.BackwardText);
        }

        if (grid.HasInfinity)
        {
            Entry("∞", Theme.BackwardText);
        }

        void Entry(ReadOnlySpan<char> text, Rgba color)
        {
            float left = MathF.Min(x, Plot.X - Look.Px(5) - canvas.Fonts.Measure(text, Look.TinyNumber));
            bool isOnWordFitted = Scales.AreFitted && !IsFocused && left < Bounds.X + Look.Px(66);
            if (isOnWordFitted || y < Bounds.Y + Look.Px(66))
            {
                return;
            }

            canvas.CenteredText(text, new Point(left, y), Look.TinyNumber, color, TextAlign.Left);
            y -= Look.Px(14);
        }
    }

    /// <summary>Above the columns of a figure: what the rows are, what the colours and the marks are, and of which sequence.</summary>
    private void DrawHead(ICanvas canvas)
    {
        DrawUnitTitle(canvas);
        Point right = AxisRight(canvas);
        float left = DrawFlatLegend(canvas, right, Look.Px(Bounds.Width < Look.Px(330) ? 9 : 32));
        FormulaLayout symbol = Formula(canvas, Symbol, 16);
        symbol.Draw(canvas, new Point(left - Look.Px(3) - symbol.Width, AxisBaseline.Y), Theme.Muted);
        Point title = HasOneLine ? right with { X = left - symbol.Width - Look.Px(16) } : TitleRight(canvas);
        title = title with { X = DrawSequenceName(canvas, title) };
        DrawMarks(canvas, title, grid.HasSaturated, grid.HasZero, grid.HasNaN, grid.HasInfinity);
    }
}
