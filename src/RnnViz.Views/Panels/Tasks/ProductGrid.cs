using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// Where the matrices of the outer products stand: a row for each timestep, the last at the top as the backward pass meets
/// them, a column for each sequence, then the term, then the gradient. A pure function of the room and the sizes.
/// </summary>
internal readonly record struct ProductGrid
{
    private float Left { get; init; }

    private float Top { get; init; }

    private float RowPitch { get; init; }

    private int Units { get; init; }

    private int Timesteps { get; init; }

    /// <summary>Width and height of a cell.</summary>
    public Extent Cell { get; private init; }

    /// <summary>The room for + and = between matrices.</summary>
    public float Sign { get; private init; }

    /// <summary>Sequences that have room; where they are not all, a column of dots stands after them.</summary>
    public int Sequences { get; private init; }

    /// <summary>Timesteps that have room, counted from the last.</summary>
    public int Rows { get; private init; }

    /// <summary>Whether δ stands left of each product and hᵀ above it.</summary>
    public bool HasVectors { get; private init; }

    /// <summary>Divides the room.</summary>
    /// <param name="room">What there is, in pixels.</param>
    /// <param name="px">Pixels per unit of the look.</param>
    /// <param name="units">H.</param>
    /// <param name="sequences">B.</param>
    /// <param name="timesteps">T.</param>
    /// <param name="largest">The largest cell.</param>
    /// <param name="smallest">The smallest cell that holds a number.</param>
    public static ProductGrid Of(Box room, float px, int units, int sequences, int timesteps, Extent largest, Extent smallest)
    {
        float label = 34 * px, sign = 20 * px, head = 18 * px, gap = 10 * px;
        ProductGrid best = default;
        // with the vectors if the numbers still fit, else without
        for (int vectors = 1; vectors >= 0; vectors--)
        {
            int shown = sequences;
            float least = units > 4 ? 5 * px : MathF.Min(smallest.Width, 24 * px), width;
            while (true)
            {
                int dots = shown < sequences ? 1 : 0;
                float matrices = shown * (units + vectors) + 2 * units;
                width = (room.Width - label - (shown + dots + 1) * sign - sign) / matrices;
                if (width >= least || shown == 1)
                {
                    break;
                }

                shown--;
            }

            int rows = timesteps;
            float height;
            while (true)
            {
                height = ((room.Height - head) / rows - gap) / (units + vectors);
                if (height >= MathF.Min(smallest.Height, units > 4 ? 5 * px : smallest.Height) || rows == 1)
                {
                    break;
                }

                rows--;
            }

            var cell = new Extent(
                MathF.Floor(MathF.Max(1, MathF.Min(width, largest.Width))),
                MathF.Floor(MathF.Max(1, MathF.Min(height, largest.Height))));
            best = new ProductGrid
            {
                Left = room.X + label,
                Top = room.Y + head,
                RowPitch = MathF.Floor(cell.Height * (units + vectors) + gap),
                Units = units,
                Timesteps = timesteps,
                Cell = cell,
                Sign = sign,
                Sequences = shown,
                Rows = rows,
                HasVectors = vectors == 1,
                HasDots = shown < sequences,
            };
            if (cell.Width >= smallest.Width && cell.Height >= smallest.Height && shown == sequences)
            {
                break;
            }
        }

        return best;
    }

    private float Vector => HasVectors ? Cell.Width : 0;

    private float BlockPitch => Units * Cell.Width + Vector + Sign;

    private float RowTop(int t) => Top + (Timesteps - t) * RowPitch;

    /// <summary>The first timestep that has room.</summary>
    public int FirstTimestep => Timesteps - Rows + 1;

    /// <summary>The product of a sequence (0-based) at timestep t.</summary>
    public Box Product(int t, int b) => Matrix(Left + b * BlockPitch + Vector, t);

    /// <summary>δ_t of a sequence, left of its product.</summary>
    public Box Delta(int t, int b) => Product(t, b) with { X = Left + b * BlockPitch, Width = Cell.Width - 2 };

    /// <summary>h_{t−1}ᵀ of a sequence, above its product.</summary>
    public Box Before(int t, int b) => Product(t, b) with { Y = RowTop(t), Height = Cell.Height - 2 };

    /// <summary>The term of timestep t.</summary>
    public Box Term(int t) => Matrix(TermLeft, t);

    /// <summary>The gradient, in the middle of the terms' height.</summary>
    public Box Gradient
    {
        get
        {
            float middle = (Term(Timesteps).Y + Term(FirstTimestep).Bottom) / 2;
            float height = Units * Cell.Height;
            return new Box(TermLeft + Units * Cell.Width + 2 * Sign, middle - height / 2, Units * Cell.Width, height).Snapped();
        }
    }

    /// <summary>Whether dots stand for sequences without room, before the term.</summary>
    public bool HasDots { get; private init; }

    private float TermLeft => Left + Sequences * BlockPitch + (HasDots ? Sign : 0);

    private Box Matrix(float x, int t) =>
        new Box(x, RowTop(t) + (HasVectors ? Cell.Height : 0), Units * Cell.Width, Units * Cell.Height).Snapped();
}
