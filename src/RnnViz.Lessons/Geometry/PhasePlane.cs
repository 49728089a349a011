using RnnViz.Lessons.Step;
using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

/// <summary>
/// Where the map s_t ↦ s_{t+1} of a network whose state has two numbers takes states, for one input that stays: fixed points, basins,
/// and the trajectories of the batch. <see cref="Request"/> copies the weights and computes on threads of its own, coarse to fine;
/// <see cref="Refresh"/> takes over what is there; <see cref="Iteration"/> says of which iteration it is. To be called from one thread.
/// </summary>
public sealed partial class PhasePlane
{
    /// <summary>Points of a row and of a column of the basins: 101.</summary>
    public const int Side = PhaseJob.Side;

    private readonly SessionParts parts;
    private readonly PreparedStep step;
    private readonly WeightPath path;
    private readonly Pictures<PhaseJob> pictures;

    private PhasePlane(SessionParts parts, PreparedStep step, WeightPath path)
    {
        (this.parts, this.step, this.path) = (parts, step, path);
        var threads = new PhaseThread?[PictureThreads.Limit + 1];
        pictures = new Pictures<PhaseJob>("phase plane", () => new PhaseJob(parts, threads));
    }

    /// <summary>How many threads compute; null for two, or one where the machine has one processor. For tests.</summary>
    internal int? ThreadCount
    {
        get => pictures.ThreadCount;
        set => pictures.ThreadCount = value;
    }

    /// <summary>Whether the numbers are h and c of an LSTM, rather than two hidden units.</summary>
    public bool HasCell => parts.HasCell;

    /// <summary>Updates applied to the weights in the picture; −1 before the first.</summary>
    public int Iteration => Shown?.Iteration ?? -1;

    /// <summary>Grows whenever there is something new to draw.</summary>
    public int Version => pictures.Version;

    /// <summary>Whether a picture is under way.</summary>
    public bool IsBusy => pictures.IsBusy;

    /// <summary>Whether what is Shown is of the step that is prepared now, as it is now.</summary>
    public bool IsCurrent => Shown is not null && Shown.StepVersion == step.Version;

    /// <summary>The timestep whose input stays, 1 to T; 0 for the input zero.</summary>
    public int Timestep => Shown?.Timestep ?? 0;

    /// <summary>The sequence whose input stays, 0-based.</summary>
    public int Sequence => Shown?.Sequence ?? 0;

    /// <summary>How much of the basins is there, 0 to 1.</summary>
    public double Share => (double)(Shown?.KnownCount ?? 0) / (Side * Side);

    /// <summary>Whether all of it is there.</summary>
    public bool IsComplete => Shown?.KnownCount == Side * Side;

    /// <summary>The least first number of the picture.</summary>
    public double Left => Shown?.Left ?? double.NaN;

    /// <summary>The greatest first number.</summary>
    public double Right => Shown?.Right ?? double.NaN;

    /// <summary>The least second number.</summary>
    public double Bottom => Shown?.Bottom ?? double.NaN;

    /// <summary>The greatest second number.</summary>
    public double Top => Shown?.Top ?? double.NaN;

    /// <summary>Fixed points that are known.</summary>
    public int FixedPointCount => Shown?.PointCount ?? 0;

    /// <summary>Sequences whose trajectories there are: the first of the batch, at most 32.</summary>
    public int SequenceCount => Shown?.Sequences ?? 0;

    /// <summary>Begins to compute the picture of the step that is prepared now; see <see cref="LossSurface.Request"/>.</summary>
    /// <param name="timestep">The timestep whose input stays, 1 to T; 0 for the input zero.</param>
    /// <param name="sequence">The sequence whose input it is, 0 to B − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such timestep or sequence.</exception>
    /// <returns>Whether it was begun; false where the step has been applied, or too many are under way: ask again.</returns>
    public bool Request(int timestep = 0, int sequence = 0)
    {
        ConstantInput.Require(step, timestep, sequence);
        if (path.Iteration != step.Iteration || pictures.Free() is not { } job)
        {
            return false;
        }

        job.Fill(step, timestep, sequence);
        pictures.Begin(job);
        return true;
    }

