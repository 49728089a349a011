using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels.Flow;

// the two ways back of a gated cell: past all weights by the gate that keeps, and through the gates
public sealed partial class FlowPanel
{
    /// <summary>How much of its colour a bar keeps behind its two parts.</summary>
    private const float BehindParts = 0.5f;

    private Point[] tops = [];

    /// <summary>Whether the norms are those of the state that a gate keeps: c of the LSTM, h of the GRU.</summary>
    private bool HasCarousel => Training.Step.IsGated && ShowsCell == Training.Step.HasCell;

    /// <summary>Whether the columns are wide enough for two thin bars within each.</summary>
    private bool HasParts => HasCarousel && !HasRuns && Axis.ColumnWidth >= Look.Px(11);

    /// <summary>Beside other runs its line is a thin one of the colour of the run in front, whose it is.</summary>
    private Rgba CarouselColor => HasRuns ? Theme.Runs[Training.Contrast.Front.Index].Color : Theme.Text;

    private string CarouselSymbol => ShowsCell ? "‖(Π_{s>t} f_s) ⊙ ∂L/∂c_T‖" : "‖(Π_{s>t} z_s) ⊙ ∂L/∂h_T‖";

    private void DrawCarousel(ICanvas canvas)
    {
        if (HasParts)
        {
            ReadOnlySpan<double> ways = Training.Step.CarouselNorms, rests = Training.Step.BesideCarouselNorms;
            int firstShown = FirstGradient;
            for (int t = Axis.First; t <= Axis.Last; t++)
            {
                DrawPart(canvas, PartBox(t, ways[t - 1], isCarousel: true), isSolid: true, t >= firstShown);
                DrawPart(canvas, PartBox(t, rests[t - 1], isCarousel: false), isSolid: false, t >= firstShown);
            }
        }

        DrawLine(canvas);
        if (!HasRuns && Figure is null)
        {
            DrawKey(canvas);
        }
    }

    /// <summary>The thin bar of one of the two parts, within the bar of timestep t; it may end above that one.</summary>
    /// <param name="t">The timestep.</param>
    /// <param name="norm">The part's norm.</param>
    /// <param name="isCarousel">Whether it is the left one.</param>
    private Box PartBox(int t, double norm, bool isCarousel)
    {
        Box bar = BarOf(t, norm);
        float width = MathF.Max(1, MathF.Round(bar.Width * 0.3f)), inset = MathF.Round(bar.Width * 0.14f);
        bool isThere = norm > 0 && double.IsFinite(norm) && Scales.Norm.Position(norm) > 0;
        return !isThere || bar.Width <= 0 ? default
            : bar with { X = isCarousel ? bar.X + inset : bar.Right - inset - width, Width = width };
    }

    private void DrawPart(ICanvas canvas, Box box, bool isSolid, bool isShown)
    {
        if (box.Width <= 0)
        {
            return;
        }

        Rgba ink = Shade(Theme.Text, isShown);
        canvas.FillBox(box, isSolid ? ink : Shade(Theme.Surface, isShown));
        if (!isSolid)
        {
            canvas.StrokeRoundedBox(box, 0, Look.Hair(), ink);
        }
    }

    /// <summary>The line of the carousel's part over all timesteps; it ends where nothing comes that way, or beyond the axis.</summary>
    private void DrawLine(ICanvas canvas)
    {
        if (tops.Length < Axis.Timesteps)
        {
            tops = new Point[Axis.Timesteps];
        }

        ReadOnlySpan<double> norms = Training.Step.CarouselNorms;
        int count = 0, first = FirstGradient;
        for (int t = Axis.Last; t >= Axis.First; t--)
        {
            double norm = norms[t - 1];
            if (!(norm > 0) || !double.IsFinite(norm))
            {
                break;
            }

            float x = HasParts && PartBox(t, norm, isCarousel: true) is { Width: > 0 } part ? part.Center.X : Axis.Center(t);
            tops[count++] = new Point(MathF.Max(Plot.X, MathF.Min(x, Plot.Right)), YOf(norm));
            if (Scales.Norm.Position(norm) <= 0)
            {
                break;
            }
        }

        // what the walk has not come to is pale: the later timesteps come first
        int shown = Math.Max(0, Math.Min(Axis.Last - Math.Max(first, Axis.First) + 1, count));
        float thickness = HasRuns ? Look.Hair(1.2f) : Look.Stroke(1.6f);
        canvas.Polyline(tops.AsSpan(0, shown), thickness, CarouselColor);
        int pale = Math.Max(0, shown - 1);
        canvas.Polyline(tops.AsSpan(pale, count - pale), thickness, Theme.Dimmed(CarouselColor));
        if (count == 1)
        {
            canvas.FillCircle(tops[0], Look.Px(2.2f), Shade(CarouselColor, shown == 1));
        }
    }

