using System.Runtime.InteropServices;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

// one curve for each of several runs, named at its end
public abstract partial class CurvePanel
{
    /// <summary>About how wide a letter of a name is, in design units: the plot's width is not to depend on the typeface.</summary>
    private const float Letter = 6.9f;

    private readonly List<ScalarSeries> series = [];

    /// <summary>Whether there are several runs.</summary>
    protected bool HasRuns => Training.Contrast.IsContrast;

    private ReadOnlySpan<ShownRun> Runs => Training.Contrast.Runs.AsSpan();

    /// <summary>The curve of a run.</summary>
    protected abstract ScalarSeries SeriesOf(ShownTraining run);

    /// <summary>The number of the step that a run has on its tape.</summary>
    protected abstract double NumberOf(ShownTraining run);

    /// <summary>Whether the walk through a run has come to that number.</summary>
    protected abstract bool HasComeTo(ShownTraining run);

    /// <summary>The number of the last iteration where it is known before the walk has come there; NaN where it is not.</summary>
    protected virtual double LastOf(ShownTraining run) => double.NaN;

    /// <summary>The curves of all runs, that of the run in front first; valid until the next call.</summary>
    protected ReadOnlySpan<ScalarSeries> AllSeries => AllSeriesAnd(null);

    /// <summary>The same, and one more where there is one.</summary>
    protected ReadOnlySpan<ScalarSeries> AllSeriesAnd(ScalarSeries? other)
    {
        series.Clear();
        series.Add(SeriesOf(Training));
        foreach (ShownRun run in Runs)
        {
            if (run.Training != Training)
            {
                series.Add(SeriesOf(run.Training));
            }
        }

        if (other is not null)
        {
            series.Add(other);
        }

        return CollectionsMarshal.AsSpan(series);
    }

    /// <summary>Another number whenever a run has gone on, has come, or has left.</summary>
    protected int RunsVersion
    {
        get
        {
            int version = 31 * Training.Contrast.Version;
            foreach (ShownRun run in Runs)
            {
                version = 31 * version + run.Training.Session.History.Version;
            }

            return version;
        }
    }

    /// <summary>
    /// The least and the greatest number of the steps that are walked through, and of those known beforehand, that no curve has yet; NaN
    /// where there is none.
    /// </summary>
    protected (double Least, double Greatest) LossesNow
    {
        get
        {
            (double least, double greatest) = (double.NaN, double.NaN);
            foreach (ShownRun run in Runs)
            {
                double now = NowMark.IsShown(run.Training, HasComeTo(run.Training)) ? NumberOf(run.Training) : double.NaN;
                foreach (double number in (ReadOnlySpan<double>)[now, LastOf(run.Training)])
                {
                    least = double.IsNaN(least) || number < least ? number : least;
                    greatest = double.IsNaN(greatest) || number > greatest ? number : greatest;
                }
            }

            return (least, greatest);
        }
    }

    /// <summary>What the names take of the width, in pixels.</summary>
    private float NamesWidth
    {
        get
        {
            if (!HasRuns)
            {
                return 0;
            }

            int letters = 0;
            foreach (ShownRun run in Runs)
            {
                letters = Math.Max(letters, run.Name.Length);
            }

            return MathF.Min(Look.Px(30 + Letter * letters), Content.Width * 0.42f);
        }
    }

    /// <summary>The curves of several runs, that of the run in front last.</summary>
    private protected void DrawCurves(in Chart chart)
    {
        foreach (ShownRun run in Runs)
        {
            if (!run.IsFront)
            {
                DrawCurve(chart, run);
            }
        }

        DrawCurve(chart, Training.Contrast.Front);
    }

    private void DrawCurve(in Chart chart, ShownRun run)
    {
        RunLook look = Theme.Runs[run.Index];
        chart.Series(SeriesOf(run.Training), look.Color, Look.Stroke(run.IsFront ? 1.9f : 1.5f), 0, look);
        chart.Last(SeriesOf(run.Training), LastOf(run.Training), look.Color, Look.Stroke(run.IsFront ? 1.9f : 1.5f));
    }

