using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.History;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>The picture of one run: timestep to the right, iteration upwards, colour log₁₀‖∂L/∂h_t‖.</summary>
/// <param name="training">The run.</param>
/// <param name="scales">How norms become colours.</param>
internal sealed class FlowHistoryPlot(ShownTraining training, IScales scales)
{
    private readonly Heatmap cells = new(training.Step.Timesteps, training.Session.History.FlowCapacity);
    private int rows, layoutVersion = -1, scalesVersion = -1;
    private Heatmap? ghostCells;
    private Ghost? ghost;

    private TrainingHistory History => training.Session.History;

    /// <summary>Iterations that the run and its ghost have.</summary>
    public int Iterations => Math.Max(Own, ghost?.Count ?? 0);

    private int Own => rows * History.FlowStride;

    /// <summary>Whether a norm that is shown is NaN.</summary>
    public bool HasNaN { get; private set; }

    /// <summary>Colours what has come since.</summary>
    public void Update()
    {
        if (layoutVersion != History.LayoutVersion || rows > History.FlowRows || scalesVersion != scales.Version)
        {
            layoutVersion = History.LayoutVersion;
            scalesVersion = scales.Version;
            cells.Clear();
            rows = 0;
            ghost = null;
            HasNaN = false;
        }

        for (; rows < History.FlowRows; rows++)
        {
            Encode(History.FlowRow(rows), cells.EditRow(rows));
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
            HasNaN |= double.IsNaN(norms[t]) && !training.Session.IsRecorded;
        }
    }

    /// <summary>The height of the run of now in a plot that stands for so many iterations, in pixels.</summary>
    public float HeightIn(Box plot, int shown) => MathF.Round(plot.Height * Own / shown);

    /// <summary>Draws the rows so far, the given-up ones above them, and where the walk stands.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and sizes.</param>
    /// <param name="plot">The plot in pixels.</param>
    /// <param name="shown">The iterations that its height stands for.</param>
    public void Draw(ICanvas canvas, Look look, Box plot, int shown)
    {
        Theme theme = look.Theme;
        canvas.FillBox(plot, theme.Background);
        float height = HeightIn(plot, shown);
        if (ghostCells is not null && ghost!.Count > Own)
        {
            DrawGhost(canvas, theme, plot, shown, height);
        }

        // cells run from the newest row at the top to row 0 at the bottom
        if (training.Session.IsRecorded)
        {
            DrawKnown(canvas, theme, plot, shown);
        }
        else if (rows > 0)
        {
            canvas.Heatmap(
                cells, new Box(0, rows, cells.Columns, -rows), new Box(plot.X, plot.Bottom - height, plot.Width, height), theme.Sequential);
        }

        if (training.IsInThePast)
        {
            DrawPosition(canvas, look, plot, plot.Bottom - plot.Height * (training.Walk.Cursor.Iteration + 0.5f) / shown);
        }
    }

    /// <summary>The rows of the steps of a recording that were looked at; of the others nothing is known.</summary>
    private void DrawKnown(ICanvas canvas, Theme theme, Box plot, int shown)
    {
        float high = plot.Height * History.FlowStride / shown;
        for (int row = 0; row < rows; row++)
        {
            int end = row;
            while (end < rows && IsKnown(end))
            {
                end++;
            }

            if (end > row)
            {
                float top = MathF.Round(plot.Bottom - end * high), bottom = MathF.Round(plot.Bottom - row * high);
                canvas.Heatmap(cells, new Box(0, end, cells.Columns, row - end),
                    new Box(plot.X, top, plot.Width, MathF.Max(1, bottom - top)), theme.Sequential);
                row = end;
            }
        }
    }

    private bool IsKnown(int row) => !training.Session.IsRecorded || !double.IsNaN(History.FlowRow(row)[0]);

    /// <summary>The newest row, or in it the cell of a timestep.</summary>
    public Box Newest(Look look, Box plot, int shown, int? timestep)
    {
        float height = HeightIn(plot, shown), column = plot.Width / cells.Columns;
        var row = new Box(plot.X, plot.Bottom - height, plot.Width, MathF.Max(look.Px(5), height / Math.Max(1, rows)));
        return timestep is int t && t <= cells.Columns ? row with { X = plot.X + (t - 1) * column, Width = column } : row;
    }

    /// <summary>Says what is at a point of the plot.</summary>
    /// <returns>Whether there is anything.</returns>
    public bool TryDescribe(Point point, Box plot, int shown, ref HoverText text)
    {
        int row = (int)((plot.Bottom - point.Y) / plot.Height * shown / History.FlowStride);
        int t = Math.Clamp((int)((point.X - plot.X) / plot.Width * cells.Columns) + 1, 1, cells.Columns);
        if (row < 0 || row >= Math.Min(rows, History.FlowRows) || !IsKnown(row))
        {
            return false;
        }

        text.Name.Add("‖∂L/∂h");
        text.Name.AddIndex(t);
        text.Name.Add("‖");
        if (training.Contrast.IsContrast)
        {
            text.Name.Add(", ");
            text.Name.Add(training.Run.Name);
        }

        text.Value.Add3(History.FlowRow(row)[t - 1]);
        text.Place.AddPart("timestep", t);
        text.Place.AddPart("iteration", training.Session.ShownIteration(History.FlowRowIteration(row)));
        return true;
    }

    /// <summary>The rows of the abandoned future above those of the run of now, greyed.</summary>
    private void DrawGhost(ICanvas canvas, Theme theme, Box plot, int shown, float height)
    {
        float first = (float)Own / ghost!.FlowStride, count = ghostCells!.Rows - first;
        if (count <= 0)
        {
            return;
        }

        float top = MathF.Round(plot.Bottom - plot.Height * MathF.Min(shown, ghostCells.Rows * ghost.FlowStride) / shown);
        var box = new Box(plot.X, top, plot.Width, plot.Bottom - height - top);
        canvas.Heatmap(ghostCells, new Box(0, ghostCells.Rows, ghostCells.Columns, -count), box, theme.Sequential);
        canvas.FillBox(box, theme.Surface.WithOpacity(0.7f));
    }

    /// <summary>The row of the iteration at which the walk stands.</summary>
    private static void DrawPosition(ICanvas canvas, Look look, Box plot, float y)
    {
        float line = MathF.Round(y), head = look.Px(4.5f);
        canvas.FillBox(
            new Box(plot.X, line - look.Hair(), plot.Width, 3 * look.Hair()), look.Theme.Surface.WithOpacity(0.6f));
        canvas.FillBox(new Box(plot.X, line, plot.Width, look.Hair()), look.Theme.Text);
        canvas.FillTriangle(new Point(plot.Right + head * 1.4f, line - head), new Point(plot.Right + head * 1.4f, line + head),
            new Point(plot.Right, line), look.Theme.Text);
    }
}
