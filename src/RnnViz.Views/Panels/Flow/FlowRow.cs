using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>What the pictures of the flow row have in common: the buttons that choose one, and a log axis with decades.</summary>
public abstract partial class FlowRow : TimePanel
{
    private readonly FlowButton[] buttons;

    /// <summary>A picture of the flow row with its buttons.</summary>
    protected FlowRow(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
        : base(training, view, scales, appearance)
    {
        buttons = [Button(FlowPicture.Bars), Button(FlowPicture.Triangle), Button(FlowPicture.Terms)];
        States = new StateButtons(this, training.Contrast.HasCell, view, appearance);
    }

    /// <summary>In an LSTM what chooses between h and c.</summary>
    public StateButtons States { get; }

    /// <summary>Which of the pictures this is.</summary>
    public abstract FlowPicture Picture { get; }

    /// <summary>Raised with the picture whose button was pressed.</summary>
    public event Action<FlowPicture>? PictureChosen;

    /// <summary>Timesteps are numbered here where the unrolled row shows other columns.</summary>
    protected override bool ShowsTimesteps =>
        base.ShowsTimesteps || Figure is null && !UnrolledColumns.FollowAxis(Training, View, Appearance);

    /// <summary>The top of the buttons, in pixels: text of the gutter ends above.</summary>
    protected float ButtonTop => Bounds.Bottom - Look.Px(States.Exist ? 44 : 26);

    /// <inheritdoc/>
    protected override void Process(double delta) => PlaceButtons();

    /// <summary>Gives the buttons their places; the type size belongs to the layout, which may have changed without the bounds.</summary>
    public void PlaceButtons()
    {
        float edge = Look.Px(17), gap = Look.Px(1);
        for (int i = 0; i < buttons.Length; i++)
        {
            buttons[i].Bounds = new Box(TitleBaseline.X + i * (edge + gap), Bounds.Bottom - Look.Px(26), edge, edge).Snapped();
        }

        States.Place(Look, TitleBaseline.X, ButtonTop);
    }

    /// <inheritdoc/>
    internal override Topic PartAt(Point point) =>
        buttons[0].Bounds.Contains(point) ? Topic.FlowBars : buttons[1].Bounds.Contains(point) ? Topic.FlowTriangle
        : buttons[2].Bounds.Contains(point) ? Topic.FlowTerms : States.Contain(point) ? Topic.StateChoice : Topic.None;

    /// <summary>The y of a norm; beyond the axis its end.</summary>
    protected float YOf(double norm) => (float)(Plot.Bottom - Scales.Norm.Position(norm) * Plot.Height);

    /// <summary>Gridlines at powers of ten, as close as their labels allow.</summary>
    protected void DrawDecades(ICanvas canvas)
    {
        Box plot = Plot;
        int low = (int)Scales.Norm.Low, high = (int)Scales.Norm.High;
        float decade = plot.Height / (high - low);
        int every = 1;
        while (every < high - low && every * decade < Look.Px(19))
        {
            every++;
        }

        Span<char> buffer = stackalloc char[16];
        for (int exponent = low; exponent <= high; exponent++)
        {
            if ((exponent - low) % every != 0)
            {
                continue;
            }

            float y = MathF.Round(plot.Bottom - (exponent - low) * decade);
            canvas.FillBox(new Box(plot.X, y, plot.Width, Look.Hair()), Theme.Quiet);
            var label = new TextLine(buffer);
            label.AddPowerOfTen(exponent);
            float left = plot.X - Look.Px(7) - canvas.Fonts.Measure(label.Span, Look.SmallNumber);
            bool isAtTitle = Figure is null && y - Look.Px(8) < TitleBaseline.Y && left < TitleBaseline.X + TitleWidth(canvas) + Look.Px(4);
            if (!isAtTitle)
            {
                canvas.CenteredText(label.Span, new Point(plot.X - Look.Px(7), y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
            }
        }
    }

    /// <summary>Where on the magnitude scale a bar is coloured: the ends are left out, so that no bar melts into its panel.</summary>
    protected static float BarPosition(double position) => 0.12f + 0.68f * (float)position;

    /// <summary>The visible part of the bar of timestep t from the plot's bottom to a norm.</summary>
    protected Box BarOf(int t, double norm)
    {
        float width = Axis.ColumnWidth, inset = MathF.Max(width > 3 ? 1 : 0, width * 0.15f);
        Box plot = Plot;
        float left = MathF.Max(plot.X, MathF.Round(Axis.Left(t) + inset / 2));
        float right = MathF.Min(plot.Right, MathF.Max(left + 1, MathF.Round(Axis.Left(t + 1) - inset / 2)));
        float top = YOf(norm);
        return new Box(left, top, MathF.Max(0, right - left), plot.Bottom - top);
    }

    /// <summary>One line in the gutter below the title, if it ends above the buttons.</summary>
    protected void GutterText(ICanvas canvas, ReadOnlySpan<char> text, float below, TextStyle style, Rgba color)
    {
        Point at = TitleBaseline + new Point(0, Look.Px(below));
        if (at.Y < ButtonTop - Look.Px(4))
        {
            canvas.Text(text, at, style, color);
        }
    }

    /// <summary>What the bar or the cells of timestep t show, for a call-out.</summary>
    protected virtual Box TargetOf(FontBook fonts, int t) => new Box(Axis.Left(t), Plot.Y, Axis.ColumnWidth, Plot.Height);

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        if ((target.Timestep ?? Training.Timestep) is not (> 0 and int t) || t > Axis.Timesteps || !Axis.Shows(t))
        {
            return base.Locate(fonts, target);
        }

        Box area = TargetOf(fonts, t);
        return new TargetPlace(area, new Point(area.Center.X, area.Y));
    }

    /// <summary>Whether the analysis is of an iteration so far from the one shown that it is dimmed.</summary>
    protected bool IsOld => OtherIteration.IsOld(Training.Analysis.Iteration, Training.Step.Iteration);

    /// <summary>Says below the title of which iteration the analysis is; where that is old, it stands on the plot.</summary>
    protected void DrawIteration(ICanvas canvas)
    {
        if (!IsOld)
        {
            var line = new TextLine(stackalloc char[32]);
            AddIteration(ref line);
            // the number of a recorded step may be any; where it has no room the bar above says it
            if (!Training.Session.IsRecorded || canvas.Fonts.Measure(line.Span, Look.SmallNumber) <= Look.Px(63))
            {
                GutterText(canvas, line.Span, 37, Look.SmallNumber, Theme.Muted);
            }
        }
    }

    private void AddIteration(ref TextLine line) => OtherIteration.Add(
        ref line, Training.Analysis.Iteration, Training.Step.Iteration,
        called: Training.Session.ShownIteration(Training.Analysis.Iteration));

    /// <summary>Covers what is of another iteration than the one shown, if it is old, and says of which it is.</summary>
    protected void DrawOld(ICanvas canvas)
    {
        if (!IsOld)
        {
            return;
        }

        canvas.FillBox(Plot, Theme.Surface.WithOpacity(0.6f));
        var line = new TextLine(stackalloc char[32]);
        AddIteration(ref line);
        // below the note on truncation
        var baseline = new Point(Plot.X + Look.Px(10), Plot.Y + Look.Px(Training.Analysis.Truncation is null ? 18 : 40));
        canvas.TextGround(baseline, canvas.Fonts.Measure(line.Span, Look.SmallNumber), Look.SmallNumber, Theme.Surface);
        canvas.Text(line.Span, baseline, Look.SmallNumber, Theme.Text);
    }

    private FlowButton Button(FlowPicture picture)
    {
        FlowButton button = AddChild(new FlowButton(View, Appearance, picture));
        button.Pressed += () => PictureChosen?.Invoke(picture);
        return button;
    }
}
