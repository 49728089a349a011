using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// The number of the iteration that is being walked through, on the chart of those before it: the history gets it only with the
/// update. Beyond the axis it stands as a number beside an arrow.
/// </summary>
internal static class NowMark
{
    /// <summary>Whether there is a number that the history does not have yet.</summary>
    /// <param name="training">What is walked through.</param>
    /// <param name="hasCome">Whether the walk has come to the number.</param>
    public static bool IsShown(ShownTraining training, bool hasCome) =>
        !training.IsRunning && hasCome && training.Step.Iteration >= training.Session.History.Count;

    /// <summary>Where the mark is; null while training runs, in the past, and before the walk has come to the number.</summary>
    /// <param name="training">What is walked through.</param>
    /// <param name="scale">The chart's.</param>
    /// <param name="value">The number.</param>
    /// <param name="hasCome">Whether the walk has come to it.</param>
    public static Point? PlaceOf(ShownTraining training, in ChartScale scale, double value, bool hasCome) =>
        IsShown(training, hasCome) && double.IsFinite(scale.PositionOf(value))
            ? new Point(scale.XOf(training.Step.Iteration), scale.YOf(value)) : null;

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and type sizes.</param>
    /// <param name="at">Its place, or null.</param>
    /// <param name="scale">The chart's.</param>
    /// <param name="value">The number.</param>
    /// <param name="color">Of the curve.</param>
    /// <param name="from">The end of the curve, which the mark continues; null where there is none.</param>
    public static void Draw(
        ICanvas canvas, Look look, Point? at, in ChartScale scale, double value, Rgba color, Point? from)
    {
        if (at is not Point point)
        {
            return;
        }

        double position = scale.PositionOf(value);
        if (position is >= 0 and <= 1)
        {
            if (from is Point end)
            {
                canvas.Line(end, point, look.Stroke(1.6f), color.WithOpacity(0.6f));
            }

            canvas.FillCircle(point, look.Px(5.5f), look.Theme.Surface);
            canvas.FillCircle(point, look.Px(4), color);
            return;
        }

        float head = look.Px(6), side = point.X > scale.Plot.Center.X ? -1 : 1, inwards = position > 1 ? 1 : -1;
        canvas.FillTriangle(new Point(point.X - head, point.Y + inwards * head), new Point(point.X + head, point.Y + inwards * head),
            new Point(point.X, point.Y - inwards * head / 2), color);
        var text = new TextLine(stackalloc char[16]);
        text.Add3(value);
        var baseline = new Point(point.X + side * look.Px(12), point.Y + look.Px(position > 1 ? 14 : -4));
        canvas.BackedText(text.Span, baseline, look.Number, look.Theme.Text, look.Theme.Surface,
            side < 0 ? TextAlign.Right : TextAlign.Left);
    }
}
