using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Stepping;

// the lesson's stops, and the questions that they ask before they are reached
public sealed partial class Walk
{
    // the stop whose question is open, and the one whose question was opened last and is still to be answered; −1 for none
    private int open = -1, asked = -1;

    /// <summary>How many stops the lesson has; several at one place count as one.</summary>
    public int StopCount => stops.Count;

    /// <summary>The stop at which the cursor is, 0-based in the order of the run; −1 where it is at none.</summary>
    public int StopIndex => stops.IndexAt(Cursor);

    /// <summary>
    /// The stop that comes next, 0-based: the one that a question is open of, else the first after the cursor; −1 for none.
    /// </summary>
    public int NextStop => open >= 0 ? open : stops.After(Cursor);

    /// <summary>The stop before, 0-based: while a question is open it may be the one at the cursor; −1 for none.</summary>
    public int PreviousStop => open >= 0 && StopIndex is var here and >= 0 && here != open ? here : stops.Before(Cursor);

    /// <summary>What is asked now, before the stop is reached that answers it; null where no question is open.</summary>
    public string? Question => open >= 0 ? stops.Stop(open).Ask : null;

    /// <summary>The stop whose question is open, or null.</summary>
    public StopSettings? AskedStop => open >= 0 ? stops.Stop(open) : null;

    /// <summary>
    /// The stop to which <see cref="TrainOn"/> runs on, 0-based: it passes those before it, and asks nothing. −1 for the next one.
    /// </summary>
    public int Destination { get; set; } = -1;

    /// <summary>The stop whose question is open, or to which the walk runs on; null where there is neither.</summary>
    public StopSettings? ComingStop => open >= 0 ? stops.Stop(open) : Destination >= 0 ? stops.Stop(Destination) : null;

    /// <summary>The lesson's stop at a place; the last in the file of several, null where there is none.</summary>
    public StopSettings? StopAt(Cursor place) => stops.At(place);

    /// <summary>
    /// The stop that the screen is set for: the one that is asked about, else the one at the cursor or, while the walk goes on to the
    /// next, the latest before it.
    /// </summary>
    public StopSettings? LatestStop => AskedStop ?? stops.At(Cursor) ?? (hasBegun ? stops.Latest(Cursor) : null);

    /// <summary>The place of a stop, 0-based in the order of the run.</summary>
    public Cursor PlaceOfStop(int stop) => stops.Place(stop);

    /// <summary>Whether a stop asks something before it is reached.</summary>
    /// <param name="stop">0-based, in the order of the run.</param>
    public bool StopHasQuestion(int stop) => stops.Stop(stop).Ask is not null;

    /// <summary>Whether a stop asks something that has not been asked yet since the walk last went back.</summary>
    /// <param name="stop">0-based, in the order of the run.</param>
    public bool HasToAsk(int stop) => StopHasQuestion(stop) && asked != stop;

    /// <summary>Whether a later stop of the cursor's iteration asks something that has not been asked yet.</summary>
    public bool HasAnswerAhead
    {
        get
        {
            for (int stop = stops.After(Cursor); stop >= 0 && stop < stops.Count; stop++)
            {
                if (stops.Place(stop).Iteration != Cursor.Iteration)
                {
                    return false;
                }

                if (HasToAsk(stop))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// Opens the question of a stop. The cursor stays where it is before the stop; where it is at the stop or after it, it goes
    /// to the first place of the stop's iteration, so that the answer is not on the screen.
    /// </summary>
    /// <param name="stop">0-based, in the order of the run; one that asks something, of an iteration that the run has come to.</param>
    /// <exception cref="ArgumentException">The stop asks nothing.</exception>
    public void Ask(int stop)
    {
        if (!StopHasQuestion(stop))
        {
            throw new ArgumentException($"Stop {stop} asks nothing; expected one with a question.", nameof(stop));
        }

        Cursor place = stops.Place(stop);
        if (Itinerary.Compare(Cursor, place) >= 0)
        {
            GoTo(Itinerary.First(place.Iteration));
        }

        (open, asked) = (stop, stop);
        moves++;
    }

    /// <summary>Closes the question without an answer; the next time the stop is come to it is asked again.</summary>
    public void TakeBackQuestion()
    {
        if (open >= 0)
        {
            (open, asked) = (-1, -1);
            moves++;
        }
    }

    // live training waits for the answer at the first place of the stop's iteration, where that comes before the stop
    private bool WaitToAsk(int stop)
    {
        if (stop == Destination || !HasToAsk(stop))
        {
            return false;
        }

        Cursor first = Itinerary.First(stops.Place(stop).Iteration);
        if (Itinerary.Compare(Cursor, first) < 0 && first != stops.Place(stop))
        {
            GoTo(first);
        }

        Ask(stop);
        return true;
    }

    // the cursor moves: what was asked is no longer on the screen, and is forgotten when the walk comes to the stop or goes back
    private void CloseQuestion(Cursor target)
    {
        if (open >= 0)
        {
            open = -1;
            moves++;
        }

        if (asked >= 0 && (target == stops.Place(asked) || Itinerary.Compare(target, Cursor) < 0))
        {
            asked = -1;
        }
    }
}
