using System.Globalization;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Recordings;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Contrasts;

/// <summary>Which recordings can be seen beside one without anybody naming their folders: those that lie beside it.</summary>
internal static class RecordedChoices
{
    /// <summary>The recordings of as many timesteps that lie beside that of a session, by name.</summary>
    /// <param name="session">One whose steps are recorded.</param>
    public static IReadOnlyList<ContrastChoice> Of(TrainingSession session) =>
    [
        .. RecordingGlance.Beside(session.RecordingFolder!).Where(other => other.First.Timesteps == session.Step.Timesteps)
            .Take(ContrastChoices.Most).Select(Of),
    ];

    private static ContrastChoice Of(RecordingGlance other) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{RecordingLesson.NameOf(other.Header)}, {Counted.Of(other.Header.Hidden, "unit")}, from iteration {other.First.Iteration}"),
        RecordingLesson.RunOf(other.Folder, other.Header), new JsonObject(), other.Folder);
}
