using RnnViz.Lessons.Step;
using RnnViz.Numerics.Geometry;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Geometry;

/// <summary>
/// The fixed points of one vanilla unit, h = φ(w h + b + Wxh x), over values of b or of w, for one input x that stays, with the values
/// of the prepared step. <see cref="Request"/> copies them and computes on threads of its own; <see cref="Refresh"/> takes over what is
/// there; <see cref="Iteration"/> says of which iteration it is. To be called from one thread.
/// </summary>
public sealed partial class BifurcationDiagram
{
    /// <summary>Values of the axis: 401.</summary>
    public const int Columns = BifurcationJob.Columns;

    private readonly SessionParts parts;
    private readonly PreparedStep step;
    private readonly WeightPath path;
    private readonly Pictures<BifurcationJob> pictures;

    private BifurcationDiagram(SessionParts parts, PreparedStep step, WeightPath path)
    {
        (this.parts, this.step, this.path) = (parts, step, path);
        pictures = new Pictures<BifurcationJob>("bifurcation diagram", () => new BifurcationJob(parts));
    }

    /// <summary>Whether there is a b to draw over.</summary>
    public bool HasBias => parts.Network.Shape.Bias;

    /// <summary>Updates applied to the weights in the picture; −1 before the first.</summary>
    public int Iteration => Shown?.Iteration ?? -1;

    /// <summary>Grows whenever there is something new to draw.</summary>
    public int Version => pictures.Version;

    /// <summary>Whether a diagram is under way.</summary>
    public bool IsBusy => pictures.IsBusy;

    /// <summary>Whether what is shown is of the step that is prepared now, as it is now.</summary>
    public bool IsCurrent => Shown is not null && Shown.StepVersion == step.Version;

    /// <summary>What it is drawn over.</summary>
    public BifurcationAxis Axis => Shown?.Axis ?? BifurcationAxis.Bias;

    /// <summary>The timestep whose input stays, 1 to T; 0 for the input zero.</summary>
    public int Timestep => Shown?.Timestep ?? 0;

    /// <summary>The sequence whose input stays, 0-based.</summary>
    public int Sequence => Shown?.Sequence ?? 0;

    /// <summary>w = Whh of the lesson's own network.</summary>
    public double Weight => Shown?.Weight ?? double.NaN;

    /// <summary>b = bh of the lesson's own network; 0 where it has none.</summary>
    public double Bias => Shown?.Bias ?? double.NaN;

    /// <summary>The lesson's own value on the axis.</summary>
    public double Own => Axis == BifurcationAxis.Bias ? Bias : Weight;

    /// <summary>The least value of the axis.</summary>
    public double Left => Shown?.Left ?? double.NaN;

    /// <summary>The greatest value of the axis.</summary>
    public double Right => Shown?.Right ?? double.NaN;

    /// <summary>
    /// Where two fixed points meet and vanish, the lower value and the upper one, each with the h that it happens at; NaN where there is
    /// none. Over b by a closed form, where w(1 − h²) = 1 of tanh.
    /// </summary>
    public ((double Value, double State) Lower, (double Value, double State) Upper) Folds
    {
        get
        {
            if (Shown is null)
            {
                return ((double.NaN, double.NaN), (double.NaN, double.NaN));
            }

            (double lower, double lowerState, double upper, double upperState) = Shown.Folds();
            return ((lower, lowerState), (upper, upperState));
        }
    }

    /// <summary>Begins to compute the diagram of the step that is prepared now; see <see cref="LossSurface.Request"/>.</summary>
    /// <param name="axis">What it is drawn over.</param>
    /// <param name="timestep">The timestep whose input stays, 1 to T; 0 for the input zero.</param>
    /// <param name="sequence">The sequence whose input it is, 0 to B − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such timestep or sequence.</exception>
    /// <exception cref="ArgumentException">The network has no b.</exception>
    /// <returns>Whether it was begun; false where the step has been applied, or too many are under way: ask again.</returns>
    public bool Request(BifurcationAxis axis = BifurcationAxis.Bias, int timestep = 0, int sequence = 0)
    {
        ConstantInput.Require(step, timestep, sequence);
        if (axis == BifurcationAxis.Bias && !HasBias)
        {
            throw new ArgumentException("The network has no b; draw it over w.", nameof(axis));
        }

        if (path.Iteration != step.Iteration || pictures.Free() is not { } job)
        {
            return false;
        }

        job.Fill(step, axis, timestep, sequence);
        pictures.Begin(job);
        return true;
    }

    /// <summary>Takes over what has been computed since; to be called on the thread that reads.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool Refresh() => pictures.Refresh();

    /// <summary>Waits for the diagram, and takes it over.</summary>
    public void Wait() => pictures.Wait();

    /// <summary>The value of a column.</summary>
    /// <param name="column">0 to <see cref="Columns"/> − 1, from left to right.</param>
    public double Value(int column) => Shown?.Value(column) ?? double.NaN;

    /// <summary>Fixed points at a column: 1 or 3, of ReLU and the identity 0 to 2.</summary>
    /// <param name="column">0 to <see cref="Columns"/> − 1.</param>
    public int CountAt(int column) => Shown?.CountAt(column) ?? 0;

    /// <summary>A fixed point at a column; they are in the order of h.</summary>
    /// <param name="column">0 to <see cref="Columns"/> − 1.</param>
    /// <param name="i">0 to <see cref="CountAt"/> − 1.</param>
    public FixedState PointAt(int column, int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)CountAt(column), nameof(i));
        return FixedState.Of(Shown!.PointAt(column, i));
    }

    /// <summary>The fixed points at any value of the axis. Allocates nothing.</summary>
    /// <param name="value">Of b or w.</param>
    /// <param name="points">Gets them, by h; three are enough.</param>
    /// <returns>How many there are.</returns>
    public int FixedPointsAt(double value, Span<FixedState> points)
    {
        if (Shown is null)
        {
            return 0;
        }

        Span<FixedPoint> found = stackalloc FixedPoint[OneUnit.Most];
        (double w, double β) = Shown.At(value);
        int count = OneUnit.FixedPoints(Shown.Activation, w, β, found);
        for (int i = 0; i < count; i++)
        {
            points[i] = FixedState.Of(found[i]);
        }

        return count;
    }

    /// <summary>
    /// Where a hidden state comes to rest when the value is dragged to another one: the map is applied to it until it moves no more. By
    /// this a state follows its fixed point, and jumps to the other one where that vanishes. Allocates nothing.
    /// </summary>
    /// <param name="value">Of b or w.</param>
    /// <param name="h">The hidden state before; that which it was left in.</param>
    public double Settle(double value, double h)
    {
        if (Shown is null)
        {
            return double.NaN;
        }

        (double w, double β) = Shown.At(value);
        return OneUnit.Settle(Shown.Activation, w, β, h);
    }

    /// <summary>The diagram of a session, or null where the network is not one vanilla unit.</summary>
    internal static BifurcationDiagram? Of(SessionParts parts, PreparedStep step, WeightPath path) =>
        parts.Network.Shape is { Cell: Cell.Vanilla, H: 1 } ? new BifurcationDiagram(parts, step, path) : null;

    /// <summary>Nothing will be computed any more.</summary>
    internal void End() => pictures.End();

    private BifurcationJob? Shown => pictures.Shown;
}
