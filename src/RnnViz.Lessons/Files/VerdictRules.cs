using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Files;

/// <summary>The table of the runs is there only where there are several.</summary>
internal static class VerdictRules
{
    /// <summary>Every place of a lesson of one run that names the table.</summary>
    public static IEnumerable<LessonError> Check(Lesson lesson, LessonMistakes mistakes)
    {
        if (lesson.Variants.Count > 0 || !mistakes.Knows("variants"))
        {
            return [];
        }

        return PanelPlaces.Of(lesson).Where(place => place.Panel == PanelName.Verdict).Select(place => new LessonError(
            place.Path, "there is no panel verdict in a lesson of one run", "another panel, or add variants"));
    }
}
