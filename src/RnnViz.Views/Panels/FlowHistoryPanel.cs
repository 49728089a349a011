using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>
/// Gradient flow over training: timestep to the right, iteration upwards, colour log₁₀‖∂L/∂h_t‖. The picture in which
/// vanishing and exploding are seen at a glance.
/// </summary>
public sealed class FlowHistoryPanel(LessonScreen screen) : Panel(screen)
{
    /// <summary>The axis spans at least this many rows, so that the first iterations do not fill the whole picture.</summary>
    private const int FewestRows = 60;

    private readonly Heatmap cells = new(screen.Step.Timesteps, screen.Session.History.FlowCapacity);
    private int rows, layoutVersion = -1;

    /// <inheritdoc/>
    protected override string Title => "GRADIENT FLOW OVER TRAINING";

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        TrainingHistory history = Screen.Session.History;
        if (layoutVersion != history.LayoutVersion)
        {
            layoutVersion = history.LayoutVersion;
            cells.Clear();
            rows = 0;
        }
        for (; rows < history.FlowRows; rows++)
        {
            ReadOnlySpan<double> norms = history.FlowRow(rows);
            Span<float> row = cells.EditRow(rows);
            for (int t = 0; t < row.Length; t++) row[t] = Screen.NormScale.Encode(norms[t]);
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        TrainingHistory history = Screen.Session.History;
        Box content = Content;
        Box plot = content.Inset(Look.Px(34), 0, Look.Px(54), Look.Px(16)).Snapped();
        canvas.FillBox(plot, Theme.Background);
        int shown = Math.Max(FewestRows, rows);
        float height = MathF.Round(plot.Height * rows / shown);
        // cells run from the newest row at the top to row 0 at the bottom
        if (rows > 0)
            canvas.Heatmap(cells, new Box(0, rows, cells.Columns, -rows), new Box(plot.X, plot.Bottom - height, plot.Width, height), Theme.Sequential);
        DrawAxes(canvas, history, plot, shown, height);
        DrawScale(canvas, plot);
    }

    private void DrawAxes(ICanvas canvas, TrainingHistory history, Box plot, int shown, float height)
    {
        float labels = plot.X - Look.Px(6);
        canvas.CenteredText("0", new Point(labels, plot.Bottom - Look.Px(4)), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        var newest = new TextLine(stackalloc char[24]);
        newest.Add(history.Count);
        float top = MathF.Min(plot.Bottom - height + Look.Px(4), plot.Bottom - Look.Px(20));
        if (history.Count > 0)
            canvas.CenteredText(newest.Span, new Point(labels, MathF.Max(top, plot.Y + Look.Px(4))), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        float y = plot.Bottom + Look.Px(15);
        canvas.Text("t=1", new Point(plot.X, y), Look.SmallNumber, Theme.Muted);
        var last = new TextLine(stackalloc char[16]);
        last.Add("t=");
        last.Add(cells.Columns);
        canvas.Text(last.Span, new Point(plot.Right, y), Look.SmallNumber, Theme.Muted, TextAlign.Right);
        canvas.Text("timestep →   iteration ↑", new Point(plot.Center.X, y), Look.Label, Theme.Muted, TextAlign.Center);
    }

    private void DrawScale(ICanvas canvas, Box plot)
    {
        var bar = new Box(plot.Right + Look.Px(12), plot.Y, MathF.Round(Look.Px(9)), plot.Height);
        canvas.ColorBar(bar, Theme.Sequential);
        ValueScale scale = Screen.NormScale;
        Label(scale.High, bar.Y + Look.Px(4));
        Label((scale.High + scale.Low) / 2, bar.Center.Y);
        Label(scale.Low, bar.Bottom - Look.Px(4));

        void Label(double exponent, float y)
        {
            var text = new TextLine(stackalloc char[16]);
            text.AddPowerOfTen((int)exponent);
            canvas.CenteredText(text.Span, new Point(bar.Right + Look.Px(4), y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        }
    }
}
