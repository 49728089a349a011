using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Geometry;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Geometry;

/// <summary>
/// The loss of the prepared step's batch around its parameters θ: over w and b of one vanilla unit, else over a plane through θ along
/// the next step and a second direction; see <see cref="SurfaceAxes"/>. <see cref="Request"/> copies the step and computes on threads of
/// its own, coarse to fine; <see cref="Refresh"/> takes over what is there; <see cref="Iteration"/> says of which iteration it is. All
/// losses are for each output, in the unit of the task, as the loss is wherever it is shown. The finished numbers depend on no thread
/// and no speed. To be called, as everything of a session, from one thread.
/// </summary>
public sealed partial class LossSurface
{
    /// <summary>Points of a row and of a column: 61.</summary>
    public const int Side = SurfaceLayout.Side;

    /// <summary>Points of the profile along the next step: 121.</summary>
    public const int ProfileLength = SurfaceLayout.ProfileLength;

    /// <summary>Half the width of a picture where nobody asks for another: 2 next steps, or 2 in units of w and b.</summary>
    public const double UsualHalfWidth = SurfaceJob.UsualHalfWidth;

    private readonly SessionParts parts;
    private readonly PreparedStep step;
    private readonly WeightPath path;
    private readonly Action knowLastUpdate;
    private readonly int seed;
    private readonly (double W, double B) start;
    private readonly Pictures<SurfaceJob> pictures;
    private SurfaceThread?[] threads = new SurfaceThread?[PictureThreads.Limit + 1];
    private SurfaceScratch? scratch;

    /// <summary>A surface that nobody has asked for yet: it takes no memory.</summary>
    /// <param name="parts">The session's.</param>
    /// <param name="step">The prepared step.</param>
    /// <param name="path">The parameters so far.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="knowLastUpdate">Has the last update made again, bit for bit, where the path does not know it.</param>
    internal LossSurface(SessionParts parts, PreparedStep step, WeightPath path, int seed, Action knowLastUpdate)
    {
        (this.parts, this.step, this.path, this.seed, this.knowLastUpdate) = (parts, step, path, seed, knowLastUpdate);
        NetworkParameters first = parts.Network.Parameters;
        pictures = new Pictures<SurfaceJob>("loss surface", () => new SurfaceJob(parts, threads, scratch ??= new SurfaceScratch(parts)));
        start = IsOfWeights ? (first.Whh[0], first.bh[0]) : default;
    }

    /// <summary>How many threads compute; null for two, or one where the machine has one processor. For tests.</summary>
    internal int? ThreadCount
    {
        get => pictures.ThreadCount;
        set => pictures.ThreadCount = value;
    }

    /// <summary>Whether the network is one vanilla unit with biases, so that the axes are its w and b.</summary>
    public bool IsOfWeights => ParameterPlane.HasWeights(parts.Network.Shape);

    /// <summary>Updates applied to the θ in the picture; −1 before the first.</summary>
    public int Iteration => Shown?.Iteration ?? -1;

    /// <summary>Grows whenever there is something new to draw.</summary>
    public int Version => pictures.Version;

    /// <summary>Whether a surface is under way.</summary>
    public bool IsBusy => pictures.IsBusy;

    /// <summary>
    /// Whether what is shown is of the step that is prepared now, as it is now; how much of it is there says <see cref="Share"/>.
    /// </summary>
    public bool IsCurrent => Shown is not null && Shown.StepVersion == step.Version;

    /// <summary>
    /// Whether the prepared step has no surface: a number of it is not finite, or its update is zero and w and b are not the axes, or it
    /// was recorded elsewhere, where nothing is known of losses and updates.
    /// </summary>
    public bool HasNone { get; private set; }

    /// <summary>
    /// Begins to compute the surface of the step that is prepared now. One under way is given up as soon as its coarse picture is there.
    /// Allocates at the first requests, not later on this thread.
    /// </summary>
    /// <param name="halfWidth">Half the width of the picture, in units of its axes; above 0.</param>
    /// <param name="beside">Paths of other runs, up to two, to be placed on the same plane; they have a network of the same sizes.</param>
    /// <returns>Whether it was begun; false where the step has been applied, or too many are under way: ask again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is not above 0 and finite, or there are more than two paths.</exception>
    /// <exception cref="ArgumentException">A path is of a network of other sizes.</exception>
    public bool Request(double halfWidth = UsualHalfWidth, IReadOnlyList<WeightPath>? beside = null)
    {
        if (!(halfWidth > 0 && double.IsFinite(halfWidth)))
        {
            throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "Expected a width above 0, and finite.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(beside?.Count ?? 0, MostBeside, nameof(beside));
        for (int i = 0; i < beside?.Count; i++)
        {
            if (beside[i].Now.Shape != parts.Network.Shape)
            {
                throw new ArgumentException(
                    $"The other run's network is {beside[i].Now.Shape}, expected {parts.Network.Shape}; leave it out.", nameof(beside));
            }
        }

        if (path.Iteration != step.Iteration)
        {
            return false;
        }

        HasNone = parts.Task is RecordingTask;
        if (HasNone)
        {
            return true;
        }

        if (pictures.Free() is not { } job)
        {
            return false;
        }

        KnowPlane();
        HasNone = !job.TryFill(step, path, seed, start, halfWidth);
        if (HasNone)
        {
            return true;
        }

        for (int i = 0; i < job.Beside.Length; i++)
        {
            job.Beside[i].Clear();
            if (i < beside?.Count)
            {
                job.Beside[i].Take(beside[i], job.Plane);
            }
        }

        pictures.Begin(job);
        return true;
    }

    /// <summary>Takes over what has been computed since; to be called on the thread that reads.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool Refresh() => pictures.Refresh();

    /// <summary>Waits for all of the surface, and takes it over: for pictures that must not depend on the machine's speed.</summary>
    public void Wait() => pictures.Wait();

    /// <summary>
    /// The surface of the prepared step without its grid: where the next step lands, and the losses there, computed on the thread that
    /// asks. Null where there is none.
    /// </summary>
    internal SurfaceJob? Measure()
    {
        if (parts.Task is RecordingTask)
        {
            return null;
        }

        var job = new SurfaceJob(parts, new SurfaceThread?[1], new SurfaceScratch(parts));
        KnowPlane();
        if (!job.TryFill(step, path, seed, start, UsualHalfWidth))
        {
            return null;
        }

        job.ComputeLandings();
        return job;
    }

    /// <summary>Nothing will be computed any more.</summary>
    internal void End() => pictures.End();

    /// <summary>Gives the memory of surfaces back, which is that of several passes; the next request takes it again.</summary>
    internal void Release()
    {
        pictures.Release();
        // a thread that is still at a piece goes on with the old memory
        (threads, scratch) = (new SurfaceThread?[PictureThreads.Limit + 1], null);
    }

    // the second axis is what the last update changed
    private void KnowPlane()
    {
        if (!IsOfWeights)
        {
            knowLastUpdate();
        }
    }

    private SurfaceJob? Shown => pictures.Shown;
}
