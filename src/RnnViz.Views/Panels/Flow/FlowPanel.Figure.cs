using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;

namespace RnnViz.Views.Panels.Flow;

// in figures the legend stands above the plot, where it covers nothing
public sealed partial class FlowPanel
{
    private Rgba TheoryColor => HasRuns ? Theme.Runs[Training.Contrast.Front.Index].Color : Theme.Text;

    private Rgba TheoryInk => HasRuns ? Theme.Runs[Training.Contrast.Front.Index].TextColor : Theme.Text;

    private void DrawHead(ICanvas canvas)
    {
        DrawAxisTitle(canvas, Symbol, ", log axis", AxisBaseline);
        Point title = TitleRight(canvas), right = AxisRight(canvas);
        if (Training.Step.FlowBoundApplies)
        {
            right = right with { X = DrawBoundKey(canvas, right) };
            DrawScope(canvas, HasOneLine ? right : title, isAnalysis: false);
        }
        else if (HasCarousel)
        {
            float left = DrawCarouselKey(canvas, title);
            DrawScope(canvas, HasOneLine ? right with { X = left } : right, isAnalysis: false);
        }
        else
        {
            DrawScope(canvas, HasOneLine ? right : title, isAnalysis: false);
        }
    }

    private float DrawBoundKey(ICanvas canvas, Point right)
    {
        FormulaLayout label = Formula(canvas, BoundSymbol, 16);
        float x = right.X - label.Width, stroke = Look.Px(26);
        label.Draw(canvas, new Point(x, AxisBaseline.Y), TheoryInk);
        x -= Look.Px(6);
        canvas.DashedLine(right with { X = x - stroke }, right with { X = x }, Look.Hair(1.3f), Look.Px(6), Look.Px(4), TheoryColor);
        return x - stroke - Look.Px(12);
    }

    /// <summary>Which bar, or of runs which line, is which way back; the formula where it has room.</summary>
    private float DrawCarouselKey(ICanvas canvas, Point right)
    {
        const string Way = "carousel", Rest = "through the gates";
        float mark = Look.Px(HasRuns ? 16 : 7), gap = Look.Px(5), cap = canvas.Fonts.CapHeight(Look.Label);
        float x = right.X, foot = MathF.Round(right.Y + cap / 2);
        if (HasParts)
        {
            x -= canvas.Fonts.Measure(Rest, Look.Label);
            canvas.Text(Rest, new Point(x, foot), Look.Label, Theme.Text);
            canvas.StrokeRoundedBox(new Box(x - gap - mark, foot - cap, mark, cap).Snapped(), 0, Look.Hair(), Theme.Text);
            x -= gap + mark + Look.Px(14);
        }

        FormulaLayout symbol = Formula(canvas, CarouselSymbol, 15);
        float way = canvas.Fonts.Measure(Way, Look.Label);
        float title = TitleBaseline.X + TitleWidth(canvas) + (HasOneLine ? Look.Px(260) : Look.Px(12));
        if (x - symbol.Width - way - 2 * gap - mark > title)
        {
            x -= symbol.Width;
            symbol.Draw(canvas, new Point(x, foot), Theme.Text);
            x -= gap;
        }

        x -= way;
        canvas.Text(Way, new Point(x, foot), Look.Label, Theme.Text);
        x -= gap + mark;
        if (HasRuns)
        {
            canvas.Line(new Point(x, right.Y), new Point(x + mark, right.Y), Look.Hair(1.2f), CarouselColor);
        }
        else
        {
            canvas.FillBox(new Box(x, foot - cap, mark, cap).Snapped(), Theme.Text);
        }

        return x - Look.Px(12);
    }
}
