using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Files;

/// <summary>The text that a hidden unit colours is there only where a text is learnt.</summary>
internal static class TextPanelRules
{
    /// <summary>Every place of a lesson of another task that names its panel.</summary>
    public static IEnumerable<LessonError> Check(Lesson lesson, LessonMistakes mistakes) =>
        lesson.Task is TextTaskSettings || !mistakes.Knows("task", "task.kind") ? []
        : PanelPlaces.Of(lesson).Where(place => place.Panel == PanelName.Text && mistakes.Knows(place.Path)).Select(
            place => new LessonError(
                place.Path, "there is no panel text in a lesson that learns no text", "another panel, or set task.kind to text"));
}
