using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// The adding problem: the numbers of the shown sequence as bars with the two marked ones, their sum against the output; and,
/// where there is room, output against target for the whole batch.
/// </summary>
public sealed class AddingPanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    private PreparedStep Step => training.Step;

    /// <inheritdoc/>
    protected override string Title => "SUM";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.AddingTask;

    private float LinePitch => Look.Px(19);

    /// <summary>The bars, above two lines of text; in a window of its own the left part.</summary>
    private Box Bars => Left.Inset(0, 0, 0, 2 * LinePitch + Look.Px(4) + (IsFocused ? Look.Px(18) : 0)).Snapped();

    private Box Left => IsFocused ? Content with { Width = MathF.Round(Content.Width - Square - Look.Px(70)) } : Content;

    private float Square => MathF.Min(Content.Height - Look.Px(40), Content.Width * 0.4f);

    /// <summary>Output against target, 0..2 both.</summary>
    private Box Plane => new Box(Content.Right - Square, Content.Y + Look.Px(6), Square, Square).Snapped();

    /// <summary>Whether the walk has come to the output.</summary>
    private bool IsComputed => training.Walk.Shows(Phase.Forward, Step.Timesteps, Term.State);

    private double Value(int t) => Step.Input(t)[training.Sequence];

    private bool IsMarked(int t) => Step.Input(t)[Step.BatchSize + training.Sequence] > 0.5;

    private double Target(int sequence) => Step.Target(Step.Timesteps)[sequence];

    private double Output(int sequence) => Step.Prediction(Step.Timesteps)[sequence];

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box bars = Bars;
        float width = bars.Width / Step.Timesteps;
        Span<char> buffer = stackalloc char[48];
        for (int t = 1; t <= Step.Timesteps; t++)
        {
            float left = MathF.Round(bars.X + (t - 1) * width),
                right = MathF.Max(left + 1, MathF.Round(bars.X + t * width - MathF.Min(1, width * 0.2f)));
            float height = MathF.Round(bars.Height * (float)Math.Clamp(Value(t), 0, 1));
            bool isMarked = IsMarked(t);
            canvas.FillBox(new Box(left, bars.Bottom - height, right - left, height),
                isMarked ? Theme.Forward : Rgba.Mix(Theme.Quiet, Theme.Muted, 0.35f));
            if (!isMarked)
            {
                continue;
            }
            // the marker itself: a triangle above the bar, inside the plot
            float head = MathF.Min(Look.Px(4), MathF.Max(2, bars.Height * 0.12f));
            float tip = MathF.Max(bars.Y + head, bars.Bottom - height - Look.Px(1));
            canvas.FillTriangle(new Point((left + right) / 2 - head, tip - head), new Point((left + right) / 2 + head, tip - head),
                new Point((left + right) / 2, tip), Theme.Backward);
            if (!IsFocused)
            {
                continue;
            }

            var label = new TextLine(buffer);
            label.Add("t=");
            label.Add(t);
            canvas.CenteredText(label.Span, new Point((left + right) / 2, bars.Bottom + Look.Px(10)), Look.SmallNumber, Theme.Muted);
        }

        canvas.FillBox(new Box(bars.X, bars.Bottom, bars.Width, Look.Hair()), Theme.Border);
        DrawSum(canvas, Left.Bottom);
        if (Step.BatchSize > 1)
        {
            var corner = new TextLine(buffer);
            corner.Add("seq. ");
            corner.Add(training.Sequence + 1);
            corner.Add("/");
            corner.Add(Step.BatchSize);
            DrawCorner(canvas, corner.Span, Theme.Muted);
        }

        if (IsFocused)
        {
            DrawPlane(canvas);
        }
    }

    private void DrawSum(ICanvas canvas, float bottom)
    {
        var sum = new TextLine(stackalloc char[48]);
        for (int t = 1; t <= Step.Timesteps; t++)
        {
            if (!IsMarked(t))
            {
                continue;
            }

            if (sum.Span.Length > 0)
            {
                sum.Add(" + ");
            }

            sum.AddFixed(Value(t), 2);
        }

        sum.Add(" ≈ "); // each is rounded by itself
        sum.AddFixed(Target(training.Sequence), 2);
        if (canvas.Fonts.Measure(sum.Span, Look.SmallNumber) <= Left.Width)
        {
            canvas.CenteredText(sum.Span, new Point(Left.X, bottom - 1.5f * LinePitch), Look.SmallNumber, Theme.Text, TextAlign.Left);
        }

        var output = new TextLine(stackalloc char[32]);
        output.Add("output ");
        output.AddFixed(Output(training.Sequence), 2);
        canvas.CenteredText(output.Span, new Point(Left.X, bottom - 0.5f * LinePitch), Look.SmallNumber,
            Shade(Theme.Forward, IsComputed), TextAlign.Left);
    }

    /// <summary>One dot for each sequence; on the diagonal the output is right.</summary>
    private void DrawPlane(ICanvas canvas)
    {
        Box plane = Plane;
        canvas.StrokeRoundedBox(plane, 0, Look.Hair(), Theme.Border);
        canvas.DashedLine(
            new Point(plane.X, plane.Bottom), new Point(plane.Right, plane.Y), Look.Hair(), Look.Px(5), Look.Px(4), Theme.Muted);
        Span<char> buffer = stackalloc char[8];
        for (int i = 0; i <= 2; i++)
        {
            var tick = new TextLine(buffer);
            tick.Add(i);
            float at = i / 2f;
            canvas.CenteredText(tick.Span, new Point(plane.X - Look.Px(8), plane.Bottom - at * plane.Height), Look.SmallNumber, Theme.Muted,
                TextAlign.Right);
            canvas.CenteredText(
                tick.Span, new Point(plane.X + at * plane.Width, plane.Bottom + Look.Px(11)), Look.SmallNumber, Theme.Muted);
        }

        canvas.CenteredText("target", new Point(plane.X + plane.Width * 0.75f, plane.Bottom + Look.Px(11)), Look.Label, Theme.Muted);
        canvas.CenteredText(
            "output", new Point(plane.X - Look.Px(8), plane.Y + plane.Height * 0.25f), Look.Label, Theme.Muted, TextAlign.Right);
        for (int b = 0; b < Step.BatchSize; b++)
        {
            if (!double.IsFinite(Output(b)))
            {
                continue;
            }

            canvas.FillCircle(
                DotOf(b), Look.Px(b == training.Sequence ? 5 : 3.2f),
                Shade(b == training.Sequence ? Theme.Backward : Theme.Forward.WithOpacity(0.75f), IsComputed));
        }
    }

    private Point DotOf(int b) => new(
        Plane.X + Plane.Width * (float)Math.Clamp(Target(b) / 2, 0, 1),
            Plane.Bottom - Plane.Height * (float)Math.Clamp(Output(b) / 2, 0, 1));

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        Box bars = Bars;
        if (bars.Contains(point))
        {
            int t = Math.Clamp((int)((point.X - bars.X) / bars.Width * Step.Timesteps) + 1, 1, Step.Timesteps);
            text.Name.Add("x");
            text.Name.AddIndex(t);
            text.Value.Add3(Value(t));
            text.Value.Add(IsMarked(t) ? ", marked" : ", not marked");
            text.Place.AddPart("timestep", t);
            text.Place.AddPart("sequence", training.Sequence + 1);
            text.Place.AddPart("iteration", Step.ShownIteration);
            return true;
        }

        if (!IsFocused)
        {
            return false;
        }

        for (int b = 0; b < Step.BatchSize; b++)
        {
            if ((DotOf(b) - point).Length > Look.Px(7))
            {
                continue;
            }

            text.Name.Add("output against target");
            text.Value.Add3(Output(b));
            text.Value.Add(" against ");
            text.Value.Add3(Target(b));
            text.Place.AddPart("sequence", b + 1);
            text.Place.AddPart("iteration", Step.ShownIteration);
            return true;
        }

        return false;
    }
}
