using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

// how many times as much of the gradient arrives at t = 1 in one run as in another, in words
public sealed partial class FlowPanel
{
    /// <summary>Whether the walk has come to t = 1, and t = 1 is seen.</summary>
    private bool HasRatio => FirstGradient == 1 && Axis.Shows(1);

    private double AtFirst(ShownRun run) => run.IsBehind ? double.NaN : NormsOf(run)[0];

    /// <summary>
    /// The runs with the least and the greatest norm at t = 1 that is neither 0 nor infinite; the same one, or null, without two.
    /// </summary>
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

    /// <summary>
    /// The ratios, each of a run to the one where least arrives: in one line or, where there is height, below one another. Between
    /// the ends of the lines if there is room.
    /// </summary>
    private void DrawRatios(ICanvas canvas)
    {
        if (!HasRatio || Extremes is not ({ } least, { } greatest) || least == greatest)
        {
            return;
        }

        TextStyle style = IsFocused ? Look.Body with { Size = Look.Px(15) } : Look.Label;
        float pitch = canvas.Fonts.CapHeight(style) + Look.Px(IsFocused ? 12 : 9);
        bool isSeveral = CountOfRatios(least) > 1;
        // below one another rather than in fewer words; where nothing is clear of the lines, over them; the briefest is ▲ : ● = 41.2
        ReadOnlySpan<(bool IsList, int Brevity)> forms =
            !isSeveral ? [(false, 0), (false, 1), (false, 2), (true, 1), (true, 2), (false, RunWords.Briefest)]
            : IsFocused || Plot.Height <= 7 * pitch
                ? [(IsFocused, 0), (IsFocused, 1), (IsFocused, 2), (false, RunWords.Briefest)]
                : [(false, 0), (false, 1), (true, 0), (true, 1), (false, 2), (false, RunWords.Briefest)];
        for (int i = 0; i < 2 * forms.Length; i++)
        {
            (bool isList, int brevity) = forms[i % forms.Length];
            float width = Say(canvas, least, greatest, style, brevity, isList, null, pitch);
            var size = new Extent(width, (isList ? 1 + CountOfRatios(least) : 1) * pitch);
            if (width <= Plot.Width - Look.Px(20) && TryPlaceRatios(size, least, greatest, i < forms.Length, out Box place))
            {
                canvas.FillRoundedBox(place.Snapped(), Look.Px(3), Theme.Surface.WithOpacity(0.86f));
                Say(canvas, least, greatest, style, brevity, isList, new Point(place.X, place.Y + pitch / 2), pitch);
                return;
            }
        }
    }

    private bool TryPlaceRatios(Extent size, ShownRun least, ShownRun greatest, bool isClear, out Box place)
    {
        Point low = EndOf(least, 1), high = EndOf(greatest, 1);
        float left = low.X + MarkRadius + Look.Px(8), right = Plot.Right - size.Width - Look.Px(6);
        int clearOf = isClear ? FreePlaces.All : 0;
        bool isFound = places.TryFind(left, size, (low.Y + high.Y) / 2, clearOf, out place)
            || places.TryFind((left + right) / 2, size, (low.Y + high.Y) / 2, clearOf, out place)
            || places.TryFind(right, size, (low.Y + high.Y) / 2, clearOf, out place);
        if (isFound)
        {
            places.Add(place);
        }

        return isFound;
    }

    private bool HasRatioTo(ShownRun run, ShownRun least) => run != least && AtFirst(run) > 0 && double.IsFinite(AtFirst(run));

    private int CountOfRatios(ShownRun least)
    {
        int count = 0;
        foreach (ShownRun run in Runs)
        {
            count += HasRatioTo(run, least) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Says all ratios; draws where there is a place for them.</summary>
    /// <returns>The width of the widest line.</returns>
    private float Say(
        ICanvas canvas, ShownRun least, ShownRun greatest, TextStyle style, int brevity, bool isList, Point? at, float pitch)
    {
        var pen = new RunWords(canvas, Look, style, Runs, at);
        if (isList)
        {
            pen.Words(brevity < 2 ? "At t = 1, compared with " : "t = 1: against ");
            pen.Run(least, brevity);
            pen.Words(":");
        }

        SayOne(ref pen, greatest, least, brevity, isList, pitch, isFirst: true);
        foreach (ShownRun run in Runs)
        {
            if (run != greatest && HasRatioTo(run, least))
            {
                SayOne(ref pen, run, least, brevity, isList, pitch, isFirst: false);
            }
        }

        if (!isList && brevity == RunWords.Briefest)
        {
            pen.Words(" at t = 1");
        }
        else if (!isList)
        {
            pen.Words(brevity < 2 ? " times as much arrives at t = 1 as in " : " times as much at t = 1 as in ");
            pen.Run(least, brevity);
        }

        return pen.Width;
    }

    private void SayOne(ref RunWords pen, ShownRun run, ShownRun least, int brevity, bool isList, float pitch, bool isFirst)
    {
        if (isList)
        {
            pen.NextLine(pitch);
        }
        else if (!isFirst)
        {
            pen.Words(" and ");
        }

        bool isNotation = !isList && brevity == RunWords.Briefest, isNamed = !isList && !isNotation && CountOfRatios(least) == 1;
        pen.Run(run, isNamed ? brevity : RunWords.Briefest);
        var words = new TextLine(stackalloc char[48]);
        if (isNotation)
        {
            pen.Words(" : ");
            pen.Run(least, RunWords.Briefest);
        }

        words.Add(isNotation ? " = " : isNamed ? ": " : "");
        AddRatio(ref words, AtFirst(run), AtFirst(least));
        words.Add(!isList ? "" : brevity < 2 ? " times as much arrives" : " times as much");
        pen.Words(words.Span);
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
