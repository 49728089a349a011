using RnnViz.Lessons.Step;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

/// <summary>One bifurcation diagram: fixed points at each of its columns.</summary>
internal sealed class BifurcationJob : PictureJob
{
    /// <summary>Values of w or b.</summary>
    public const int Columns = 401;

    private const int PieceLength = 50;
    private const double Widen = 1.25;

    private readonly SessionParts parts;
    private readonly double[] input;
    private readonly FixedPoint[] points = new FixedPoint[Columns * OneUnit.Most];
    private readonly int[] counts = new int[Columns];

    public BifurcationJob(SessionParts parts)
    {
        this.parts = parts;
        input = new double[parts.Network.Shape.D];
    }

    public override int Pieces => (Columns + PieceLength - 1) / PieceLength;

    /// <summary>All of them: it takes a millisecond.</summary>
    public override int CoarsePieces => Pieces;

    public int Iteration { get; private set; }

    public int StepVersion { get; private set; }

    public BifurcationAxis Axis { get; private set; }

    public int Timestep { get; private set; }

    public int Sequence { get; private set; }

    public double Weight { get; private set; }

    public double Bias { get; private set; }

    /// <summary>Wxh x.</summary>
    public double FromInput { get; private set; }

    public double Left { get; private set; }

    public double Right { get; private set; }

    public Activation Activation => parts.Network.Activation;

    public void Fill(PreparedStep step, BifurcationAxis axis, int timestep, int sequence)
    {
        (Iteration, StepVersion, Axis, Timestep, Sequence) = (step.Iteration, step.Version, axis, timestep, sequence);
        ConstantInput.Fill(parts.Batch, timestep, sequence, input);
        Weight = parts.Network.Parameters.Whh[0];
        Bias = parts.Network.Parameters.bh.IsEmpty ? 0 : parts.Network.Parameters.bh[0];
        FromInput = 0;
        for (int i = 0; i < input.Length; i++)
        {
            FromInput += parts.Network.Parameters.Wxh[i] * input[i];
        }

        ChooseWindow();
        Restart();
    }

    /// <summary>w and β = b + Wxh x at a value of the axis.</summary>
    public (double W, double Β) At(double value) =>
        Axis == BifurcationAxis.Bias ? (Weight, value + FromInput) : (value, Bias + FromInput);

    public double Value(int column) => Left + (Right - Left) * column / (Columns - 1);

    public int CountAt(int column) => counts[column];

    public FixedPoint PointAt(int column, int i) => points[column * OneUnit.Most + i];

    /// <summary>Where two fixed points meet on the axis; NaN where there are none.</summary>
    public (double Lower, double LowerState, double Upper, double UpperState) Folds()
    {
        if (Axis == BifurcationAxis.Weight)
        {
            return OneUnit.FoldsOverWeight(Activation, Bias + FromInput);
        }

        (double lower, double lowerState, double upper, double upperState) = OneUnit.Folds(Activation, Weight);
        return (lower - FromInput, lowerState, upper - FromInput, upperState);
    }

    /// <inheritdoc/>
    public override void Compute(int piece, int thread)
    {
        for (int column = piece * PieceLength; column < Math.Min(Columns, (piece + 1) * PieceLength); column++)
        {
            (double w, double β) = At(Value(column));
            counts[column] = OneUnit.FixedPoints(Activation, w, β, points.AsSpan(column * OneUnit.Most, OneUnit.Most));
        }
    }

    /// <inheritdoc/>
    public override void Publish(int piece)
    {
    }

    /// <inheritdoc/>
    protected override void TakeOver()
    {
    }

    // whole numbers around the folds and the lesson's own value, so that the picture does not move at each iteration
    private void ChooseWindow()
    {
        double own = Axis == BifurcationAxis.Bias ? Bias : Weight;
        (double lower, _, double upper, _) = Folds();
        (double least, double most) = Axis == BifurcationAxis.Bias ? (-2.0, 2.0) : (0, 4);
        foreach (double value in (ReadOnlySpan<double>)[own, lower, upper])
        {
            if (double.IsFinite(value) && Math.Abs(value) < 1e6)
            {
                (least, most) = (Math.Min(least, Widen * value), Math.Max(most, Widen * value));
            }
        }

        (Left, Right) = (Math.Floor(least), Math.Ceiling(most));
    }
}
