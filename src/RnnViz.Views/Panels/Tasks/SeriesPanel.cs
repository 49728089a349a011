using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// The true series and the predicted one over the data's time, in the data's own unit, from the batch that holds every window: the
/// wheel zooms around the pointer, a drag pans, a double click shows all. The strip below shows which part of the series it is.
/// </summary>
public sealed class SeriesPanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    private const int FirstShown = 160;
    private const double DoubleClick = 0.4;

    private readonly string title = DataNumbers.TitleOf(training.Session.Task);
    private readonly ValueUnits units = training.Session.Task.Units;
    private TimeRange range = new(0, Math.Min(FirstShown, training.Step.BatchSize));
    private ValueRange values = new();
    private int version = -1;
    private bool isDragging;
    private Point last;
    private double sincePress = double.PositiveInfinity;

    /// <inheritdoc/>
    protected override string Title => title;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.SeriesCurve;

    private PreparedStep Step => training.Step;

    private int Points => Step.BatchSize;

    private Box Plot => Content.Inset(Look.Px(IsFocused ? 56 : 36), 0, 0, Look.Px(IsFocused ? 54 : 34)).Snapped();

    private Box Strip => new Box(Plot.X, Content.Bottom - Look.Px(IsFocused ? 28 : 14), Plot.Width, Look.Px(IsFocused ? 24 : 7)).Snapped();

    private TimeAxis Axis => new(Plot, Points, range);

    /// <summary>The true and the predicted value of the i-th point, 0-based.</summary>
    private (double True, double Predicted) At(int i) => (Step.Target(Step.Timesteps)[i], Step.Prediction(Step.Timesteps)[i]);

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        sincePress += delta;
        if (version >= 0)
        {
            return;
        }

        version = 0;
        foreach (double value in Step.Target(Step.Timesteps))
        {
            values.Include(units.Original(value));
        }
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        switch (input.Kind)
        {
            case InputKind.Wheel when Plot.Contains(input.Position):
                range = range.Zoomed(MathF.Pow(1.25f, input.Wheel), Axis.ColumnsBefore(input.Position.X), Points);
                return true;
            case InputKind.PointerPressed when input.IsPress && (Plot.Contains(input.Position) || Strip.Contains(input.Position)):
                if (Strip.Contains(input.Position))
                {
                    Jump(input.Position);
                }
                else if (sincePress < DoubleClick)
                {
                    range = TimeRange.All(Points);
                }

                (isDragging, last, sincePress) = (true, input.Position, 0);
                return true;
            case InputKind.PointerMoved when isDragging:
                if (Strip.Contains(last))
                {
                    Jump(input.Position);
                }
                else
                {
                    range = range.Panned((last.X - input.Position.X) / Axis.ColumnWidth, Points);
                }

                last = Strip.Contains(last) ? last : input.Position;
                return true;
            case InputKind.PointerReleased when isDragging:
                isDragging = false;
                return true;
            default:
                return false;
        }
    }

    private void Jump(Point to) =>
        range = range.Panned((to.X - Strip.X) / Strip.Width * Points - range.Count / 2 - range.Start, Points);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box plot = Plot;
        DrawValueTicks(canvas, plot);
        if (IsFocused)
        {
            DrawPointTicks(canvas, plot);
        }

        Curve(canvas, plot, range, isTrue: true, Theme.Text, Look.Px(IsFocused ? 1.8f : 1.4f));
        Curve(canvas, plot, range, isTrue: false, Theme.Forward, Look.Px(IsFocused ? 1.8f : 1.4f));
        Box strip = Strip;
        canvas.FillBox(strip, Theme.Background);
        if (IsFocused)
        {
            Curve(canvas, strip, TimeRange.All(Points), isTrue: true, Theme.Muted, Look.Hair());
        }

        float left = strip.X + strip.Width * range.Start / Points, width = MathF.Max(Look.Px(3), strip.Width * range.Count / Points);
        var shown = new Box(left, strip.Y, MathF.Min(width, strip.Right - left), strip.Height).Snapped();
        canvas.FillBox(shown, Theme.Forward.WithOpacity(0.35f));
        canvas.StrokeRoundedBox(shown, 0, Look.Hair(), Theme.Forward);
        Point place = IsFocused
            ? new Point(TitleBaseline.X + TitleWidth(canvas) + Look.Px(24), TitleBaseline.Y - Look.Px(4))
            : new Point(Content.X, (plot.Bottom + strip.Y) / 2);
        var legend = new CurveLegend(canvas, Look, place, IsFocused ? Look.Px(560) : Content.Width);
        legend.Add("true", Theme.Text);
        legend.Add("predicted", Theme.Forward);
        var rescaling = new TextLine(stackalloc char[64]);
        DataNumbers.AddRescaling(ref rescaling, units);
        legend.AddNote(rescaling.Span);
        DrawRange(canvas);
    }

    private void DrawRange(ICanvas canvas)
    {
        int first = Axis.First, count = (int)MathF.Round(range.Count);
        var corner = new TextLine(stackalloc char[64]);
        if (range.IsAll(Points))
        {
            corner.Add("all ");
            corner.Add(Points);
        }
        else
        {
            corner.Add(first);
            corner.Add("–");
            corner.Add(Math.Min(Points, first + count - 1));
            if (IsFocused)
            {
                corner.Add(" of ");
            }

            if (IsFocused)
            {
                corner.Add(Points);
            }
        }

        DrawCorner(canvas, corner.Span, Theme.Muted);
    }

    private void DrawValueTicks(ICanvas canvas, Box plot)
    {
        double distance = values.TickDistance(Math.Max(2, (int)(plot.Height / Look.Px(IsFocused ? 44 : 30))));
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
    }

    private void DrawPointTicks(ICanvas canvas, Box plot)
    {
        Span<char> buffer = stackalloc char[24];
        TimeAxis axis = Axis;
        int step = axis.LabelStep(Look.Px(60));
        for (int i = axis.First / step * step; i <= axis.Last; i += step)
        {
            float x = axis.Center(i);
            if (i < 1 || x < plot.X + Look.Px(4) || x > plot.Right - Look.Px(24))
            {
                continue;
            }

            canvas.FillBox(new Box(MathF.Round(x), plot.Bottom, Look.Hair(), Look.Px(4)), Theme.Muted);
            var label = new TextLine(buffer);
            label.Add(i);
            canvas.CenteredText(label.Span, new Point(x, plot.Bottom + Look.Px(12)), Look.SmallNumber, Theme.Muted);
        }
    }

    private void Curve(ICanvas canvas, Box box, TimeRange part, bool isTrue, Rgba color, float thickness)
    {
        ReadOnlySpan<double> series = isTrue ? Step.Target(Step.Timesteps) : Step.Prediction(Step.Timesteps);
        SeriesCurve.Draw(canvas, new TimeAxis(box, Points, part), series, values, units, color, thickness);
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!Plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int i))
        {
            return false;
        }

        (double truth, double predicted) = At(i - 1);
        text.Name.Add("the point after window ");
        text.Name.Add(i);
        text.Value.Add("true ");
        DataNumbers.AddValue(ref text.Value, truth, units);
        text.Value.Add(", predicted ");
        DataNumbers.AddValue(ref text.Value, predicted, units);
        if (units.AreRescaled)
        {
            text.Value.Add("; rescaled ");
            text.Value.Add3(truth);
            text.Value.Add(", ");
            text.Value.Add3(predicted);
        }

        text.Place.AddPart("point", i + Step.Timesteps);
        text.Place.AddPart("iteration", Step.ShownIteration);
        return true;
    }
}
