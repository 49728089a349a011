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

        IEnumerable<(string Path, PanelName? Panel)> places =
        [
            .. lesson.Stops.SelectMany((stop, i) => stop.Show.Select((panel, j) => ($"stops[{i}].show[{j}]", (PanelName?)panel))),
            .. lesson.Stops.Select((stop, i) => ($"stops[{i}].target.panel", stop.Target?.Panel)),
            .. lesson.View.Panels.Select((panel, i) => ($"view.panels[{i}]", (PanelName?)panel)),
            ("view.focus", Enum.TryParse(lesson.View.Focus, ignoreCase: true, out PanelName focus) ? focus : null),
        ];
        return places.Where(place => place.Panel == PanelName.Verdict).Select(place => new LessonError(
            place.Path, "there is no panel verdict in a lesson of one run", "another panel, or add variants"));
    }
}
