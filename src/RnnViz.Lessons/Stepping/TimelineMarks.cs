using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Stepping;

/// <summary>Gathers the marks of the timeline anew where something that they tell has changed.</summary>
internal sealed class TimelineMarks(TrainingSession session, LessonStops stops)
{
    private readonly List<TimelineMark> marks = new(16);
    private int historyVersion = -1;
    private int? nonFinite;

    public IReadOnlyList<TimelineMark> Refreshed()
    {
        TrainingHistory history = session.History;
        int? first = session.FirstNonFinite?.Iteration;
        if (historyVersion == history.Version && nonFinite == first)
        {
            return marks;
        }

        (historyVersion, nonFinite) = (history.Version, first);
        marks.Clear();
        for (int i = 0; i < stops.Count; i++)
        {
            Add(MarkKind.Stop, stops.Place(i).Iteration);
        }

        // of a recording the gradients are known of the steps that were looked at
        if (history.LargestGradientIteration is { } largest && !session.IsRecorded)
        {
            Add(MarkKind.LargestGradient, largest);
        }

        if (first is { } iteration)
        {
            Add(MarkKind.FirstNaN, iteration);
        }

        IReadOnlyList<int> forks = session.Forks;
        for (int i = 0; i < forks.Count; i++)
        {
            Add(MarkKind.Fork, forks[i]);
        }

        return marks;
    }

    // keeps the marks in the order of their iterations, and one of a kind an iteration
    private void Add(MarkKind kind, int iteration)
    {
        var mark = new TimelineMark(kind, iteration);
        int place = marks.Count;
        while (place > 0 && ComesAfter(marks[place - 1], mark))
        {
            place--;
        }

        if (place == 0 || marks[place - 1] != mark)
        {
            marks.Insert(place, mark);
        }
    }

    // written out: this runs in every frame of a live run, and comparing tuples with an enum in them allocates
    private static bool ComesAfter(TimelineMark a, TimelineMark b) =>
        a.Iteration > b.Iteration || (a.Iteration == b.Iteration && a.Kind > b.Kind);
}
