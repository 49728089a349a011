using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Screen;

/// <summary>A run that was kept by the key C, to be compared with the one that is shown.</summary>
public sealed record KeptRecord
{
    /// <summary>What of a lesson is not of one run: it may speak of the runs beside it.</summary>
    private static readonly string[] OfOthers = ["stops", "view", "variants"];

    /// <summary>Its lesson, without stops, view and other runs, as the run alone is trained again and only its curves are shown.</summary>
    public required LessonRecord Lesson { get; init; }

    /// <summary>How it came to be what it is.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>What leads back to a run as it stands.</summary>
    public static KeptRecord Of(TrainingSession session)
    {
        Lesson own = session.Lesson with { Stops = [], View = new ViewSettings(), Variants = [], VariantLessons = [] };
        var lesson = LessonRecord.Of(own);
        return new KeptRecord { Lesson = lesson, Run = RunRecord.Of(session, lesson, session.Lesson) };
    }

    /// <summary>The run from its beginning.</summary>
    /// <param name="data">Files that somebody has given for data too large to be in the record.</param>
    /// <param name="settings">How much may be remembered.</param>
    /// <exception cref="LessonException">The lesson has mistakes.</exception>
    public TrainingSession Begin(IReadOnlyList<string> data, SessionSettings settings)
    {
        // earlier programs wrote the stops and the view of a contrast into the lesson of one of its runs
        var alone = (JsonObject)Lesson.Lesson.DeepClone();
        foreach (string key in OfOthers)
        {
            alone.Remove(key);
        }

        return Run.Begin((Lesson with { Lesson = alone }).Open(data), settings);
    }
}
