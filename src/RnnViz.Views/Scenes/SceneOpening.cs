using RnnViz.Lessons.Errors;

namespace RnnViz.Views.Scenes;

/// <summary>A recorded moment that shall be shown: of a figure, or of a session that was kept.</summary>
public sealed record SceneOpening
{
    /// <summary>What is opened, for the card that is shown meanwhile.</summary>
    public required string Name { get; init; }

    /// <summary>Reads the record; called on another thread than the loop's. Throws <see cref="LessonException"/> where it cannot.</summary>
    public required Func<SceneRecord> Read { get; init; }

    /// <summary>Files for data that are too large to be in the record.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>
    /// Takes over states that were kept beside the record, in runs that have just begun; answers whether there were any, and throws
    /// <see cref="InvalidDataException"/> where they are not of these runs. Null where there are none: everything is trained again.
    /// </summary>
    public Func<RecordedRuns, bool>? TakeStates { get; init; }

    /// <summary>What is said when it is shown, given the names of the runs whose numbers are not those recorded.</summary>
    public required Func<SceneRecord, IReadOnlyList<string>, string> Say { get; init; }

    /// <summary>Told when it is shown; null for nobody.</summary>
    public Action? Shown { get; init; }

    /// <summary>Told what is wrong with it; null to show all mistakes.</summary>
    public Action<LessonException>? Refused { get; init; }
}
