using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// A scalar series step by step, of the shown sequence, in the data's own unit: input, target, and the prediction at every step that
/// has a loss.
/// </summary>
public sealed class StepCurvesPanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    private const int MostPoints = 1024;

    private readonly string title = DataNumbers.TitleOf(training.Session.Task);
    private readonly ValueUnits units = training.Session.Task.Units;

    // of all data: which iterations have been seen must not matter
    private readonly ValueRange values = RangeOf(training);

    /// <inheritdoc/>
    protected override string Title => title;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.StepCurve;

    private PreparedStep Step => training.Step;

    private Box Plot => Content.Inset(Look.Px(IsFocused ? 56 : 36), Look.Px(2), Look.Px(4), Look.Px(IsFocused ? 44 : 20)).Snapped();

    private TimeAxis Axis => new(Plot, Step.Timesteps);

    private float YOf(double value) => Plot.Bottom - values.Position(units.Original(value)) * Plot.Height;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box plot = Plot;
        DrawTicks(canvas, plot);
        float dot = Look.Px(IsFocused ? 4 : 2.4f);
        Span<Point> points = stackalloc Point[MostPoints];
        int length = 0, computed = 0;
        for (int t = 1; t <= Step.Timesteps; t++)
        {
            Dot(canvas, t, Step.Input(t)[training.Sequence], dot * 0.8f, Theme.Muted);
        }

        for (int t = 1; t <= Step.Timesteps; t++)
        {
            if (!Step.HasLoss(t))
            {
                continue;
            }

            Dot(canvas, t, Step.Target(t)[training.Sequence], dot, Theme.Text);
            double predicted = Step.Prediction(t)[training.Sequence];
            if (length < MostPoints)
            {
                points[length++] = new Point(Axis.Center(t), double.IsFinite(predicted) ? YOf(predicted) : float.NaN);
                computed = training.Walk.Shows(Phase.Forward, t, Term.State) ? length : computed;
            }
        }

        // what the walk has not come to is dimmed
        canvas.StrokeRun(points[Math.Max(0, computed - 1)..length], Look, RunLine.Solid, Look.Px(1.8f), Theme.Dimmed(Theme.Forward));
        canvas.StrokeRun(points[..computed], Look, RunLine.Solid, Look.Px(1.8f), Theme.Forward);
        for (int i = 0; i < length; i++)
        {
            if (RunDrawing.IsAlone(points[..length], i))
            {
                canvas.FillCircle(points[i], dot, Shade(Theme.Forward, i < computed));
            }
        }

        var legend = new CurveLegend(canvas, Look, new Point(Content.X, Content.Bottom - Look.Px(4)), Content.Width);
        legend.Add("y", Theme.Text, isDots: true);
        legend.Add("ŷ", Theme.Forward);
        legend.Add("x", Theme.Muted, isDots: true);
        var rescaling = new TextLine(stackalloc char[64]);
        DataNumbers.AddRescaling(ref rescaling, units);
        legend.AddNote(rescaling.Span);
        if (Step.BatchSize == 1)
        {
            return;
        }

        var corner = new TextLine(stackalloc char[32]);
        corner.Add("seq. ");
        corner.Add(training.Sequence + 1);
        corner.Add("/");
        corner.Add(Step.BatchSize);
        DrawCorner(canvas, corner.Span, Theme.Muted);
    }

    private static ValueRange RangeOf(ShownTraining training)
    {
        var values = new ValueRange();
        if (training.Session.Task.DataRange is var (least, greatest))
        {
            values.Include(training.Session.Task.Units.Original(least));
            values.Include(training.Session.Task.Units.Original(greatest));
        }

        return values;
    }

    private void Dot(ICanvas canvas, int t, double value, float radius, Rgba color)
    {
        if (double.IsFinite(value))
        {
            canvas.FillCircle(new Point(Axis.Center(t), YOf(value)), radius, color);
        }
    }

    private void DrawTicks(ICanvas canvas, Box plot)
    {
        double distance = values.TickDistance(Math.Max(2, (int)(plot.Height / Look.Px(IsFocused ? 44 : 24))));
        Span<char> buffer = stackalloc char[24];
        for (int i = 0; i < values.TickCount(distance); i++)
        {
            double value = values.Tick(distance, i);
            float y = MathF.Round(plot.Bottom - values.Position(value) * plot.Height);
            canvas.FillBox(new Box(plot.X, y, plot.Width, Look.Hair()), Theme.Quiet);
            var label = new TextLine(buffer);
            DataNumbers.AddTick(ref label, value, distance);
            if (canvas.Fonts.Measure(label.Span, Look.SmallNumber) <= plot.X - Bounds.X - Look.Px(8))
            {
                canvas.CenteredText(label.Span, new Point(plot.X - Look.Px(5), y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
            }
        }

        if (!IsFocused)
        {
            return;
        }

        int step = Axis.LabelStep(Look.Px(44));
        for (int t = step; t <= Step.Timesteps; t += step)
        {
            var label = new TextLine(buffer);
            label.Add("t=");
            label.Add(t);
            canvas.CenteredText(label.Span, new Point(Axis.Center(t), plot.Bottom + Look.Px(12)), Look.SmallNumber, Theme.Muted);
        }
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!Plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t))
        {
            return false;
        }

        text.Name.Add("ŷ");
        text.Name.AddIndex(t);
        text.Name.Add(", y");
        text.Name.AddIndex(t);
        text.Name.Add(" and x");
        text.Name.AddIndex(t);
        if (Step.HasLoss(t))
        {
            DataNumbers.AddValue(ref text.Value, Step.Prediction(t)[training.Sequence], units);
            text.Value.Add(", ");
            DataNumbers.AddValue(ref text.Value, Step.Target(t)[training.Sequence], units);
            text.Value.Add(", ");
        }
        else
        {
            text.Value.Add("no loss here, ");
        }

        DataNumbers.AddValue(ref text.Value, Step.Input(t)[training.Sequence], units);
        text.Place.AddPart("timestep", t);
        text.Place.AddPart("sequence", training.Sequence + 1);
        text.Place.AddPart("iteration", Step.ShownIteration);
        return true;
    }
}
