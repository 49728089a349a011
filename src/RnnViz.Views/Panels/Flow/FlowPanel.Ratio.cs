using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

// how many times as much of the gradient arrives at t = 1 in one run as in another, in words
public sealed partial class FlowPanel
{
    /// <summary>Up to which ratio two norms are said to be alike: it rounds to 1.00.</summary>
    private const double Alike = 1.005;

    /// <summary>How brief the words are at most.</summary>
    private const int Briefest = 3;

    /// <summary>Whether the walk has come to t = 1, and t = 1 is seen.</summary>
    private bool HasRatio => FirstGradient == 1 && Axis.Shows(1);

    private double AtFirst(ShownRun run) => run.IsBehind ? double.NaN : NormsOf(run)[0];

    /// <summary>The runs with the least and the greatest norm at t = 1 that is neither 0 nor infinite; the same one, or null, without two.</summary>
    private (ShownRun? Least, ShownRun? Greatest) Extremes
    {
        get
        {
            ShownRun? least = null, greatest = null;
            foreach (ShownRun run in Runs)
            {
                double norm = AtFirst(run);
                if (!(norm > 0) || !double.IsFinite(norm))
                {
                    continue;
                }

                least = least is null || norm < AtFirst(least) ? run : least;
                greatest = greatest is null || norm >= AtFirst(greatest) ? run : greatest;
            }

            return (least, greatest);
        }
    }

    /// <summary>A line at t = 1 between the ends of the lines of which the ratio is said.</summary>
    private void DrawDistance(ICanvas canvas)
    {
        if (!HasRatio || Extremes is not ({ } least, { } greatest) || least == greatest)
        {
            return;
        }

        canvas.Line(EndOf(least, 1), EndOf(greatest, 1), Look.Hair(1.2f), Theme.Muted);
    }

    private void DrawRatios(ICanvas canvas)
    {
        if (!HasRatio || Extremes is not ({ } least, { } greatest) || least == greatest)
        {
            return;
        }

        TextStyle style = IsFocused ? Look.Callout with { Size = Look.Px(16) } : Look.Label;
        float pitch = canvas.Fonts.CapHeight(style) + Look.Px(IsFocused ? 12 : 9), most = Plot.Width - Look.Px(40), width = 0;
        int brevity = 0, count = 0;
        for (; ; brevity++)
        {
            (width, count) = (0, 0);
            foreach (ShownRun run in Runs)
            {
                if (IsSaid(run, least, greatest))
                {
                    width = MathF.Max(width, Say(canvas, run, least, style, brevity, null));
                    count++;
                }
            }

            if (width <= most || brevity == Briefest)
            {
                break;
            }
        }

        Point low = EndOf(least, 1), high = EndOf(greatest, 1);
        var size = new Extent(width, count * pitch);
        float left = low.X + MarkRadius + Look.Px(8);
        Box place = places.Take(size, (low.Y + high.Y) / 2, left, Plot.Center.X - width / 2, Plot.Right - width - Look.Px(6));
        canvas.FillRoundedBox(place.Inset(-Look.Px(2)).Snapped(), Look.Px(3), Theme.Surface.WithOpacity(0.86f));
        var at = new Point(place.X, place.Y + pitch / 2);
        Say(canvas, greatest, least, style, brevity, at);
        foreach (ShownRun run in Runs)
        {
            if (run != greatest && IsSaid(run, least, greatest))
            {
                at += new Point(0, pitch);
                Say(canvas, run, least, style, brevity, at);
            }
        }
    }

    /// <summary>Where the row is low, only the greatest ratio is said.</summary>
    private bool IsSaid(ShownRun run, ShownRun least, ShownRun greatest) =>
        run == greatest || run != least && Plot.Height > Look.Px(110) && AtFirst(run) > 0 && double.IsFinite(AtFirst(run));

    /// <summary>One ratio in words, each run with its mark and in its colour; drawn where there is a place for it.</summary>
    /// <returns>Its width.</returns>
    private float Say(ICanvas canvas, ShownRun run, ShownRun least, TextStyle style, int brevity, Point? at)
    {
        var words = new TextLine(stackalloc char[64]);
        bool isAlike = AtFirst(run) / AtFirst(least) < Alike;
        words.Add(": ");
        if (!isAlike)
        {
            AddRatio(ref words, AtFirst(run), AtFirst(least));
            words.Add(" times ");
        }

        words.Add(brevity < 2 ? "as much arrives at t = 1 as in " : "as much at t = 1 as ");
        float x = Piece(canvas, run, brevity, style, at, 0);
        if (at is Point place)
        {
            canvas.CenteredText(words.Span, place + new Point(x, 0), style, Theme.Text, TextAlign.Left);
        }

        x += canvas.Fonts.Measure(words.Span, style) + Look.Px(2);
        return Piece(canvas, least, brevity, style, at, x);
    }

    /// <summary>A run's mark and as much of its name as the brevity leaves; answers where it ends.</summary>
    private float Piece(ICanvas canvas, ShownRun run, int brevity, TextStyle style, Point? at, float x)
    {
        ReadOnlySpan<char> name = brevity == Briefest ? "" : run.Name;
        if (brevity > 0 && name.IndexOf(',') is > 0 and int comma)
        {
            name = name[..comma];
        }

        if (at is Point place)
        {
            RunLabel.Draw(canvas, Look, Theme.Runs[run.Index], name, place + new Point(x, 0), style);
        }

        return x + RunLabel.WidthOf(Look, canvas.Fonts, name, style);
    }

    /// <summary>Appends the ratio of two norms, also where it is beyond the largest double.</summary>
    private static void AddRatio(ref TextLine line, double dividend, double divisor)
    {
        if (double.IsFinite(dividend / divisor))
        {
            line.Add3(dividend / divisor);
            return;
        }

        double decades = Math.Log10(dividend) - Math.Log10(divisor), power = Math.Floor(decades);
        line.AddFixed(Math.Pow(10, decades - power), 2);
        line.Add("e");
        line.Add((long)power);
    }
}
