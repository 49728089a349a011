using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
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
/// vanishing and exploding are seen at a glance.
/// </summary>
public sealed class FlowHistoryPanel(ShownTraining training, IScales scales, IAppearance appearance) : Panel(appearance)
{
    /// <summary>The axis spans at least this many rows, so that the first iterations do not fill the whole picture.</summary>
    private const int FewestRows = 60;

    private readonly Heatmap cells = new(training.Step.Timesteps, training.Session.History.FlowCapacity);
    private int rows, layoutVersion = -1, scalesVersion = -1;
    private Heatmap? ghostCells;
    private Ghost? ghost;

    /// <inheritdoc/>
    protected override string Title => "GRADIENT FLOW OVER TRAINING";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.FlowHistory;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        TrainingHistory history = training.Session.History;
        if (layoutVersion != history.LayoutVersion || rows > history.FlowRows || scalesVersion != scales.Version)
        {
            layoutVersion = history.LayoutVersion;
            scalesVersion = scales.Version;
            cells.Clear();
            rows = 0;
            ghost = null;
        }

        for (; rows < history.FlowRows; rows++)
        {
            Encode(history.FlowRow(rows), cells.EditRow(rows));
        }

        if (ReferenceEquals(ghost, training.Walk.Ghost))
        {
            return;
        }

