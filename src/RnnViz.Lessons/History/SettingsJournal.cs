using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.History;

/// <summary>
/// Which settings hold from which iteration on, so that a replay finds each change at its place. Several changes at one
/// iteration are one: the last.
/// </summary>
internal sealed class SettingsJournal
{
    private readonly List<(int Iteration, LiveSettings Settings)> entries = new(16);

    private readonly LiveSettings lesson;

    /// <summary>A journal without changes.</summary>
    /// <param name="lesson">What the lesson says.</param>
    public SettingsJournal(LiveSettings lesson)
    {
        this.lesson = lesson;
        entries.Add((0, lesson));
    }

    /// <summary>The settings that hold at an iteration.</summary>
    public LiveSettings At(int iteration)
    {
        (int since, LiveSettings settings) = entries[IndexAt(iteration)];
        return since == iteration ? settings : settings with { RecurrentFactor = 1 }; // multiplied once, when it came there
    }

    /// <summary>The settings that held just before an iteration; at 0 the lesson's own.</summary>
    public LiveSettings Before(int iteration) => iteration == 0 ? lesson : At(iteration - 1);

    /// <summary>The first iteration after 0 at which something was changed, or null.</summary>
    public int? FirstChange => entries.Count > 1 ? entries[1].Iteration : null;

    /// <summary>What changes when the run comes to an iteration, if anything does.</summary>
    public bool TryFind(int iteration, out LiveSettings settings)
    {
        (int at, settings) = entries[IndexAt(iteration)];
        return at == iteration;
    }

    /// <summary>Lets settings hold from an iteration on, which must not be before the last entry's.</summary>
    public void Set(int iteration, LiveSettings settings)
    {
        if (entries[^1].Iteration == iteration)
        {
            entries[^1] = (iteration, settings);
        }
        else
        {
            entries.Add((iteration, settings));
        }
    }

    /// <summary>Each change with its iteration, in their order; the first is of iteration 0.</summary>
    public IReadOnlyList<(int Iteration, LiveSettings Settings)> Entries => entries;

    /// <summary>Forgets what was changed after an iteration.</summary>
    public void DropAfter(int iteration) => entries.RemoveRange(IndexAt(iteration) + 1, entries.Count - IndexAt(iteration) - 1);

    private int IndexAt(int iteration)
    {
        (int low, int high) = (0, entries.Count - 1);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = entries[middle].Iteration <= iteration ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
