namespace RnnViz.Views.Screen;

/// <summary>One of the runs that are seen together.</summary>
/// <param name="index">Its place among them, from 0: it says the run's colour, line and mark.</param>
/// <param name="training">The run.</param>
/// <param name="contrast">All runs.</param>
public sealed class ShownRun(int index, ShownTraining training, ShownContrast contrast)
{
    /// <summary>Its place among the runs, from 0: it says the run's colour, line and mark.</summary>
    public int Index { get; } = index;

    /// <summary>The run: its session, its step, and the walk through it.</summary>
    public ShownTraining Training { get; } = training;

    /// <summary>By what the run differs from the others, in a few words; changes where a control is changed.</summary>
    public string Name => contrast.NameOf(Index);

    /// <summary>Whether it is the one that is walked through, with equations and controls.</summary>
    public bool IsFront => contrast.Front == this;

    /// <summary>Whether it is still being trained up to where the one in front stands.</summary>
    public bool IsBehind => !contrast.IsInStepAt(Index);
}