        ghost = training.Walk.Ghost;
        ghostCells = ghost is { FlowRows: > 0 } ? new Heatmap(cells.Columns, ghost.FlowRows) : null;
        for (int row = 0; row < ghostCells?.Rows; row++)
        {
            Encode(ghost!.FlowRow(row), ghostCells.EditRow(row));
        }
    }

    private void Encode(ReadOnlySpan<double> norms, Span<float> row)
    {
        for (int t = 0; t < row.Length; t++)
        {
            row[t] = scales.Norm.Encode(norms[t]);
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = training.Session.History;
        Box plot = Plot;
        canvas.FillBox(plot, Theme.Background);
        int iterations = rows * history.FlowStride, shown = Shown;
        float height = MathF.Round(plot.Height * iterations / shown);
        if (ghostCells is not null && ghost!.Count > iterations)
        {
            DrawGhost(canvas, plot, iterations, shown, height);
        }
        // cells run from the newest row at the top to row 0 at the bottom
        if (rows > 0)
        {
            canvas.Heatmap(
                cells, new Box(0, rows, cells.Columns, -rows), new Box(plot.X, plot.Bottom - height, plot.Width, height), Theme.Sequential);
        }

        if (training.IsInThePast)
        {
            DrawPosition(canvas, plot, plot.Bottom - plot.Height * (training.Walk.Cursor.Iteration + 0.5f) / shown);
        }

        DrawAxes(canvas, history, plot, shown, height);
        DrawScale(canvas, plot);
    }

    private Box Plot => Content.Inset(Look.Px(IsFocused ? 52 : 34), 0, Look.Px(54), Look.Px(16)).Snapped();

    /// <summary>Iterations that the height of the plot stands for.</summary>
    private int Shown => Math.Max(Math.Max(FewestRows, rows * training.Session.History.FlowStride), ghost?.Count ?? 0);

    /// <summary>The newest row, or in it the cell of a timestep.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        Box plot = Plot;
        float height = MathF.Round(plot.Height * rows * training.Session.History.FlowStride / Shown), column = plot.Width / cells.Columns;
        var row = new Box(plot.X, plot.Bottom - height, plot.Width, MathF.Max(Look.Px(5), height / Math.Max(1, rows)));
        if (target.Timestep is int t && t <= cells.Columns)
        {
            row = row with { X = plot.X + (t - 1) * column, Width = column };
        }

        bool isUnderTitle = row.Center.X < TitleBaseline.X + TitleWidth(fonts) + Look.Px(6);
        return isUnderTitle
            ? new TargetPlace(row, new Point(row.X, row.Center.Y), TargetSide.Left)
            : new TargetPlace(row, new Point(row.Center.X, row.Y));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        Box plot = Plot;
        if (!plot.Contains(point))
        {
            return false;
        }

        TrainingHistory history = training.Session.History;
        int row = (int)((plot.Bottom - point.Y) / plot.Height * Shown / history.FlowStride);
        int t = Math.Clamp((int)((point.X - plot.X) / plot.Width * cells.Columns) + 1, 1, cells.Columns);
        if (row < 0 || row >= Math.Min(rows, history.FlowRows))
        {
            return false;
        }

        text.Name.Add("‖∂L/∂h");
        text.Name.AddIndex(t);
        text.Name.Add("‖");
        text.Value.Add3(history.FlowRow(row)[t - 1]);
        text.Place.AddPart("timestep", t);
        text.Place.AddPart("iteration", history.FlowRowIteration(row));
        return true;
    }

    /// <summary>The rows of the abandoned future above those of the run of now, greyed.</summary>
    private void DrawGhost(ICanvas canvas, Box plot, int iterations, int shown, float height)
    {
        float first = (float)iterations / ghost!.FlowStride, count = ghostCells!.Rows - first;
        if (count <= 0)
        {
            return;
        }

        float top = MathF.Round(plot.Bottom - plot.Height * MathF.Min(shown, ghostCells.Rows * ghost.FlowStride) / shown);
        var box = new Box(plot.X, top, plot.Width, plot.Bottom - height - top);
        canvas.Heatmap(ghostCells, new Box(0, ghostCells.Rows, ghostCells.Columns, -count), box, Theme.Sequential);
        canvas.FillBox(box, Theme.Surface.WithOpacity(0.7f));
    }

    /// <summary>The row of the iteration at which the walk stands.</summary>
    private void DrawPosition(ICanvas canvas, Box plot, float y)
    {
        float line = MathF.Round(y), head = Look.Px(4.5f);
        canvas.FillBox(new Box(plot.X, line - Look.Hair(), plot.Width, 3 * Look.Hair()), Theme.Surface.WithOpacity(0.6f));
        canvas.FillBox(new Box(plot.X, line, plot.Width, Look.Hair()), Theme.Text);
        canvas.FillTriangle(new Point(plot.Right + head * 1.4f, line - head), new Point(plot.Right + head * 1.4f, line + head),
            new Point(plot.Right, line), Theme.Text);
    }

    private void DrawAxes(ICanvas canvas, TrainingHistory history, Box plot, int shown, float height)
    {
        float labels = plot.X - Look.Px(6);
        canvas.CenteredText("0", new Point(labels, plot.Bottom - Look.Px(4)), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        var newest = new TextLine(stackalloc char[24]);
        newest.Add(history.Count);
        float top = MathF.Min(plot.Bottom - height + Look.Px(4), plot.Bottom - Look.Px(20));
        if (history.Count > 0)
        {
            canvas.CenteredText(
                newest.Span, new Point(labels, MathF.Max(top, plot.Y + Look.Px(4))), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }

        float y = plot.Bottom + Look.Px(15);
        canvas.Text("t=1", new Point(plot.X, y), Look.SmallNumber, Theme.Muted);
        var last = new TextLine(stackalloc char[16]);
        last.Add("t=");
        last.Add(cells.Columns);
        canvas.Text(last.Span, new Point(plot.Right, y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        const string Axes = "timestep →   iteration ↑";
        if (canvas.Fonts.Measure(Axes, Look.Label) + 2 * canvas.Fonts.Measure(last.Span, Look.SmallNumber) + Look.Px(16) <= plot.Width)
        {
            canvas.Text(Axes, new Point(plot.Center.X, y), Look.Label, Theme.Muted, TextAlign.Center);
        }

        if (IsFocused)
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
            label.Add(iteration);
            canvas.CenteredText(label.Span, new Point(plot.X - Look.Px(7), y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }
    }

    private void DrawScale(ICanvas canvas, Box plot)
    {
        var bar = new Box(plot.Right + Look.Px(12), plot.Y, MathF.Round(Look.Px(9)), plot.Height);
        canvas.ColorBar(bar, Theme.Sequential);
        ValueScale scale = scales.Norm;
        Label(scale.High, bar.Y + Look.Px(4));
        int parts = IsFocused && (scale.High - scale.Low) % 4 == 0 ? 4 : 2;
        for (int i = 1; i < parts; i++)
        {
            Label(scale.High + (scale.Low - scale.High) * i / parts, bar.Y + bar.Height * i / parts);
        }

        if (scales.AreFitted)
        {
            canvas.CenteredText("fitted", new Point(Bounds.Right - Look.Px(6), plot.Bottom + Look.Px(11)), Look.SmallNumber,
                Theme.BackwardText, TextAlign.Right);
        }

        Label(scale.Low, bar.Bottom - Look.Px(4));

        void Label(double exponent, float y)
        {
            var text = new TextLine(stackalloc char[16]);
            text.AddPowerOfTen((int)exponent);
            canvas.CenteredText(text.Span, new Point(bar.Right + Look.Px(4), y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        }
    }
}