    /// <summary>Says which bar is which part, where no bars are if there is such a place.</summary>
    private void DrawKey(ICanvas canvas)
    {
        FormulaLayout symbol = Formula(canvas, CarouselSymbol, 15);
        const string Way = "carousel", Rest = "through the gates";
        float mark = Look.Px(7), gap = Look.Px(5), between = Look.Px(14);
        float way = canvas.Fonts.Measure(Way, Look.Label), rest = canvas.Fonts.Measure(Rest, Look.Label);
        float first = mark + gap + way + gap + symbol.Width, second = HasParts ? between + mark + gap + rest : 0;
        if (first + second > Plot.Width - Look.Px(16))
        {
            // the formula is in the explanation, too
            first = mark + gap + way;
        }

        float width = first + second, pad = Look.Px(5), foot = Plot.Y + Look.Px(24), left = Plot.X + Look.Px(8);
        float right = Plot.Right - width - Look.Px(8), x = IsClear(left, width, foot) || !IsClear(right, width, foot) ? left : right;
        float y = MathF.Round(Plot.Y + Look.Px(15)), cap = canvas.Fonts.CapHeight(Look.Label);
        if (HasRuns)
        {
            DrawRunKey(canvas, symbol, Way);
            return;
        }

        canvas.FillRoundedBox(
            new Box(x - pad, y - cap - Look.Px(6), width + 2 * pad, cap + Look.Px(13)).Snapped(), pad, Theme.Surface.WithOpacity(0.86f));
        canvas.FillBox(new Box(x, y - cap, mark, cap).Snapped(), Theme.Text);
        canvas.Text(Way, new Point(x + mark + gap, y), Look.Label, Theme.Text);
        if (first > mark + gap + way)
        {
            symbol.Draw(canvas, new Point(x + mark + 2 * gap + way, y), Theme.Text);
        }

        if (HasParts)
        {
            x += first + between;
            canvas.StrokeRoundedBox(new Box(x, y - cap, mark, cap).Snapped(), 0, Look.Hair(), Theme.Text);
            canvas.Text(Rest, new Point(x + mark + gap, y), Look.Label, Theme.Text);
        }
    }

    /// <summary>Beside other runs: what the thin line is, where no line is.</summary>
    private void DrawRunKey(ICanvas canvas, FormulaLayout symbol, string name)
    {
        float stroke = Look.Px(16), gap = Look.Px(5), text = canvas.Fonts.Measure(name, Look.Label);
        bool hasRoom = stroke + 2 * gap + text + symbol.Width < Plot.Width / 2;
        var size = new Extent(stroke + gap + text + (hasRoom ? gap + symbol.Width : 0), Look.Px(22));
        Box place = places.Take(size, Plot.Y + Look.Px(15), Plot.Right - size.Width - Look.Px(8), Plot.X + Look.Px(8));
        if (place.Width == 0)
        {
            return;
        }

        float middle = place.Center.Y, foot = MathF.Round(middle + canvas.Fonts.CapHeight(Look.Label) / 2);
        canvas.Line(new Point(place.X, middle), new Point(place.X + stroke, middle), Look.Hair(1.2f), CarouselColor);
        canvas.Text(name, new Point(place.X + stroke + gap, foot), Look.Label, Theme.Text);
        if (hasRoom)
        {
            symbol.Draw(canvas, new Point(place.X + stroke + 2 * gap + text, foot), Theme.Text);
        }
    }

    private bool IsOnCarousel(Point point) => HasCarousel && Plot.Contains(point) && Axis.TimestepAt(point.X) is > 0 and int t
        && Training.Step.CarouselNorms[t - 1] is > 0 and var norm && MathF.Abs(YOf(norm) - point.Y) < Look.Px(4);

    private void AddParts(ref TextLine line, int t)
    {
        line.Add("; carousel ");
        line.Add3(Training.Step.CarouselNorms[t - 1]);
        line.Add(", gates ");
        line.Add3(Training.Step.BesideCarouselNorms[t - 1]);
    }
}
