namespace RnnViz.Lessons.History;

/// <summary>
/// States of a run, kept so that any iteration comes back by loading one and replaying the rest. How far apart they are
/// follows from what an iteration takes: replaying from one to the next stays within a fraction of the time that a jump may
/// take. Where the room is used up every second one goes, and from then on they are twice as far apart.
/// </summary>
/// <remarks>A second, small set holds what the last replay came through, so that going back one by one loads, not replays.</remarks>
internal sealed partial class Checkpoints : IDisposable
{
    private const double MillisecondsApart = 25;
    private const int IterationsApart = 64, MostRecent = 64, Most = 1 << 14, Least = 4;

    private readonly int anchorsApart;
    private readonly long ticksPerSecond;
    private readonly NativeRows rows;
    private readonly int[] iterations, places, free, recent;
    private readonly int firstRecent;
    private int count, freeCount, nextRecent, coarserAnchors;
    private long spent, usual;

    /// <summary>Keeps states of one size, none yet.</summary>
    /// <param name="width">Doubles in a state.</param>
    /// <param name="bytes">For all of them.</param>
    /// <param name="visitedApart">Iterations whose multiples are come back to from others, so that a state at them is worth having.</param>
    /// <param name="ticksPerSecond">The unit of what <see cref="Arrive"/> is told.</param>
    public Checkpoints(int width, long bytes, int visitedApart, long ticksPerSecond)
    {
        this.ticksPerSecond = ticksPerSecond;
        anchorsApart = (IterationsApart + visitedApart - 1) / visitedApart * visitedApart;
        rows = new NativeRows(width, NativeRows.Fitting(width, bytes, Least, Most));
        recent = new int[Math.Clamp(rows.Capacity / 8, 1, MostRecent)];
        Array.Fill(recent, -1);
        firstRecent = rows.Capacity - recent.Length;
        iterations = new int[firstRecent];
        places = new int[firstRecent];
        free = new int[firstRecent];
        for (int i = 0; i < firstRecent; i++)
        {
            free[i] = firstRecent - 1 - i;
        }

        freeCount = firstRecent;
    }

    /// <summary>Checkpoints kept now.</summary>
    public int Count => count;

    /// <summary>How often every second checkpoint has gone.</summary>
    public int Thinnings { get; private set; }

    /// <summary>Bytes taken from the system so far.</summary>
    public long BytesTaken => rows.BytesTaken;

    /// <summary>The run has come to an iteration for the first time.</summary>
    /// <param name="iteration">The iteration.</param>
    /// <param name="ticks">What coming here from the one before took, in ticks.</param>
    /// <returns>Where to write the state, or nothing where the last checkpoint is near enough.</returns>
    public Span<double> Arrive(int iteration, long ticks)
    {
        // the recent minimum; it rises by 1/32 an iteration, so that one fast step does not count for ever
        usual = usual == 0 ? ticks : Math.Min(ticks, usual + usual / 32 + 1);
        spent += usual;
        if (!IsDue(iteration))
        {
            return default;
        }

        if (freeCount == 0)
        {
            DropEverySecond();
            if (!IsDue(iteration))
            {
                return default;
            }
        }

        spent = 0;
        (iterations[count], places[count]) = (iteration, free[--freeCount]);
        return rows.Row(places[count++]);
    }

    /// <summary>Where to write a state that a replay came through; nothing where it is kept already.</summary>
    public Span<double> Revisit(int iteration)
    {
        int known = Before(iteration);
        if (known >= 0 && iterations[known] == iteration || Array.IndexOf(recent, iteration) >= 0)
        {
            return default;
        }

        nextRecent = (nextRecent + 1) % recent.Length;
        recent[nextRecent] = iteration;
        return rows.Row(firstRecent + nextRecent);
    }

    /// <summary>The latest state kept at or before an iteration.</summary>
    public ReadOnlySpan<double> Nearest(int iteration, out int found)
    {
        int known = Before(iteration), place = places[known];
        found = iterations[known];
        for (int i = 0; i < recent.Length; i++)
        {
            if (recent[i] > found && recent[i] <= iteration)
            {
                (found, place) = (recent[i], firstRecent + i);
            }
        }

        return rows.Row(place);
    }

    /// <summary>The run took another way at an iteration: what was kept of later ones is gone.</summary>
    public void DropAfter(int iteration)
    {
        while (count > 0 && iterations[count - 1] > iteration)
        {
            free[freeCount++] = places[--count];
        }

        for (int i = 0; i < recent.Length; i++)
        {
            recent[i] = recent[i] > iteration ? -1 : recent[i];
        }

        spent = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

    private int Before(int iteration)
    {
        int found = Array.BinarySearch(iterations, 0, count, iteration);
        return found >= 0 ? found : ~found - 1;
    }

    private bool IsDue(int iteration) => count == 0 || IsAnchor(iteration)
        || iteration - iterations[count - 1] >= (long)IterationsApart << Thinnings
        || spent * 1e3 / ticksPerSecond >= MillisecondsApart * (1L << Thinnings);

    private bool IsAnchor(int iteration) => iteration % ((long)anchorsApart << coarserAnchors) == 0;

    private void DropEverySecond()
    {
        int anchors = 0;
        for (int i = 0; i < count; i++)
        {
            anchors += IsAnchor(iterations[i]) ? 1 : 0;
        }

        if (anchors > count / 2)
        {
            coarserAnchors++;
        }

        int kept = 1;
        bool drop = true;
        for (int i = 1; i < count; i++)
        {
            if (drop && !IsAnchor(iterations[i]))
            {
                free[freeCount++] = places[i];
            }
            else
            {
                (iterations[kept], places[kept]) = (iterations[i], places[i]);
                kept++;
            }

            drop = !drop;
        }

        count = kept;
        Thinnings++;
    }
}
