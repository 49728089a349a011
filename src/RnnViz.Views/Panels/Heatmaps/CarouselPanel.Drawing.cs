using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

// how it is drawn
public sealed partial class CarouselPanel
{
    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        if (version.Step < 0)
        {
            // before the first frame there is nothing to be seen
            return;
        }

        Box products = Products, strip = MeanStrip;
        TimeAxis axis = Axis;
        if (IsRow)
        {
            DrawCursorBand(canvas);
        }

        FormulaLayout formula = Formula(canvas, symbol);
        var beside = new Point(TitleBaseline.X + TitleWidth(canvas) + Look.Px(7), TitleBaseline.Y);
        if (Figure is not null)
        {
            DrawUnitTitle(canvas);
        }
        else if (IsRow)
        {
            formula.Draw(canvas, TitleBaseline + new Point(0, Look.Px(20)), Theme.Muted);
            DrawRunOrSequence(canvas, TitleBaseline.Y + Look.Px(39));
        }
        else if (beside.X + formula.Width <= Bounds.Right - Look.Px(8))
        {
            formula.Draw(canvas, beside, Theme.Muted);
        }

        grid.Draw(canvas, products, axis, Theme.Sequential);
        grid.DrawNumbers(canvas, Look, products, axis, Theme.Sequential, Scales.Carousel);
        DrawBeyondWindow(canvas, products);
        DrawVeil(canvas, 1, FirstGradient - 1, products);
        DrawMeans(canvas, strip);
        DrawVeil(canvas, LastState + 1, axis.Timesteps, strip);
        DrawKey(canvas);
        if (IsRow)
        {
            if (IsFocused || Figure is not null)
            {
                UnitTicks.Draw(canvas, Look, products, grid.Cells.Rows, Look.Px(Figure is null ? 56 : 0));
            }

            DrawTimesteps(canvas);
            DrawNeighbourhood(canvas);
        }

        DrawCursorEdges(canvas);
    }

    /// <summary>The mean of the gate at each timestep, from 0 at the lower edge to 1 at the upper.</summary>
    private void DrawMeans(ICanvas canvas, Box strip)
    {
        canvas.FillBox(strip, Theme.Quiet);
        TimeAxis axis = Axis;
        int count = 0;
        bool isHigh = true;
        for (int t = axis.First; t <= axis.Last; t++)
        {
            double mean = means[t - 1];
            float height = strip.Bottom - Look.Px(1) - (strip.Height - Look.Px(2)) * (float)mean;
            line[count++] = new Point(MathF.Max(strip.X, MathF.Min(axis.Center(t), strip.Right)), height);
            isHigh &= count > 8 || !(mean <= 0.5);
        }

        ReadOnlySpan<Point> points = line.AsSpan(0, count);
        canvas.StrokeRun(points, Look, RunLine.Solid, Look.Stroke(1.8f), Theme.Text);
        for (int i = 0; i < count; i++)
        {
            if (RunDrawing.IsAlone(points, i))
            {
                canvas.FillCircle(points[i], Look.Px(3), Theme.Text);
            }
        }

        if (Scales.AreFitted)
        {
            // of the products above
            var end = new Point(strip.Right - Look.Px(4), isHigh ? strip.Bottom - Look.Px(8) : strip.Y + Look.Px(8));
            canvas.CenteredText("fitted", end, Look.SmallNumber, Theme.BackwardText, TextAlign.Right);
        }

        if (!IsRow && strip.Height < Look.Px(30))
        {
            return;
        }

        // the name where the line is not
        FormulaLayout name = Formula(canvas, meanSymbol, 15);
        float y = isHigh ? strip.Bottom - Look.Px(6) : strip.Y + Look.Px(14);
        var at = new Point(strip.X + Look.Px(6), y);
        canvas.FillRoundedBox(name.Bounds(at).Inset(-Look.Px(2)).Snapped(), Look.Px(3), Theme.Quiet.WithOpacity(0.85f));
        name.Draw(canvas, at, Theme.Text);
        if (IsRow && strip.Height >= Look.Px(24))
        {
            var high = new Point(strip.X - Look.Px(6), strip.Y + Look.Px(5));
            canvas.CenteredText("1", high, Look.SmallNumber, Theme.Muted, TextAlign.Right);
            canvas.CenteredText("0", high with { Y = strip.Bottom - Look.Px(4) }, Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }
    }

    /// <summary>What the window keeps from coming back, veiled and hatched.</summary>
    private void DrawBeyondWindow(ICanvas canvas, Box products)
    {
        if (Training.Step.Truncation is not int window || window >= Axis.Timesteps)
        {
            return;
        }

        float right = Axis.VisibleLeft(Axis.Timesteps - window + 1);
        Box beyond = products with { Width = MathF.Max(0, right - products.X) };
        canvas.FillBox(beyond, Theme.Surface.WithOpacity(0.72f));
        canvas.Hatch(beyond, Look.Px(7), Look.Hair(), Theme.Muted.WithOpacity(0.6f));
    }

    private void DrawKey(ICanvas canvas)
    {
        var low = new TextLine(stackalloc char[16]);
        low.AddPowerOfTen((int)Scales.Carousel.Low);
        if (Figure is not null)
        {
            Point right = AxisRight(canvas);
            float left = HorizontalLegend.Draw(canvas, Look, Theme.Sequential, low.Span, "1", right) - Look.Px(8);
            FormulaLayout name = Formula(canvas, symbol, 16);
            name.Draw(canvas, new Point(left - name.Width, AxisBaseline.Y), Theme.Muted);
            DrawSequenceName(canvas, HasOneLine ? right with { X = left - name.Width - Look.Px(14) } : TitleRight(canvas));
            return;
        }

        if (IsRow)
        {
            bool hasLine = Training.Step.BatchSize > 1 || NamedRun is not null;
            float bottom = Bounds.Bottom - Look.Px(14), top = Bounds.Y + Look.Px(hasLine ? 72 : 53);
            top = MathF.Max(top, bottom - Look.Px(IsFocused ? 160 : 84));
            var bar = new Box(MathF.Round(Bounds.X + Look.Px(14)), top, MathF.Round(Look.Px(9)), bottom - top);
            canvas.ColorBar(bar, Theme.Sequential);
            float labels = bar.Right + Look.Px(6);
            canvas.CenteredText("1", new Point(labels, bar.Y + Look.Px(3)), Look.SmallNumber, Theme.Muted, TextAlign.Left);
            canvas.CenteredText(low.Span, new Point(labels, bar.Bottom - Look.Px(3)), Look.SmallNumber, Theme.Muted, TextAlign.Left);
            return;
        }

        float y = Content.Bottom - Look.Px(7);
        HorizontalLegend.Draw(canvas, Look, Theme.Sequential, low.Span, "1", new Point(Content.Right, y));
    }
}
