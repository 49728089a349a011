using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Transport;

/// <summary>
/// The marks on the timeline, each kind with a shape of its own: a triangle that points down for a lesson's stop, a spike
/// for the largest gradient, a cross for the first NaN, a branch for a fork.
/// </summary>
internal sealed class TimelineMarkPainter(ShownTraining training, IAppearance appearance)
{
    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    /// <summary>What a mark means, in words.</summary>
    private static string NameOf(MarkKind kind) => kind switch
    {
        MarkKind.Stop => "a stop of the lesson",
        MarkKind.LargestGradient => "the largest gradient",
        MarkKind.FirstNaN => "the first NaN or ∞",
        _ => "a change: the run forks",
    };

    /// <summary>Draws every mark of the history.</summary>
    public void Draw(ICanvas canvas, Timeline line)
    {
        IReadOnlyList<TimelineMark> marks = training.Walk.Marks;
        for (int i = 0; i < marks.Count; i++)
        {
            if (marks[i].Iteration > training.Walk.Furthest)
            {
                continue;
            }

            if (marks[i].Kind == MarkKind.Stop && line.AreIterationsWide)
            {
                DrawStops(canvas, line, marks[i].Iteration);
            }
            else
            {
                DrawMark(canvas, marks[i].Kind, new Point(XOf(line, marks[i]), line.Track.Y));
            }
        }
    }

    /// <summary>The iteration whose mark is at an x, or null.</summary>
    public int? IterationAt(Timeline line, float x)
    {
        int? nearest = null;
        float best = Look.Px(7);
        IReadOnlyList<TimelineMark> marks = training.Walk.Marks;
        for (int i = 0; i < marks.Count; i++)
        {
            if (marks[i].Iteration > training.Walk.Furthest)
            {
                continue;
            }

            float distance = marks[i].Kind == MarkKind.Stop && line.AreIterationsWide
                ? DistanceToStop(line, marks[i].Iteration, x) : MathF.Abs(XOf(line, marks[i]) - x);
            if (distance >= best)
            {
                continue;
            }

            (best, nearest) = (distance, marks[i].Iteration);
        }

        return nearest;
    }

    /// <summary>Writes what all the marks of an iteration mean.</summary>
    public void AddNames(int iteration, ref TextLine text)
    {
        bool isFirst = true;
        IReadOnlyList<TimelineMark> marks = training.Walk.Marks;
        for (int i = 0; i < marks.Count; i++)
        {
            if (marks[i].Iteration != iteration)
            {
                continue;
            }

            if (!isFirst)
            {
                text.Add(", ");
            }

            text.Add(NameOf(marks[i].Kind));
            isFirst = false;
        }
    }

    private float XOf(Timeline line, TimelineMark mark) => line.XOf(training.Walk.Itinerary.Last(mark.Iteration));

    /// <summary>An iteration may have several stops, each at its own place where that can be told apart.</summary>
    private void DrawStops(ICanvas canvas, Timeline line, int iteration)
    {
        Itinerary itinerary = training.Walk.Itinerary;
        for (int i = 0; i < itinerary.StopsPerIteration; i++)
        {
            Cursor place = itinerary.At(iteration, i);
            if (training.Walk.StopAt(place) is null)
            {
                continue;
            }

            DrawMark(canvas, MarkKind.Stop, new Point(line.XOf(place), line.Track.Y));
        }
    }

    private float DistanceToStop(Timeline line, int iteration, float x)
    {
        Itinerary itinerary = training.Walk.Itinerary;
        float least = float.PositiveInfinity;
        for (int i = 0; i < itinerary.StopsPerIteration; i++)
        {
            if (itinerary.At(iteration, i) is var place && training.Walk.StopAt(place) is not null)
            {
                least = MathF.Min(least, MathF.Abs(line.XOf(place) - x));
            }
        }

        return least;
    }

    /// <summary>A mark that stands on the line at a point of its upper edge.</summary>
    private void DrawMark(ICanvas canvas, MarkKind kind, Point foot)
    {
        float s = Look.Px(5), stroke = Look.Hair(1.6f);
        switch (kind)
        {
            case MarkKind.Stop:
                Point tip = foot - new Point(0, Look.Px(8));
                canvas.FillTriangle(tip, tip + new Point(-s, -s * 1.2f), tip + new Point(s, -s * 1.2f), Theme.Muted);
                break;
            case MarkKind.LargestGradient:
                canvas.FillTriangle(
                    foot - new Point(0, Look.Px(17)), foot + new Point(-s * 0.7f, 0), foot + new Point(s * 0.7f, 0), Theme.Backward);
                break;
            case MarkKind.FirstNaN:
                Point middle = foot - new Point(0, Look.Px(10));
                canvas.Line(middle + new Point(-s, -s), middle + new Point(s, s), stroke, Theme.Wrong);
                canvas.Line(middle + new Point(-s, s), middle + new Point(s, -s), stroke, Theme.Wrong);
                break;
            default:
                Point fork = foot - new Point(0, Look.Px(6));
                canvas.Line(foot, fork, stroke, Theme.Forward);
                canvas.Line(fork, fork + new Point(-s, -s * 1.6f), stroke, Theme.Muted);
                canvas.Line(fork, fork + new Point(s, -s * 1.6f), stroke, Theme.Forward);
                break;
        }
    }
}
