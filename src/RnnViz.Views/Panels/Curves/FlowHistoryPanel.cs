using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// Gradient flow over training: timestep to the right, iteration upwards, colour log₁₀‖∂L/∂h_t‖. The picture in which
/// vanishing and exploding are seen at a glance. Several runs stand side by side, on the same iterations and one scale.
/// </summary>
public sealed partial class FlowHistoryPanel(ShownTraining training, IScales scales, IAppearance appearance) : Panel(appearance)
{
    /// <summary>The axis spans at least this many rows, so that the first iterations do not fill the whole picture.</summary>
    private const int FewestRows = 60;

    private readonly FlowHistoryPlot[] plots = [.. training.Contrast.Runs.Select(run => new FlowHistoryPlot(run.Training, scales))];

    /// <inheritdoc/>
    protected override string Title => "GRADIENT FLOW OVER TRAINING";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.FlowHistory;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        foreach (FlowHistoryPlot plot in plots)
        {
            plot.Update();
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        int shown = Shown;
        DrawAxes(canvas, training.Session.History, Plot, shown, plots[Front].HeightIn(Plot, shown));
        for (int i = 0; i < plots.Length; i++)
        {
            Box plot = PlotOf(i);
            plots[i].Draw(canvas, Look, plot, shown);
            if (plots.Length > 1)
            {
                DrawName(canvas, training.Contrast.Runs[i], plot);
            }

            DrawTimesteps(canvas, plot);
        }

        DrawScale(canvas, Plot);
        DrawAxisTitles(canvas);
    }

    /// <summary>What the colours are, and in a figure what the upright axis counts.</summary>
    private void DrawAxisTitles(ICanvas canvas)
    {
        if (Figure is null && !IsFocused)
        {
            return;
        }

        FormulaLayout symbol = Formula(canvas, "‖∂L/∂h_t‖", 16);
        float y = Figure is null ? TitleBaseline.Y : AxisBaseline.Y;
        symbol.Draw(canvas, new Point(Content.Right - symbol.Width, y), Theme.Muted);
        if (Figure is not null)
        {
            DrawAxisTitle(canvas, "", "iteration", AxisBaseline);
        }
    }

    private Box Plot => Content.Inset(
        Look.Px(IsFocused ? 52 : 34), plots.Length > 1 ? Look.Px(18) : 0, Look.Px(Figure is null ? 54 : 56), Look.Px(16)).Snapped();

    /// <inheritdoc/>
    protected override bool HasAxisLine => Figure is not null;

    private int Front => training.Contrast.Front.Index;

    /// <summary>The plot of a run in pixels: the whole where there is one.</summary>
    public Box PlotOf(int index)
    {
        Box plot = Plot;
        float gap = plots.Length > 1 ? Look.Px(18) : 0, width = (plot.Width - gap * (plots.Length - 1)) / plots.Length;
        return (plot with { X = plot.X + index * (width + gap), Width = width }).Snapped();
    }

    /// <summary>Iterations that the height of the plot stands for.</summary>
    private int Shown
    {
        get
        {
            int most = FewestRows;
            foreach (FlowHistoryPlot plot in plots)
            {
                most = Math.Max(most, plot.Iterations);
            }

            return most;
        }
    }

    /// <summary>The newest row, or in it the cell of a timestep.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        Box row = plots[Front].Newest(Look, PlotOf(Front), Shown, target.Timestep);
        bool isUnderTitle = row.Center.X < TitleBaseline.X + TitleWidth(fonts) + Look.Px(6);
        return isUnderTitle
            ? new TargetPlace(row, new Point(row.X, row.Center.Y), TargetSide.Left)
            : new TargetPlace(row, new Point(row.Center.X, row.Y));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        for (int i = 0; i < plots.Length; i++)
        {
            Box plot = PlotOf(i);
            if (plot.Contains(point))
            {
                return plots[i].TryDescribe(point, plot, Shown, ref text);
            }
        }

        return false;
    }

    /// <summary>The run above its plot.</summary>
    private void DrawName(ICanvas canvas, ShownRun run, Box plot)
    {
        ReadOnlySpan<char> name = RunLabel.Cut(canvas.Fonts, run.Name, Look.Label, plot.Width - Look.Px(RunLabel.MarkRoom));
        RunLabel.Draw(canvas, Look, Theme.Runs[run.Index], name, new Point(plot.X, plot.Y - Look.Px(9)), Look.Label);
    }

    /// <summary>The first and the last timestep below a plot, and what the axes are, as far as there is room.</summary>
    private void DrawTimesteps(ICanvas canvas, Box plot)
    {
        float y = plot.Bottom + Look.Px(15);
        string first = Figure is null ? "t=1" : "1";
        canvas.Text(first, new Point(plot.X, y), Look.SmallNumber, Theme.Muted);
        var last = new TextLine(stackalloc char[16]);
        last.Add(Figure is null ? "t=" : "");
        last.Add(training.Step.Timesteps);
        float width = canvas.Fonts.Measure(last.Span, Look.SmallNumber);
        if (plots.Length == 1 || width + canvas.Fonts.Measure(first, Look.SmallNumber) + Look.Px(6) <= plot.Width)
        {
            canvas.Text(last.Span, new Point(plot.Right, y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }

        string axes = Figure is null ? "timestep →   iteration ↑" : "timestep t";
        if (canvas.Fonts.Measure(axes, Look.Label) + 2 * width + Look.Px(16) <= plot.Width)
        {
            canvas.Text(axes, new Point(plot.Center.X, y), Look.Label, Theme.Muted, TextAlign.Center);
        }
    }

    private void DrawAxes(ICanvas canvas, TrainingHistory history, Box plot, int shown, float height)
    {
        float labels = plot.X - Look.Px(6);
        var oldest = new TextLine(stackalloc char[24]);
        oldest.Add(training.Session.ShownIteration(0));
        canvas.CenteredText(oldest.Span, new Point(labels, plot.Bottom - Look.Px(4)), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        var newest = new TextLine(stackalloc char[24]);
        newest.Add(training.Session.ShownIteration(history.Count));
        float top = MathF.Min(plot.Bottom - height + Look.Px(4), plot.Bottom - Look.Px(20));
        if (history.Count > 0)
        {
            canvas.CenteredText(
                newest.Span, new Point(labels, MathF.Max(top, plot.Y + Look.Px(4))), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }

        if (IsFocused || Figure is not null)
        {
            DrawIterationTicks(canvas, history, plot, shown);
        }
    }

    /// <summary>Iterations between the first and the newest, where the panel has the window to itself.</summary>
    private void DrawIterationTicks(ICanvas canvas, TrainingHistory history, Box plot, int shown)
    {
        float least = Look.Px(30), perIteration = plot.Height / shown;
        int step = new TimeAxis(new Box(0, 0, perIteration * 1000, 1), 1000).LabelStep(least);
        Span<char> buffer = stackalloc char[16];
        for (long iteration = step; iteration * perIteration < history.Count * perIteration - least; iteration += step)
        {
            float y = plot.Bottom - iteration * perIteration;
            canvas.FillBox(new Box(plot.X - Look.Px(4), MathF.Round(y), Look.Px(4), Look.Hair()), Theme.Muted);
            var label = new TextLine(buffer);
            label.Add(training.Session.ShownIteration((int)iteration));
            canvas.CenteredText(label.Span, new Point(plot.X - Look.Px(7), y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }
    }
}
