using System.Collections.Immutable;
using RnnViz.Lessons.Session;

namespace RnnViz.Views.Screen;

/// <summary>
/// The names of the runs of a contrast: as their lesson says, else by what they differ from the others; and what has been changed
/// since, so that a name is never of another setting than the run's. Allocates only where a control was changed.
/// </summary>
internal sealed class RunNames
{
    private readonly List<RunSetup> setups = [];
    private readonly List<string> names = [];

    /// <summary>Other runs are there: all are named anew.</summary>
    public void Forget() => setups.Clear();

    /// <summary>A run's name.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="runs">All runs.</param>
    public string Of(int index, ImmutableArray<ShownRun> runs)
    {
        if (HaveChanged(runs))
        {
            Name(runs);
        }

        return names[index];
    }

    private bool HaveChanged(ImmutableArray<ShownRun> runs)
    {
        if (setups.Count != runs.Length)
        {
            return true;
        }

        for (int i = 0; i < runs.Length; i++)
        {
            if (setups[i] != RunSetup.Of(runs[i].Training.Session))
            {
                return true;
            }
        }

        return false;
    }

    private void Name(ImmutableArray<ShownRun> runs)
    {
        setups.Clear();
        setups.AddRange(runs.Select(run => RunSetup.Of(run.Training.Session)));
        names.Clear();
        for (int i = 0; i < runs.Length; i++)
        {
            names.Add(NameOf(i, runs[i].Training.Session));
        }

        TellApart();
    }

    /// <summary>Runs that nothing tells apart in words are called by their places, too.</summary>
    private void TellApart()
    {
        string[] all = [.. names];
        for (int i = 0; i < all.Length; i++)
        {
            if (all.Count(name => name == all[i]) > 1)
            {
                names[i] = $"run {i + 1}, {all[i]}";
            }
        }
    }

    private string NameOf(int index, TrainingSession session)
    {
        RunSetup setup = setups[index];
        if (setups.Count == 1)
        {
            return setup.Lesson.Title;
        }

        // a name that somebody has given holds as long as nothing is changed
        string given = setup.Lesson.Run;
        if (given.Length == 0)
        {
            return RunDifference.Of(setup, setups[index == 0 ? 1 : 0]);
        }

        // where runs differ in their seeds, another seed than the file's is a change, too
        var loaded = RunSetup.AsLoaded(session);
        bool isOfSeed = setups.Exists(other => other.Lesson.Seed != setup.Lesson.Seed);
        string change = RunDifference.Of(setup, isOfSeed ? loaded with { Seed = setup.Lesson.Seed } : loaded);
        return change == RunDifference.Same ? given : $"{given}, {(setup.ChangedAt is null ? "now " : "")}{change}";
    }
}
