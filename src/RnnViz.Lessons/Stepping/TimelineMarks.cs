namespace RnnViz.Lessons;

/// <summary>Gathers the marks of the timeline anew where something that they tell has changed.</summary>
internal sealed class TimelineMarks(TrainingSession session, LessonStops stops)
{
    private readonly List<TimelineMark> marks = new(16);
    private int historyVersion = -1;

    public IReadOnlyList<TimelineMark> Refreshed()
    {
        TrainingHistory history = session.History;
        if (historyVersion == history.Version)
        {
            return marks;
        }

        historyVersion = history.Version;
        marks.Clear();
        for (int i = 0; i < stops.Count; i++)
        {
            Add(MarkKind.Stop, stops.Iteration(i));
        }

        if (history.LargestGradientIteration is { } largest)
        {
            Add(MarkKind.LargestGradient, largest);
        }

        if (history.FirstNonFiniteIteration is { } nan)
        {
            Add(MarkKind.FirstNaN, nan);
        }

        foreach (int fork in session.Forks)
        {
            Add(MarkKind.Fork, fork);
        }

        return marks;
    }

    // keeps the marks in the order of their iterations, and one of a kind an iteration
    private void Add(MarkKind kind, int iteration)
    {
        var mark = new TimelineMark(kind, iteration);
        int place = marks.Count;
        while (place > 0 && (marks[place - 1].Iteration, marks[place - 1].Kind).CompareTo((iteration, kind)) > 0)
        {
            place--;
        }

        if (place == 0 || marks[place - 1] != mark)
        {
            marks.Insert(place, mark);
        }
    }
}
