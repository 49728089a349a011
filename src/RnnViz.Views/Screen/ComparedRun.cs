using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;

namespace RnnViz.Views.Screen;

/// <summary>
/// A run that was kept, so that another lesson, seed or setting can be seen beside it: its curves, and what they are of. The
/// rest of its session, the tape above all, is not kept.
/// </summary>
public sealed class ComparedRun
{
    private readonly RunSetup setup;
    private RunSetup shown;

    private ComparedRun(TrainingSession session)
    {
        (setup, History, LossUnit) = (RunSetup.Of(session, isOver: true), session.History, session.Task.LossUnit);
        Record = KeptRecord.Of(session);
    }

    /// <summary>What leads back to it.</summary>
    public KeptRecord Record { get; }

    /// <summary>Whose curves they are; against itself nothing is compared.</summary>
    public TrainingHistory History { get; }

    /// <summary>What a loss is counted in.</summary>
    public string LossUnit { get; }

    /// <summary>By what the kept run differs from the shown one, as last compared.</summary>
    public string Difference { get; private set; } = "";

    /// <summary>The same as a name, which also where both are cut at a comma is not that of the shown run.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Such a name of the shown run.</summary>
    public string ShownName { get; private set; } = "";

    /// <summary>Keeps the session's run as far as it has come.</summary>
    public static ComparedRun Of(TrainingSession session) => new(session);

    /// <summary>Names both runs by what differs; allocates only where a control was changed since.</summary>
    public void CompareWith(TrainingSession session)
    {
        var now = RunSetup.Of(session);
        if (now == shown)
        {
            return;
        }

        shown = now;
        (Name, ShownName) = (RunDifference.Of(setup, shown), RunDifference.Of(shown, setup));
        Difference = Name;
        if (FirstPart(Name).SequenceEqual(FirstPart(ShownName)))
        {
            (Name, ShownName) = ($"kept run, {Name}", $"this run, {ShownName}");
        }
    }

    private static ReadOnlySpan<char> FirstPart(string name) => name.IndexOf(',') is > 0 and int comma ? name.AsSpan(0, comma) : name;
}