    /// <summary>The numbers of the steps that are walked through, and the names of the runs.</summary>
    private protected void DrawEnds(ICanvas canvas, in ChartScale scale)
    {
        Span<float> ends = stackalloc float[LineEndLabels.Most], middles = stackalloc float[LineEndLabels.Most];
        int count = 0;
        foreach (ShownRun run in Runs)
        {
            RunLook look = Theme.Runs[run.Index];
            Point? now = NowOf(run, scale);
            NowMark.Draw(canvas, Look, now, scale, NumberOf(run.Training), look.Color, Chart.EndOf(SeriesOf(run.Training), scale));
            ends[count++] = (now ?? Chart.LastOf(SeriesOf(run.Training), scale))?.Y ?? float.NaN;
        }

        TextStyle style = IsFocused ? Look.Body : Look.Label;
        float line = canvas.Fonts.CapHeight(style) + Look.Px(6);
        // names that are too long for one line have two where there is height for that
        bool areLong = HasLongName(canvas, style, scale) && count * 2 * line <= scale.Plot.Height;
        float pitch = areLong ? 2 * line : line, half = (pitch - Look.Px(6)) / 2;
        LineEndLabels.Place(ends[..count], pitch, scale.Plot.Y + half, scale.Plot.Bottom - half, middles);
        for (int i = 0; i < count; i++)
        {
            if (float.IsFinite(middles[i]))
            {
                DrawName(canvas, Runs[i], scale, middles[i], style, line, areLong);
            }
        }
    }

    private Point? NowOf(ShownRun run, in ChartScale scale) =>
        NowMark.PlaceOf(run.Training, scale, NumberOf(run.Training), HasComeTo(run.Training));

    private float NameRoom(in ChartScale scale) => Content.Right - scale.Plot.Right - Look.Px(8 + RunLabel.MarkRoom);

    /// <summary>A name, or where it is too long a brief one.</summary>
    private ReadOnlySpan<char> ShownName(ICanvas canvas, ShownRun run, TextStyle style, in ChartScale scale) =>
        canvas.Fonts.Measure(run.Name, style) <= NameRoom(scale) ? run.Name : RunLabel.Brief(run, Runs);

    private bool HasLongName(ICanvas canvas, TextStyle style, in ChartScale scale)
    {
        bool isLong = false;
        foreach (ShownRun run in Runs)
        {
            isLong |= canvas.Fonts.Measure(ShownName(canvas, run, style, scale), style) > NameRoom(scale);
        }

        return isLong;
    }

    private void DrawName(
        ICanvas canvas, ShownRun run, in ChartScale scale, float middle, TextStyle style, float line, bool mayBreak)
    {
        RunLook look = Theme.Runs[run.Index];
        float left = scale.Plot.Right + Look.Px(8), room = NameRoom(scale);
        Point? finite = NowOf(run, scale) ?? Chart.EndOf(SeriesOf(run.Training), scale);
        if (finite is Point end && (MathF.Abs(end.Y - middle) > line || end.X < scale.Plot.Right - Look.Px(12)))
        {
            canvas.Line(end, new Point(left, middle), Look.Hair(), look.Color.WithOpacity(0.6f));
        }
        else if (finite is null)
        {
            // no numbers are there any more: a line from the last one would look like a loss that stays as it is
            canvas.Line(new Point(scale.Plot.Right, middle), new Point(left, middle), Look.Hair(), look.Color.WithOpacity(0.6f));
        }

        ReadOnlySpan<char> name = canvas.Fonts.Wording(ShownName(canvas, run, style, scale)),
            first = RunLabel.FirstLine(canvas.Fonts, name, style, room);
        if (!mayBreak || first.Length == name.Length)
        {
            RunLabel.Draw(canvas, Look, look, first, new Point(left, middle), style);
            return;
        }

        ReadOnlySpan<char> rest = name[first.Length..].TrimStart([' ', ',']);
        RunLabel.Draw(canvas, Look, look, first, new Point(left, middle - line / 2), style);
        canvas.CenteredText(
            RunLabel.FirstLine(canvas.Fonts, rest, style, room), new Point(left + Look.Px(RunLabel.MarkRoom), middle + line / 2), style,
            look.TextColor, TextAlign.Left);
    }
}