    /// <summary>Takes over what has been computed since; to be called on the thread that reads.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool Refresh() => pictures.Refresh();

    /// <summary>Waits for all of the picture, and takes it over.</summary>
    public void Wait() => pictures.Wait();

    /// <summary>A fixed point; they are in the order of their first number, then the second.</summary>
    /// <param name="i">0 to <see cref="FixedPointCount"/> − 1.</param>
    public FixedState FixedPointAt(int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)FixedPointCount, nameof(i));
        return FixedState.Of(Shown!.Point(i));
    }

    /// <summary>The first number of the state of a column of the basins.</summary>
    /// <param name="column">0 to <see cref="Side"/> − 1.</param>
    public double X(int column) => Shown?.X(column) ?? double.NaN;

    /// <summary>The second number of the state of a row of the basins.</summary>
    /// <param name="row">0 to <see cref="Side"/> − 1, from bottom to top.</param>
    public double Y(int row) => Shown?.Y(row) ?? double.NaN;

    /// <summary>
    /// To which fixed point states of a place come, or of the nearest of the coarser picture that is there; −1 where they come to none.
    /// </summary>
    /// <param name="column">0 to <see cref="Side"/> − 1.</param>
    /// <param name="row">0 to <see cref="Side"/> − 1.</param>
    public int BasinAt(int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Side, nameof(column));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Side, nameof(row));
        if (Shown is null)
        {
            return -1;
        }

        int point = row * Side + column;
        while (!Shown.IsKnown(point))
        {
            point = PhaseJob.Order.CoarserOf(point);
        }

        return Shown.BasinAt(point);
    }

    /// <summary>Where the map takes a state. Allocates nothing.</summary>
    /// <param name="state">Any state.</param>
    public (double X, double Y) Next((double X, double Y) state) => Shown?.Map.Of(state) ?? (double.NaN, double.NaN);

    /// <summary>A state of a trajectory of the batch, with its own inputs.</summary>
    /// <param name="sequence">0 to <see cref="SequenceCount"/> − 1.</param>
    /// <param name="t">0, the initial state, to T.</param>
    public (double X, double Y) StateAt(int sequence, int t) => Shown?.State(sequence, t) ?? (double.NaN, double.NaN);

    /// <summary>
    /// Where two states lie that are 1e-3 apart, so that it can be seen whether they come together: on both sides of the first saddle
    /// where there is one, along the direction in which states leave it, else on both sides of the first state of the first sequence.
    /// </summary>
    public ((double X, double Y) First, (double X, double Y) Second) Pair()
    {
        const double Half = 0.5e-3;
        (double x, double y) = StateAt(0, 0);
        (double dx, double dy) = (Half, 0.0);
        for (int i = 0; i < FixedPointCount; i++)
        {
            if (FixedPointAt(i) is { Class: StateClass.Saddle } saddle)
            {
                (x, y) = (saddle.X, saddle.Y);
                (dx, dy) = FixedPointSearch.Direction(Shown!.Map, (x, y));
                (dx, dy) = (Half * dx, Half * dy);
                break;
            }
        }

        return ((x - dx, y - dy), (x + dx, y + dy));
    }

    /// <summary>The phase plane of a session, or null where the state does not have two numbers.</summary>
    internal static PhasePlane? Of(SessionParts parts, PreparedStep step, WeightPath path) =>
        StateMap.SizeOf(parts.Network.Shape) == 2 ? new PhasePlane(parts, step, path) : null;

    /// <summary>Nothing will be computed any more.</summary>
    internal void End() => pictures.End();

    private PhaseJob? Shown => pictures.Shown;
}
