using RnnViz.Lessons.Phases;

namespace RnnViz.Lessons.Stepping;

/// <summary>
/// The order of the stops within an iteration, the same for all iterations: forward t = 1..T term by term, the loss, backward
/// t = T..1 term by term, the update. Immutable; no member allocates.
/// </summary>
public sealed class Itinerary
{
    private readonly Stop[] stops;
    private readonly int[] forwardStart, backwardStart;
    private readonly int timesteps, lossStart, updateStart;

    /// <summary>The order for iterations of one size.</summary>
    /// <param name="timesteps">T.</param>
    /// <param name="lossMask">Whether t, 1..T, has a loss.</param>
    /// <param name="schedule">The terms of the cell; without it those of the vanilla cell.</param>
    public Itinerary(int timesteps, Func<int, bool> lossMask, TermSchedule? schedule = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timesteps, 1);
        this.timesteps = timesteps;
        IReadOnlyList<ScheduledTerm> terms = (schedule ?? TermSchedule.Vanilla).Terms;
        var order = new List<Stop>();
        (forwardStart, backwardStart) = (new int[timesteps + 1], new int[timesteps + 1]);
        for (int t = 1; t <= timesteps; t++)
        {
            forwardStart[t] = order.Count;
            Add(Phase.Forward, t);
        }

        lossStart = order.Count;
        Add(Phase.Loss, 0);
        for (int t = timesteps; t >= 1; t--)
        {
            backwardStart[t] = order.Count;
            Add(Phase.Backward, t);
        }

        updateStart = order.Count;
        Add(Phase.Update, 0);
        stops = [.. order];

