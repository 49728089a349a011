using RnnViz.Lessons.History;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Stepping;

/// <summary>
/// The one owner of the cursor: a run walked through, forwards and back in time. What an iteration computes is computed
/// once, when the cursor enters it; within the iteration the cursor only says how much of it is shown.
/// </summary>
public sealed partial class Walk
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
        Itinerary = new Itinerary(session.Step.Timesteps, session.Step.HasLoss, session.Step.Terms);
        stops = new LessonStops(session.Lesson.Stops, Itinerary);
        marks = new TimelineMarks(session, stops);
        SoFar = new GradientSoFar(session.Parts, session.Step);
        Update = new UpdatePreview(session.Parts, session.Step);
        Cursor = Itinerary.Last(session.Iteration);
        SoFar.MoveTo(Cursor);
        PausesOnNonFinite = session.Lesson.Training.PauseOnNonFinite;
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

    /// <summary>
    /// Whether a stop of the cursor's iteration has been reached, and does not answer a question that is open.
    /// </summary>
    public bool Shows(Phase phase, int timestep, Term term) => Itinerary.HasReached(Cursor, phase, timestep, term)
        && !(open >= 0 && stops.Place(open) == Cursor
            && Itinerary.HasReached(new Cursor(Cursor.Iteration, phase, timestep, term), Cursor.Phase, Cursor.Timestep, Cursor.Term));

    /// <summary>
    /// What running live does each frame: to the end of the iteration, or of the next one where this one is shown as a
    /// whole already. At the lesson's next stop on the way the cursor stays; where that one asks something that has not been
    /// asked yet, the cursor waits before it, with the question open. Allocates nothing.
    /// </summary>
    /// <returns>Whether a stop, its question, the first NaN or ∞, or the end of a recording was reached.</returns>
    public bool TrainOn()
    {
        if (!Session.CanTrainOn && IsWhole && Cursor.Iteration >= Furthest)
        {
            return true;
        }

        Cursor target = Itinerary.Next(Cursor, Granularity.Batch);
        // the first iteration was shown from the start, its stops still want to be seen
        bool isFirst = !hasBegun && Cursor == Itinerary.Last(0) && StopCount > 0 && stops.Place(0).Iteration == 0;
        hasBegun = true;
        if (!HonoursStops)
        {
            return PausesBefore(target);
        }

        int stop = Math.Max(isFirst ? 0 : NextStop, Destination);
        if (stop < 0 || Itinerary.Compare(stops.Place(stop), target) > 0)
        {
            return PausesBefore(target);
        }

        if (!WaitToAsk(stop))
        {
            PausesBefore(stops.Place(stop));
        }

        return true;
    }

    /// <summary>One unit of the granularity forwards, training on where the history ends.</summary>
    public void Forward() => GoTo(Itinerary.Next(Cursor, Granularity));

    /// <summary>One unit of the granularity back, into the iteration before where this one begins.</summary>
    public void Back() => GoTo(Itinerary.Previous(Cursor, Granularity));

    /// <summary>To a place of the history; places after its last iteration are reached by training on one iteration at most.</summary>
    /// <exception cref="ArgumentException">An iteration has no such stop.</exception>
    public void GoTo(Cursor target)
    {
        int iteration = Math.Clamp(target.Iteration, 0, Furthest + (Session.CanTrainOn ? 1 : 0));
        target = iteration == target.Iteration ? target : Itinerary.Last(iteration);
        _ = Itinerary.IndexOf(target);
        hasBegun = true;
        Session.GoTo(iteration);
        CloseQuestion(target);
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
