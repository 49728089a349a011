using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Stepping;

// a walk that goes where another one goes
public sealed partial class Walk
{
    /// <summary>
    /// Goes to where another run's walk stands, and takes over its question, its steps and whether stops are honoured. A run that has
    /// been further gives up what lies beyond; one that is behind trains on. Allocates nothing but where a future is given up.
    /// </summary>
    /// <param name="leader">The walk through another run of the same task, with the same stops.</param>
    /// <param name="most">How long to train on at most; null for as long as it takes.</param>
    /// <returns>Whether it has come there; else it is still behind.</returns>
    internal bool Follow(Walk leader, TimeSpan? most)
    {
        // recorded steps are there already, and there is nothing after them
        if (Session.CanTrainOn && Furthest > leader.Furthest)
        {
            Session.GiveUpFuture(Math.Min(leader.LastFork, leader.Furthest));
        }

        TrainingSession session = Session;
        long start = session.Clock.GetTimestamp();
        while (Session.CanTrainOn && Furthest < leader.Furthest)
        {
            if (most is { } time && session.Clock.GetElapsedTime(start) > time)
            {
                return false;
            }

            session.GoTo(Furthest + 1);
        }

        GoTo(leader.IsWhole ? Itinerary.Last(leader.Cursor.Iteration) : Itinerary.Nearest(leader.Cursor));
        (HonoursStops, Granularity, hasBegun) = (leader.HonoursStops, leader.Granularity, leader.hasBegun);
        if (StopCount == leader.StopCount && (open, asked, Destination) != (leader.open, leader.asked, leader.Destination))
        {
            (open, asked, Destination) = (leader.open, leader.asked, leader.Destination);
            moves++;
        }

        return true;
    }

    private int LastFork => Session.Forks.Count > 0 ? Session.Forks[^1] : Furthest;
}
