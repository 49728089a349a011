using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Step;

namespace RnnViz.Views.Panels.Flow;

// the theoretical bound, and its name
public sealed partial class FlowPanel
{
    private const string BoundSymbol = "\"bound\" (γ σ_{\"max\"})^{T−t}";

    private void DrawBound(ICanvas canvas, bool isShown)
    {
        PreparedStep step = Training.Step;
        int timesteps = step.Timesteps;
        double atLast = step.FlowBound(timesteps), atFirst = step.FlowBound(1);
        if (!(atLast > 0) || !double.IsFinite(atFirst) || timesteps < 2)
        {
            return;
        }
        // the bound is a straight line in log; draw the part that lies inside the plot
        ValueScale scale = Scales.Norm;
        double last = Math.Log10(atLast), slope = (Math.Log10(atFirst) - last) / (timesteps - 1);
        double from = 0, to = timesteps - 1;
        if (slope > 0)
        {
            to = Math.Min(to, (scale.High - last) / slope);
        }

        if (slope < 0)
        {
            to = Math.Min(to, (scale.Low - last) / slope);
        }

        if (to <= from)
        {
            return;
        }
        // and of that the part between the first and the last column shown
        float right = Axis.Center(timesteps);
        from = Math.Max(from, (right - Plot.Right) / Axis.ColumnWidth);
        to = Math.Min(to, (right - Plot.X) / Axis.ColumnWidth);
        if (to <= from)
        {
            return;
        }

        var start = new Point(right - (float)from * Axis.ColumnWidth, YOf(Math.Pow(10, last + slope * from)));
        var end = new Point(right - (float)to * Axis.ColumnWidth, YOf(Math.Pow(10, last + slope * to)));
        // among the lines of several runs it has the colour of the run in front, whose it is
        Rgba line = HasRuns ? Theme.Runs[Training.Contrast.Front.Index].Color : Theme.Text;
        Rgba ink = HasRuns ? Theme.Runs[Training.Contrast.Front.Index].TextColor : Theme.Text;
        canvas.DashedLine(start, end, Look.Hair(1.3f), Look.Px(6), Look.Px(4), Shade(line, isShown));
        if (Figure is not null)
        {
            return; // named above the plot
        }

        FormulaLayout label = Formula(canvas, BoundSymbol, 16);
        Point beside = default;
        if (HasRuns && !TryPlaceBeside(start, end, label, out beside))
        {
            return;
        }

        Point place = HasRuns ? beside : PlaceAbove(canvas.Fonts, start, end, label.Width);
        float back = Look.Px(4);
        canvas.FillRoundedBox(label.Bounds(place).Inset(-back).Snapped(), back, Theme.Surface.WithOpacity(0.82f));
        label.Draw(canvas, place, Shade(ink, isShown));
    }

    /// <summary>
    /// Where the bound's label stands: no bar is higher than the bound, so it covers none where it stands above the line. Above
    /// the right end of a line that rises to the left, before the left end of one that falls; before the end of one that is too
    /// steep for either. Where few panels share the window, close above the line and the numbers on the bars.
    /// </summary>
    private Point PlaceAbove(FontBook fonts, Point start, Point end, float width)
    {
        float pad = Look.Px(6), lift = Look.Px(14), before = end.X - 2 * pad - width;
        float top = Plot.Y + Look.Px(10), slope = (end.Y - start.Y) / (end.X - start.X);
        bool rises = end.Y < start.Y;
        if (Appearance.Layout.IsChosen)
        {
            // beside the first or last column, to which the line from a call-out may come down
            float column = MathF.Min(Axis.ColumnWidth, Look.Px(60)), highestFoot = Plot.Y + Look.Px(18);
            float left = Plot.X + pad + column, right = Plot.Right - pad - width - column;
            (float first, float second) = rises ? (right, left) : (left, right);
            float atFirst = FreeAbove(fonts, start, end, first, width), atSecond = FreeAbove(fonts, start, end, second, width);
            if (atFirst < highestFoot && atSecond < highestFoot)
            {
                // steep, or above everything: before the line's upper end
                return new Point(MathF.Max(Plot.X + pad, rises ? before : right), MathF.Max(highestFoot, end.Y + Look.Px(8)));
            }

            return atFirst >= highestFoot ? new Point(first, atFirst) : new Point(second, atSecond);
        }

        float x = rises ? Plot.Right - pad - width : MathF.Max(Plot.X + pad, before);
        float highest = MathF.Max(end.X, MathF.Min(rises ? x : x + width, start.X));
        float y = MathF.Min(start.Y + slope * (highest - start.X), Plot.Bottom - pad) - lift;
        return rises && y < top && before > Plot.X + pad
            ? new Point(before, MathF.Max(top, end.Y + Look.Px(8))) : new Point(x, MathF.Max(top, y));
    }

    /// <summary>
    /// The lowest baseline between x and x + width above the line of the bound, all bars and the numbers on them; far beyond the plot
    /// where the line is not there.
    /// </summary>
    private float FreeAbove(FontBook fonts, Point start, Point end, float x, float width)
    {
        float left = MathF.Max(x, end.X), right = MathF.Min(x + width, start.X), slope = (end.Y - start.Y) / (end.X - start.X);
        float free = left <= right ? start.Y + slope * ((slope > 0 ? left : right) - start.X) : float.NegativeInfinity;
        var number = new TextLine(stackalloc char[16]);
        number.Add3(Norms[Axis.Last - 1]);
        // all numbers have about the same width
        float above = fonts.Measure(number.Span, Look.SmallNumber) <= Axis.ColumnWidth - Look.Px(4) ? Look.Px(18) : 0;
        for (int t = Axis.First; t <= Axis.Last; t++)
        {
            if (Axis.Left(t) < x + width && Axis.Left(t + 1) > x)
            {
                free = MathF.Min(free, YOf(Norms[t - 1]) - above);
            }
        }

        return free - Look.Px(10);
    }

    /// <summary>
    /// Finds where it stands among the lines of runs: near its own, and on none. Where there is no such place it is left out.
    /// </summary>
    private bool TryPlaceBeside(Point start, Point end, FormulaLayout label, out Point place)
    {
        Box ink = label.Bounds(default).Inset(-Look.Px(4)), nearest = default;
        float slope = (end.Y - start.Y) / (end.X - start.X), least = Look.Px(30);
        for (int i = 1; i <= 7; i++)
        {
            float x = start.X + (end.X - start.X) * i / 8, y = start.Y + slope * (x - start.X);
            var size = new Extent(ink.Width, ink.Height);
            bool isFound = places.TryFind(x - ink.Width / 2, size, y - ink.Height, FreePlaces.All, out Box box);
            float away = MathF.Abs(box.Center.Y - y);
            // never so close that the line goes through it
            if (isFound && away < least && away > ink.Height / 2 + MathF.Abs(slope) * ink.Width / 2)
            {
                (nearest, least) = (box, away);
            }
        }

        places.Add(nearest);
        place = new Point(nearest.X - ink.X, nearest.Y - ink.Y);
        return nearest.Width > 0;
    }

    /// <summary>Whether all bars between x and x + width end below a height.</summary>
    private bool IsClear(float x, float width, float foot)
    {
        for (int t = Axis.First; t <= Axis.Last; t++)
        {
            if (Axis.Left(t) < x + width && Axis.Left(t + 1) > x && YOf(Norms[t - 1]) < foot)
            {
                return false;
            }
        }

        return true;
    }
}