        void Add(Phase phase, int t)
        {
            foreach (ScheduledTerm scheduled in terms)
            {
                if (scheduled.Phase == phase && scheduled.OccursAt(t, t > 0 && lossMask(t)))
                {
                    order.Add(new Stop(phase, t, scheduled.Term));
                }
            }
        }
    }

    /// <summary>T, the timesteps of an iteration.</summary>
    public int Timesteps => timesteps;

    /// <summary>How many stops an iteration has; the same in all of them.</summary>
    public int StopsPerIteration => stops.Length;

    /// <summary>The place of a stop in its iteration, from 0.</summary>
    /// <exception cref="ArgumentException">There is no such stop, as with the output error of a timestep that has no loss.</exception>
    public int IndexOf(Cursor c) => Find(c) is var index and >= 0 ? index : throw new ArgumentException(
        $"An iteration of {timesteps} timesteps has no stop {c.Phase} {c.Timestep} {c.Term}; take one from At or Next.", nameof(c));

    /// <summary>Whether an iteration has a stop.</summary>
    public bool Has(Cursor c) => Find(c) >= 0;

    private int Find(Cursor c)
    {
        for (int index = StartOf(c.Phase, c.Timestep); index < stops.Length; index++)
        {
            Stop stop = stops[index];
            if (stop.Phase != c.Phase || stop.Timestep != c.Timestep)
            {
                break;
            }

            if (stop.Term == c.Term)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The stop at a place of an iteration.</summary>
    /// <param name="iteration">The iteration.</param>
    /// <param name="index">0..<see cref="StopsPerIteration"/> − 1.</param>
    public Cursor At(int iteration, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)stops.Length, nameof(index));
        return new Cursor(iteration, stops[index].Phase, stops[index].Timestep, stops[index].Term);
    }

    /// <summary>
    /// The place of this order that comes nearest to one of another cell's: the same term where there is one, else the last of the
    /// timestep that does not come after it, else the timestep's first.
    /// </summary>
    /// <param name="c">A place of an iteration with as many timesteps.</param>
    public Cursor Nearest(Cursor c)
    {
        int index = StartOf(c.Phase, c.Timestep);
        for (int next = index + 1; next < stops.Length && stops[next].Phase == c.Phase && stops[next].Timestep == c.Timestep
            && stops[next].Term <= c.Term; next++)
        {
            index = next;
        }

        return At(c.Iteration, index);
    }

    /// <summary>The first stop of an iteration: h_1 is computed, of a gated cell its gates.</summary>
    public Cursor First(int iteration) => At(iteration, 0);

    /// <summary>The last stop of an iteration: everything is computed and shown, and the update is about to be applied.</summary>
    public Cursor Last(int iteration) => At(iteration, stops.Length - 1);

    /// <summary>The last stop of a timestep of the forward or backward pass.</summary>
    /// <param name="iteration">The iteration.</param>
    /// <param name="phase">Forward or backward.</param>
    /// <param name="timestep">1..T.</param>
    public Cursor EndOf(int iteration, Phase phase, int timestep)
    {
        int index = StartOf(phase, timestep);
        while (!Ends(index, Granularity.Timestep))
        {
            index++;
        }

        return At(iteration, index);
    }

    /// <summary>The last stop of a phase.</summary>
    public Cursor EndOf(int iteration, Phase phase) => phase switch
    {
        Phase.Forward => At(iteration, lossStart - 1),
        Phase.Loss => At(iteration, lossStart),
        Phase.Backward => At(iteration, updateStart - 1),
        _ => Last(iteration),
    };

    /// <summary>The nearest stop after c that ends a unit of the granularity; it may be of the next iteration.</summary>
    public Cursor Next(Cursor c, Granularity granularity)
    {
        int index = IndexOf(c), iteration = c.Iteration;
        if (index == stops.Length - 1)
        {
            (index, iteration) = (-1, iteration + 1);
        }

        do
        {
            index++;
        }
        while (!Ends(index, granularity));
        return At(iteration, index);
    }

    /// <summary>
    /// The nearest stop before c that ends a unit of the granularity, maybe of the iteration before; c itself where there
    /// is none.
    /// </summary>
    public Cursor Previous(Cursor c, Granularity granularity)
    {
        for (int index = IndexOf(c) - 1; index >= 0; index--)
        {
            if (Ends(index, granularity))
            {
                return At(c.Iteration, index);
            }
        }

        return c.Iteration == 0 ? c : Last(c.Iteration - 1);
    }

    /// <summary>
    /// Whether a stop of c's iteration is at c or before it. A stop that an iteration does not have counts as reached
    /// where its place in the order is.
    /// </summary>
    public bool HasReached(Cursor c, Phase phase, int timestep, Term term) =>
        Order(phase, timestep, term) <= Order(c.Phase, c.Timestep, c.Term);

    /// <summary>Below 0 where a comes before b, 0 where they are the same, above 0 where it comes after.</summary>
    public int Compare(Cursor a, Cursor b) => a.Iteration != b.Iteration
        ? a.Iteration.CompareTo(b.Iteration)
        : Order(a.Phase, a.Timestep, a.Term).CompareTo(Order(b.Phase, b.Timestep, b.Term));

    // the first stop of a timestep; that of the update where there is no such timestep
    private int StartOf(Phase phase, int timestep) => phase switch
    {
        Phase.Forward when timestep >= 1 && timestep <= timesteps => forwardStart[timestep],
        Phase.Loss => lossStart,
        Phase.Backward when timestep >= 1 && timestep <= timesteps => backwardStart[timestep],
        _ => updateStart,
    };

    private bool Ends(int index, Granularity granularity)
    {
        if (index == stops.Length - 1)
        {
            return true;
        }

        (Stop stop, Stop next) = (stops[index], stops[index + 1]);
        return granularity switch
        {
            Granularity.Batch => false,
            Granularity.Phase => stop.Phase != next.Phase,
            Granularity.Timestep => stop.Phase != next.Phase || stop.Timestep != next.Timestep,
            _ => true,
        };
    }

    // a number that grows along the order; timesteps run down in the backward pass, and there are 16 terms
    private static long Order(Phase phase, int timestep, Term term) =>
        ((long)phase << 40) + (phase == Phase.Backward ? -timestep : timestep) * 16L + (long)term;

    private readonly record struct Stop(Phase Phase, int Timestep, Term Term);
}
