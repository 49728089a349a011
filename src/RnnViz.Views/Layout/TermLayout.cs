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

    /// <summary>Where boxes stand side by side: the name above a box, a box' width, and what stays free between two timesteps.</summary>
    private const float Head = 19, LeastPart = 40, BestPart = 60, BetweenGroups = 18, GroupFrame = 4, GroupGap = 12;

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

    /// <summary>Width of one of several boxes that stand side by side, in pixels.</summary>
    public required float PartWidth { get; init; }

    /// <summary>Height of the names above boxes that stand side by side, in pixels.</summary>
    public required float HeadHeight { get; init; }

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
        int cells = 0, groups = 0, widest = 1, rows = shape.RowCells.Count, most = shape.Timesteps;
        for (int row = 0; row < rows; row++)
        {
            cells += shape.RowCells[row];
            most = Math.Max(most, shape.RowCells[row]);
            groups += shape.BoxesOf(row) > 1 ? 1 : 0;
            widest = Math.Max(widest, shape.BoxesOf(row));
        }

        if (most > Most)
        {
            return null;
        }

        bool hasGroups = groups > 0;
        float gap = 12 * unit;
        float rightWidth = MathF.Round(hasGroups
            ? Math.Clamp(room.Width * 0.42f, 512 * unit, 620 * unit) : Math.Clamp(room.Width * 0.4f, 470 * unit, 620 * unit));
        (Box right, Box left) = room.CutRight(rightWidth, gap);
        // the gates of a gradient stand below one another
        float sum = hasGroups ? 96 + 17 * shape.SumRows : 130;
        float steps = hasGroups ? 236 : 150, share = hasGroups ? 0.92f : 0.62f;
        Box[] cards = RowStack.Divide(right, gap, new Row(steps * unit, share, 0), new Row(sum * unit, 1 - share, 1));
        if (cards[1].Width == 0)
        {
            return null;
        }

        Box plot = left.Inset(12 * unit, 34 * unit, 12 * unit, 34 * unit);
        float column = plot.Width / (shape.Timesteps + ColumnOfStart), frame = hasGroups ? GroupFrame : Frame;
        float boxWidth = MathF.Round(MathF.Min((hasGroups ? BestBox * 0.8f : BestBox) * unit, column - (Label + Arrow) * unit));
        float partWidth = MathF.Floor(MathF.Min(BestPart * unit, (column - (BetweenGroups + 2 * frame) * unit) / widest));
        float frames = rows * 2 * frame * unit, heads = groups * MathF.Round(Head * unit), gaps = (rows - 1) * unit;
        float leastGap = hasGroups ? GroupGap : LeastGap;
        float cell = MathF.Floor(MathF.Min(BestCell * unit, (plot.Height - frames - heads - gaps * leastGap) / cells));
        if (cell < LeastCell * unit || boxWidth < LeastBox * unit || hasGroups && partWidth < LeastPart * unit)
        {
            return null;
        }

        float between = MathF.Min(BestGap * unit, (plot.Height - frames - heads - cells * cell) / (rows - 1));

        var layout = new TermLayout
        {
            Shape = shape,
            Unrolled = left.Snapped(),
            Steps = cards[0],
            Sum = cards[1],
            Plot = plot,
            Cell = cell,
            BoxWidth = boxWidth,
            PartWidth = partWidth,
            HeadHeight = MathF.Round(Head * unit),
            Padding = MathF.Round(frame * unit),
            tops = new float[rows],
            heights = new float[rows],
        };
        // where there is more height than needed, the picture stands in the middle
        float y = plot.Y + (plot.Height - frames - heads - cells * cell - between * (rows - 1)) / 2;
        for (int row = 0; row < rows; row++)
        {
            layout.tops[row] = MathF.Round(y);
            layout.heights[row] = shape.RowCells[row] * cell + 2 * layout.Padding + (shape.BoxesOf(row) > 1 ? layout.HeadHeight : 0);
            y += layout.heights[row] + between;
        }

        return layout;
    }

    /// <summary>The box of a row at timestep t; where several stand side by side, all of them.</summary>
    /// <param name="row">From the top, 0 for the first.</param>
    /// <param name="t">0..T.</param>
    public Box BoxAt(int row, int t)
    {
        int count = Shape.BoxesOf(row);
        float width = count > 1 ? count * PartWidth + 2 * Padding : BoxWidth;
        return new Box(MathF.Round(CenterOf(t) - width / 2), tops[row], width, heights[row]);
    }

    /// <summary>The numbers of one of the boxes of a row, without frame and name.</summary>
    /// <param name="row">From the top, 0 for the first.</param>
    /// <param name="part">From the left, 0 for the first.</param>
    /// <param name="t">0..T.</param>
    public Box CellsAt(int row, int part, int t)
    {
        Box inner = BoxAt(row, t).Inset(Padding);
        return Shape.BoxesOf(row) == 1
            ? inner : new Box(inner.X + part * PartWidth, inner.Y + HeadHeight, PartWidth, inner.Height - HeadHeight);
    }

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
