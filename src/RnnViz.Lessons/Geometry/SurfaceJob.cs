using RnnViz.Lessons.Step;
using RnnViz.Numerics.Geometry;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Geometry;

/// <summary>One loss surface: a copy of what it is computed from, and the losses that are there.</summary>
internal sealed partial class SurfaceJob : PictureJob
{
    /// <summary>Between these the square of a length is neither zero nor infinite.</summary>
    private const double Shortest = 1e-150, Longest = 1e150;

    private const int MostInAPiece = 16;

    /// <summary>Multiplications of a piece, about a millisecond of work.</summary>
    private const double WorkOfAPiece = 2e6;

    private readonly SessionParts parts;
    private readonly SurfaceThread?[] threads;
    private readonly SequenceBatch batch;
    private readonly double[] initialHidden, initialCell, losses = new double[SurfaceLayout.Count];
    private readonly bool[] published = new bool[SurfaceLayout.Count], known = new bool[SurfaceLayout.Count];
    private readonly NetworkParameters clipped, unclipped;
    private readonly SurfaceScratch scratch;
    private readonly int pieceLength;
    private double outputs;
    private int publishedCount;

    public SurfaceJob(SessionParts parts, SurfaceThread?[] threads, SurfaceScratch scratch)
    {
        (this.parts, this.threads, this.scratch) = (parts, threads, scratch);
        NetworkShape shape = parts.Network.Shape;
        batch = parts.Task.BuildBatch();
        initialHidden = new double[shape.H * batch.B];
        initialCell = new double[parts.HasCell ? initialHidden.Length : 0];
        Plane = new ParameterPlane(shape);
        (clipped, unclipped) = (new NetworkParameters(shape), new NetworkParameters(shape));
        double work = (double)batch.T * batch.B * shape.H * (shape.G * shape.H + shape.O);
        pieceLength = MostInAPiece;
        while (pieceLength > 1 && pieceLength * work > WorkOfAPiece)
        {
            pieceLength /= 2;
        }
    }

    public override int Pieces => (SurfaceLayout.Count + pieceLength - 1) / pieceLength;

    public override int CoarsePieces => (SurfaceLayout.Instance.Grid.FirstCount + pieceLength - 1) / pieceLength;

    public int Iteration { get; private set; }

    public int StepVersion { get; private set; }

    public double HalfWidth { get; private set; }

    public ParameterPlane Plane { get; }

    public SurfaceAxes Axes { get; private set; }

    public (double X, double Y) Middle { get; private set; }

    /// <summary>The loss of θ itself, for each output.</summary>
    public double Loss { get; private set; }

    public (double X, double Y) Gradient { get; private set; }

    public double Slope { get; private set; }

    public Landing Clipped { get; private set; }

    public Landing Unclipped { get; private set; }

    public PlacedPath Path { get; } = new();

    public PlacedPath[] Beside { get; } = [new(), new()];

    /// <summary>Losses that may be read; grows.</summary>
    public int KnownCount { get; private set; }

    /// <summary>Takes what the prepared step is, and where its update goes.</summary>
    /// <returns>Whether there is a plane: not where the step is not finite, or, unless w and b are the axes, where it is zero.</returns>
    public bool TryFill(PreparedStep step, WeightPath path, int seed, (double W, double B) start, double halfWidth)
    {
        (Iteration, StepVersion, HalfWidth) = (step.Iteration, step.Version, halfWidth);
        (Loss, outputs) = (step.LossPerOutput, parts.Batch.LossCount);
        NetworkParameters now = parts.Network.Parameters;
        parts.PreviewUpdate(clipped, scratch.Parameters, scratch.OptimizerState, step.GradientNorm);
        parts.PreviewUnclippedUpdate(unclipped, scratch.Parameters, scratch.OptimizerState, step.GradientNorm);
        Plane.Origin.CopyFrom(now);
        Subtract(clipped, now, Plane.First.Values);
        bool areWeights = ParameterPlane.HasWeights(now.Shape);
        double length = Norm.Of(Plane.First.Values);
        if (!double.IsFinite(Norm.Of(now.Values)) || (!areWeights && length is not (> Shortest and < Longest)))
        {
            return false;
        }

        Axes = areWeights ? SurfaceAxes.Weights : ChooseSecond(path, seed);
        Plane.Measure(areWeights);
        Middle = areWeights ? MiddleOf(start, halfWidth) : (0, 0);
        (double x, double y) = Plane.Gradient(parts.Gradients);
        (Gradient, Slope) = ((x / outputs, y / outputs), Plane.SlopeOfLine(parts.Gradients) / outputs);
        (Clipped, Unclipped) = (LandingAt(clipped), LandingAt(unclipped));
        Path.Take(path, Plane);
        batch.CopyFrom(parts.Batch);
        parts.Tape.InitialHidden.CopyTo(initialHidden);
        if (parts.HasCell)
        {
            parts.Tape.ComputeCell(0).CopyTo(initialCell);
        }

        published.AsSpan().Clear();
        (publishedCount, KnownCount) = (0, 0);
        Restart();
        return true;
    }

    public bool IsKnown(int point) => known[point];

    public double LossAt(int point) => losses[point];

    /// <inheritdoc/>
    public override void Compute(int piece, int thread)
    {
        ReadOnlySpan<int> order = SurfaceLayout.Instance.Order;
        int start = piece * pieceLength;
        Compute(order[start..Math.Min(order.Length, start + pieceLength)], thread);
    }

    /// <summary>Computes the losses where the next step lands, and no others.</summary>
    public void ComputeLandings() => Compute([SurfaceLayout.Clipped, SurfaceLayout.Unclipped], 0);

    private void Compute(ReadOnlySpan<int> points, int thread)
    {
        SurfaceThread by = threads[thread] ??= new SurfaceThread(parts);
        by.Forward.StartFrom(initialHidden, initialCell);
        foreach (int point in points)
        {
            Place(point, by.Forward.Parameters);
            losses[point] = by.Forward.Of(batch) / outputs;
        }
    }

    /// <inheritdoc/>
    public override void Publish(int piece)
    {
        ReadOnlySpan<int> order = SurfaceLayout.Instance.Order;
        for (int i = piece * pieceLength; i < Math.Min(order.Length, (piece + 1) * pieceLength); i++)
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
}
