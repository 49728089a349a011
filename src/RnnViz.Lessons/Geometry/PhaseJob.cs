using RnnViz.Lessons.Step;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Geometry;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Geometry;

/// <summary>One phase plane: the map, a copy of the batch's trajectories, and the fixed points and basins that are there.</summary>
internal sealed class PhaseJob : PictureJob
{
    /// <summary>Points of a row and of a column of the basins.</summary>
    public const int Side = 101;

    /// <summary>Sequences of the batch whose trajectories are kept.</summary>
    public const int MostSequences = 32;

    private const int PieceLength = 32;
    private const double Margin = 1.15;

    private readonly SessionParts parts;
    private readonly PhaseThread?[] threads;
    private readonly double[] input, states;
    private readonly sbyte[] basins = new sbyte[Side * Side];
    private readonly bool[] published = new bool[Side * Side], known = new bool[Side * Side];
    private readonly FixedPoint[] points = new FixedPoint[FixedPointSearch.Most];
    private int publishedCount;

    public PhaseJob(SessionParts parts, PhaseThread?[] threads)
    {
        (this.parts, this.threads) = (parts, threads);
        NetworkShape shape = parts.Network.Shape;
        Map = new StateMap(shape, parts.Network.Activation);
        input = new double[shape.D];
        Sequences = Math.Min(parts.Batch.B, MostSequences);
        states = new double[Sequences * (parts.Batch.T + 1) * 2];
    }

    public static GridOrder Order { get; } = new(Side, Side);

    /// <summary>The first piece is the fixed points.</summary>
    public override int Pieces => 1 + (Order.Count + PieceLength - 1) / PieceLength;

    public override int CoarsePieces => 1 + (Order.FirstCount + PieceLength - 1) / PieceLength;

    public StateMap Map { get; }

    /// <summary>Grows with each filling.</summary>
    public int Version { get; private set; }

    public int Iteration { get; private set; }

    public int StepVersion { get; private set; }

    public int Timestep { get; private set; }

    public int Sequence { get; private set; }

    public int Sequences { get; }

    public double Left { get; private set; }

    public double Right { get; private set; }

    public double Bottom { get; private set; }

    public double Top { get; private set; }

    public int PointCount { get; private set; }

    public int KnownCount { get; private set; }

    public void Fill(PreparedStep step, int timestep, int sequence)
    {
        (Iteration, StepVersion, Timestep, Sequence) = (step.Iteration, step.Version, timestep, sequence);
        ConstantInput.Fill(parts.Batch, timestep, sequence, input);
        Map.Use(parts.Network.Parameters, input);
        double widest = TakeStates(step);
        ChooseWindow(widest);
        published.AsSpan().Clear();
        (PointCount, publishedCount, KnownCount) = (0, 0, 0);
        Version++;
        Restart();
    }

    public (double X, double Y) State(int sequence, int t)
    {
        int at = 2 * (sequence * (parts.Batch.T + 1) + t);
        return (states[at], states[at + 1]);
    }

    public FixedPoint Point(int i) => points[i];

    public int BasinAt(int point) => basins[point];

    public bool IsKnown(int point) => known[point];

    /// <inheritdoc/>
    public override void Compute(int piece, int thread)
    {
        PhaseThread by = threads[thread] ??= new PhaseThread();
        ReadOnlySpan<FixedPoint> found = by.PointsOf(this);
        if (piece == 0)
        {
            found.CopyTo(points);
            PointCount = found.Length;
            return;
        }

        ReadOnlySpan<int> order = Order.Points;
        for (int i = (piece - 1) * PieceLength; i < Math.Min(order.Length, piece * PieceLength); i++)
        {
            (int row, int column) = (order[i] / Side, order[i] % Side);
            basins[order[i]] = (sbyte)Basins.Of(Map, found, (X(column), Y(row)));
        }
    }

    /// <inheritdoc/>
    public override void Publish(int piece)
    {
        ReadOnlySpan<int> order = Order.Points;
        for (int i = Math.Max(0, (piece - 1) * PieceLength); i < Math.Min(order.Length, piece * PieceLength); i++)
        {
            published[order[i]] = true;
            publishedCount++;
        }
    }

    /// <inheritdoc/>
    protected override void TakeOver()
    {
        published.CopyTo(known, 0);
        KnownCount = publishedCount;
    }

    public double X(int column) => Left + (Right - Left) * column / (Side - 1);

    public double Y(int row) => Bottom + (Top - Bottom) * row / (Side - 1);

    // the largest finite |number| of the states
    private double TakeStates(PreparedStep step)
    {
        double widest = 0;
        bool hasCell = parts.HasCell;
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            for (int t = 0; t <= parts.Batch.T; t++)
            {
                int at = 2 * (sequence * (parts.Batch.T + 1) + t);
                states[at] = step.HiddenAt(t, 0, sequence);
                states[at + 1] = hasCell ? step.CellStateAt(t, 0, sequence) : step.HiddenAt(t, 1, sequence);
                double wide = Math.Max(Math.Abs(states[at]), Math.Abs(states[at + 1]));
                widest = double.IsFinite(wide) ? Math.Max(widest, wide) : widest;
            }
        }

        return widest;
    }

    // all that a bounded φ can give; of others a power of two around the trajectories, so that it does not change at each iteration
    private void ChooseWindow(double widest)
    {
        Activation activation = parts.Network.Activation;
        double wide = Margin * Math.Max(1, Math.Pow(2, Math.Ceiling(Math.Log2(Math.Max(widest, 1)))));
        bool isOpen = activation is Activation.Relu or Activation.Identity;
        (Left, Right) = activation == Activation.Sigmoid ? (1 - Margin, Margin) : isOpen ? (-wide, wide) : (-Margin, Margin);
        (Bottom, Top) = parts.HasCell ? (-wide, wide) : (Left, Right);
    }
}
