using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Layout;

/// <summary>
/// Where everything stands when a network is so small that all of its numbers fit on the screen: a pure function of the
/// room, the unit and the sizes of the network.
/// </summary>
public sealed record TermLayout
{
    /// <summary>More units, inputs, outputs or timesteps than this are never shown as numbers.</summary>
    public const int Most = 4;

    private const float Frame = 6, LeastCell = 17, BestCell = 30, LeastGap = 15, BestGap = 44, LeastBox = 74, BestBox = 112;
    private const float Label = 46, Arrow = 34, ColumnOfStart = 0.8f;

    private float[] tops = [];
    private float[] heights = [];

    private TermLayout() { }

    /// <summary>The sizes of what is shown.</summary>
    public required TermShape Shape { get; init; }

    /// <summary>The big picture of the network unrolled.</summary>
    public required Box Unrolled { get; init; }

    /// <summary>The list of equations, with numbers beside it.</summary>
    public required Box Steps { get; init; }

    /// <summary>∂L/∂Whh as a sum of terms.</summary>
    public required Box Sum { get; init; }

    /// <summary>The columns: x of the left edge of h_0's column and those of t = 1..T, below the title of <see cref="Unrolled"/>.</summary>
    public required Box Plot { get; init; }

    /// <summary>Height of a number's cell in pixels.</summary>
    public required float Cell { get; init; }

    /// <summary>Width of a box in pixels.</summary>
    public required float BoxWidth { get; init; }

    /// <summary>From the edge of a box to its cells, in pixels.</summary>
    public required float Padding { get; init; }

    /// <summary>Width of the column of one timestep in pixels.</summary>
    public float ColumnWidth => Plot.Width / (Shape.Timesteps + ColumnOfStart);

    /// <summary>Computes the layout; null where the network is too large or the room too small for legible numbers.</summary>
    /// <param name="room">Between the bars.</param>
    /// <param name="unit">Pixels per design unit.</param>
    /// <param name="shape">The network's sizes.</param>
    public static TermLayout? Compute(Box room, float unit, TermShape shape)
    {
        int cells = 0, rows = shape.RowCells.Count, most = shape.Timesteps;
        foreach (int count in shape.RowCells)
        {
            cells += count;
            most = Math.Max(most, count);
        }

        if (most > Most)
        {
            return null;
        }

        float gap = 12 * unit;
        float rightWidth = MathF.Round(Math.Clamp(room.Width * 0.4f, 470 * unit, 620 * unit));
        (Box right, Box left) = room.CutRight(rightWidth, gap);
        Box[] cards = RowStack.Divide(
            right, gap, new Row(150 * unit, 0.62f, 0), new Row(130 * unit, 0.38f, 1));
        if (cards[1].Width == 0)
        {
            return null;
        }

        Box plot = left.Inset(12 * unit, 34 * unit, 12 * unit, 34 * unit);
        float column = plot.Width / (shape.Timesteps + ColumnOfStart);
        float boxWidth = MathF.Round(MathF.Min(BestBox * unit, column - (Label + Arrow) * unit));
        float frames = rows * 2 * Frame * unit, gaps = (rows - 1) * unit;
        float cell = MathF.Floor(MathF.Min(BestCell * unit, (plot.Height - frames - gaps * LeastGap) / cells));
        if (cell < LeastCell * unit || boxWidth < LeastBox * unit)
        {
            return null;
        }

        float between = MathF.Min(BestGap * unit, (plot.Height - frames - cells * cell) / (rows - 1));

        var layout = new TermLayout
        {
            Shape = shape,
            Unrolled = left.Snapped(),
            Steps = cards[0],
            Sum = cards[1],
            Plot = plot,
            Cell = cell,
            BoxWidth = boxWidth,
            Padding = MathF.Round(Frame * unit),
            tops = new float[rows],
            heights = new float[rows],
        };
        // where there is more height than needed, the picture stands in the middle
        float y = plot.Y + (plot.Height - frames - cells * cell - between * (rows - 1)) / 2;
        for (int row = 0; row < rows; row++)
        {
            layout.tops[row] = MathF.Round(y);
            layout.heights[row] = shape.RowCells[row] * cell + 2 * layout.Padding;
            y += layout.heights[row] + between;
        }

        return layout;
    }

    /// <summary>The box of a row at timestep t.</summary>
    /// <param name="row">From the top, 0 for the first.</param>
    /// <param name="t">0..T.</param>
    public Box BoxAt(int row, int t) =>
        new(MathF.Round(CenterOf(t) - BoxWidth / 2), tops[row], BoxWidth, heights[row]);

    /// <summary>The column of timestep t, 0..T, as high as the panel's inside.</summary>
    public Box ColumnAt(int t)
    {
        float left = t == 0 ? Plot.X : Plot.X + (ColumnOfStart + t - 1) * ColumnWidth;
        return new Box(left, Plot.Y, t == 0 ? ColumnOfStart * ColumnWidth : ColumnWidth, Plot.Height);
    }

    private float CenterOf(int t) => t == 0
        // the first column has no arrow that comes in
        ? Plot.X + ColumnOfStart * ColumnWidth - ColumnWidth / 2 + (1 - ColumnOfStart) * ColumnWidth * 0.4f
        : ColumnAt(t).Center.X;
}
