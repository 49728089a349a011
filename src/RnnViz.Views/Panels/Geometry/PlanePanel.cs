using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>
/// A picture over two numbers: a plot with ticks, what its axes are in words, and lines of keys below. Says of which iteration it is and
/// how much of it is there.
/// </summary>
public abstract partial class PlanePanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    /// <summary>From one line of keys to the next, in design units.</summary>
    private const float KeyPitch = 18;

    /// <summary>From a number of the upright axis to the plot, in design units.</summary>
    private const float LabelGap = 7;

    /// <summary>The width of every digit, in sizes of the type.</summary>
    private const float DigitWidth = 0.6f;

    /// <summary>The training that is shown.</summary>
    protected ShownTraining Training { get; } = training;

    /// <summary>Updates applied to the weights in the picture; −1 where there is none.</summary>
    protected abstract int PictureIteration { get; }

    /// <summary>Whether the picture is of the step that is prepared now, as it is now.</summary>
    protected abstract bool IsCurrent { get; }

    /// <summary>How much of the picture is there, 0 to 1.</summary>
    protected abstract double Share { get; }

    /// <summary>The room right of the plot, in design units.</summary>
    protected virtual float RightGutter => 14;

    /// <summary>Lines of keys that the picture has, if there is room for them.</summary>
    protected virtual int MostKeyLines => 2;

    /// <summary>The numbers at the edges of the plot.</summary>
    protected abstract (double Left, double Right, double Bottom, double Top) Edges { get; }

    /// <summary>From numbers to places in the plot.</summary>
    internal PlaneScale Scale
    {
        get
        {
            (double left, double right, double bottom, double top) = Edges;
            return new PlaneScale(Plot, left, right, bottom, top);
        }
    }

    /// <summary>Lines of keys that there is room for.</summary>
    protected int KeyLines => Content.Height >= Look.Px(150 + KeyPitch * MostKeyLines) ? MostKeyLines : 0;

    /// <summary>Where the picture is drawn, in pixels.</summary>
    internal Box Plot
    {
        get
        {
            Box box = Content.Inset(0, Look.Px(24), Look.Px(RightGutter), Look.Px(36 + KeyPitch * KeyLines));
            // a digit has a little room of its own at its left
            float labels = UprightTicks(box.Height).LongestLabel * DigitWidth * Look.SmallestType + LabelGap - 1;
            return box.Inset(Look.Px(MathF.Max(IsFocused ? 56 : 50, labels)), 0, 0, 0).Snapped();
        }
    }

    /// <summary>Whether the picture is of other weights than those on the screen, so that it is dimmed.</summary>
    protected bool IsOld => !IsCurrent
        && (!Training.IsRunning || OtherIteration.IsOld(PictureIteration, Training.Step.Iteration));

    /// <summary>Takes over what has been computed since; before it is drawn.</summary>
    internal abstract void Update();

    /// <inheritdoc/>
    protected override void Process(double delta) => Update();

    /// <summary>Dims a picture that is of other weights, below the words on it.</summary>
    protected void DrawVeil(ICanvas canvas)
    {
        if (IsOld)
        {
            canvas.FillBox(Plot, Theme.Surface.WithOpacity(0.65f));
        }
    }

    /// <summary>Says in the corner of which iteration the picture is, and how much of it is there.</summary>
    protected void DrawState(ICanvas canvas)
    {
        if (PictureIteration < 0)
        {
            return;
        }

        Span<char> buffer = stackalloc char[48];
        for (int brevity = 0; brevity < 3; brevity++)
        {
            var line = new TextLine(buffer);
            bool isOther = IsOld && PictureIteration != Training.Step.Iteration;
            line.Add(!isOther || brevity == 2 ? "it. " : brevity == 1 ? "of it. " : "of iteration ");
            line.Add(Training.Session.ShownIteration(PictureIteration));
            if (Share < 1)
            {
                line.Add(", ");
                line.Add((long)Math.Floor(100 * Share));
                line.Add(" %");
            }

            if (canvas.Fonts.Measure(line.Span, Look.SmallNumber) <= CornerRoom(canvas))
            {
                DrawCorner(canvas, line.Span, IsOld ? Theme.BackwardText : Theme.Muted);
                return;
            }
        }
    }

    /// <summary>Words in the middle of the plot, where there is no picture.</summary>
    protected void DrawInstead(ICanvas canvas, string text)
    {
        Box room = Plot.Inset(Look.Px(8));
        int lines = CanvasShapes.ParagraphLines(canvas.Fonts, text, Look.Body, room.Width);
        float pitch = Look.Px(20), height = lines * pitch;
        canvas.ParagraphText(
            text, room with { Y = room.Center.Y - height / 2, Height = height + pitch / 2 }, Look.Body, pitch, Theme.Muted);
    }

    /// <summary>The frame, and ticks with their numbers.</summary>
    private protected void DrawAxes(ICanvas canvas, in PlaneScale scale)
    {
        Box plot = scale.Plot;
        float hair = Look.Hair();
        canvas.StrokeRoundedBox(plot.Inset(-hair), 0, hair, Theme.Border);
        if (!scale.IsValid)
        {
            return;
        }

        Span<char> buffer = stackalloc char[24];
        AxisTicks across = AcrossTicks(scale);
        for (int i = 0; i < across.Count; i++)
        {
            float x = MathF.Round(scale.Of(across.At(i), scale.Bottom).X);
            canvas.FillBox(new Box(x, plot.Bottom, hair, Look.Px(4)), Theme.Muted);
            var label = new TextLine(buffer);
            across.AddLabel(ref label, i);
            canvas.Text(label.Span, new Point(x, plot.Bottom + Look.Px(15)), Look.SmallNumber, Theme.Muted, TextAlign.Center);
        }

        AxisTicks upright = UprightTicks(plot.Height);
        for (int i = 0; i < upright.Count; i++)
        {
            float y = MathF.Round(scale.Of(scale.Left, upright.At(i)).Y);
            canvas.FillBox(new Box(plot.X - Look.Px(4), y, Look.Px(4), hair), Theme.Muted);
            var label = new TextLine(buffer);
            upright.AddLabel(ref label, i);
            canvas.CenteredText(label.Span, new Point(plot.X - Look.Px(LabelGap), y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }
    }

    private AxisTicks UprightTicks(float height) => AxisTicks.Of(Edges.Bottom, Edges.Top, (int)(height / Look.Px(36)));

    /// <summary>As many as have room beside one another.</summary>
    private AxisTicks AcrossTicks(in PlaneScale scale)
    {
        float pitch = Look.Px(64);
        AxisTicks ticks = AxisTicks.Of(scale.Left, scale.Right, (int)(scale.Plot.Width / pitch));
        float wide = Look.Px(ticks.LongestLabel * DigitWidth * Look.SmallestType + 2 * LabelGap);
        return wide > pitch ? AxisTicks.Of(scale.Left, scale.Right, (int)(scale.Plot.Width / wide)) : ticks;
    }

    /// <summary>The baseline of what the upright axis is: above the plot, at its left.</summary>
    protected Point UprightTitle => new(Content.X, MathF.Round(Plot.Y - Look.Px(11)));

    /// <summary>What the axis to the right is, below its numbers; ends where the plot ends.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="formula">Stands first; empty for none.</param>
    /// <param name="words">Follow it.</param>
    /// <param name="brief">Stand in their place where there is not enough room.</param>
    protected void DrawAcrossTitle(ICanvas canvas, string formula, ReadOnlySpan<char> words, ReadOnlySpan<char> brief = default)
    {
        words = !brief.IsEmpty && canvas.Fonts.Measure(words, Look.Label) > Plot.Right - Content.X ? brief : words;
        float width = (formula.Length > 0 ? Formula(canvas, formula, 16).Width : 0) + canvas.Fonts.Measure(words, Look.Label);
        float left = MathF.Max(Content.X, Plot.Right - width);
        DrawAxisTitle(canvas, formula, words, new Point(left, MathF.Round(Plot.Bottom + Look.Px(32))));
    }

    /// <summary>The middle of the capitals of a line of keys, where it begins.</summary>
    /// <param name="line">From 0.</param>
    protected Point KeyAt(int line) => new(Content.X, Plot.Bottom + Look.Px(36 + KeyPitch * line + KeyPitch / 2 + 2));

    /// <summary>A stroke through numbers, as much of it as lies in the plot.</summary>
    private protected static void Stroke(
        ICanvas canvas, in PlaneScale scale, (double X, double Y) from, (double X, double Y) to, float thickness, Rgba color)
    {
        if (scale.TryClip(from, to, out Point start, out Point end))
        {
            canvas.Line(start, end, thickness, color);
        }
    }
}
