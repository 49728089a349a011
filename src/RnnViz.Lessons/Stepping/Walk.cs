using RnnViz.Lessons.History;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Stepping;

/// <summary>
/// The one owner of the cursor: a run walked through, forwards and back in time. What an iteration computes is computed
/// once, when the cursor enters it; within the iteration the cursor only says how much of it is shown.
/// </summary>
public sealed class Walk
{
    private readonly LessonStops stops;
    private readonly TimelineMarks marks;
    private bool hasBegun;
    private int moves;

    /// <summary>A walk through a session, which begins with all of the first iteration shown.</summary>
    /// <param name="session">Prepared by this, if it is not yet.</param>
    public Walk(TrainingSession session)
    {
        Session = session;
        Session.Prepare();
        Itinerary = new Itinerary(session.Step.Timesteps, session.Step.HasLoss);
        stops = new LessonStops(session.Lesson.Stops, Itinerary);
        marks = new TimelineMarks(session, stops);
        SoFar = new GradientSoFar(session.Parts, session.Step);
        Update = new UpdatePreview(session.Parts, session.Step);
        Cursor = Itinerary.Last(session.Iteration);
        SoFar.MoveTo(Cursor);
    }

    /// <summary>The run that is walked through.</summary>
    public TrainingSession Session { get; }

    /// <summary>The order of the stops within an iteration.</summary>
    public Itinerary Itinerary { get; }

    /// <summary>Where the walk is: what lies before it is shown, what lies after it not yet.</summary>
    public Cursor Cursor { get; private set; }

    /// <summary>How far <see cref="Forward"/> and <see cref="Back"/> go.</summary>
    public Granularity Granularity { get; set; }

    /// <summary>Whether <see cref="TrainOn"/> pauses at the lesson's stops.</summary>
    public bool HonoursStops { get; set; } = true;

    /// <summary>Whether all of the iteration is shown.</summary>
    public bool IsWhole => Cursor.Phase == Phase.Update && Cursor.Term == Term.Update;

    /// <summary>The last iteration that this branch of history has come to.</summary>
    public int Furthest => Session.History.Count;

    /// <summary>Grows with each move of the cursor and with each change of what the session shows.</summary>
    public int Version => moves + Session.Version;

    /// <summary>The five gradients, summed up to the cursor.</summary>
    public GradientSoFar SoFar { get; }

    /// <summary>What the update of the cursor's iteration does.</summary>
    public UpdatePreview Update { get; }

    /// <summary>The marked iterations, in their order; always the same list.</summary>
    public IReadOnlyList<TimelineMark> Marks => marks.Refreshed();

    /// <summary>The future given up at the last fork, or null.</summary>
    public Ghost? Ghost => Session.Ghost;

    /// <summary>Whether a stop of the cursor's iteration has been reached.</summary>
    public bool Shows(Phase phase, int timestep, Term term) => Itinerary.HasReached(Cursor, phase, timestep, term);

    /// <summary>The lesson's stop at a place; the last in the file of several, null where there is none.</summary>
    public StopSettings? StopAt(Cursor place) => stops.At(place);

    /// <summary>
    /// The stop that the screen is set for: the one at the cursor or, while the walk goes on to the next, the latest before it.
    /// </summary>
    public StopSettings? LatestStop => stops.At(Cursor) ?? (hasBegun ? stops.Latest(Cursor) : null);

    /// <summary>
    /// What running live does each frame: to the end of the iteration, or of the next one where this one is shown as a
    /// whole already. At the lesson's next stop on the way the cursor stays. Allocates nothing.
    /// </summary>
    /// <returns>Whether a stop was reached.</returns>
    public bool TrainOn()
    {
        Cursor? stop = null;
        if (HonoursStops && !hasBegun && Cursor == Itinerary.Last(0))
        {
            stop = stops.FirstOf(0); // the first iteration was shown from the start, its stops still want to be seen
        }

        hasBegun = true;
        Cursor target = Itinerary.Next(Cursor, Granularity.Batch);
        if (HonoursStops)
        {
            stop ??= stops.FirstWithin(Cursor, target);
        }

        GoTo(stop ?? target);
        return stop is not null;
    }

    /// <summary>One unit of the granularity forwards, training on where the history ends.</summary>
    public void Forward() => GoTo(Itinerary.Next(Cursor, Granularity));

    /// <summary>One unit of the granularity back, into the iteration before where this one begins.</summary>
    public void Back() => GoTo(Itinerary.Previous(Cursor, Granularity));

    /// <summary>To a place of the history; places after its last iteration are reached by training on one iteration at most.</summary>
    /// <exception cref="ArgumentException">An iteration has no such stop.</exception>
    public void GoTo(Cursor target)
    {
        int iteration = Math.Clamp(target.Iteration, 0, Furthest + 1);
        target = iteration == target.Iteration ? target : Itinerary.Last(iteration);
        _ = Itinerary.IndexOf(target);
        hasBegun = true;
        Session.GoTo(iteration);
        if (target != Cursor)
        {
            Cursor = target;
            SoFar.MoveTo(target);
            moves++;
        }
    }

    /// <summary>To the end of an iteration of the history; beyond it, to its last.</summary>
    public void GoToIteration(int iteration) => GoTo(Itinerary.Last(Math.Clamp(iteration, 0, Furthest)));

    /// <summary>To the end of the first iteration, the one with the initial weights.</summary>
    public void ToStart() => GoToIteration(0);

    /// <summary>To the end of the last iteration of the history.</summary>
    public void ToEnd() => GoToIteration(Furthest);
}
