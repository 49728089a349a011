using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Files;

/// <summary>The phase plane is there only where the state has two numbers, the bifurcation diagram only of one vanilla unit.</summary>
internal static class DynamicsPanelRules
{
    /// <summary>Every place of a lesson with another network that names one of them.</summary>
    public static IEnumerable<LessonError> Check(Lesson lesson, LessonMistakes mistakes)
    {
        if (!mistakes.Knows("model", "model.hidden", "model.cell"))
        {
            return [];
        }

        return PanelPlaces.Of(lesson)
            .Where(place => place.Panel is PanelName.Phase or PanelName.Bifurcation && !place.Panel.IsOf(lesson.Model)
                && mistakes.Knows(place.Path))
            .Select(place => new LessonError(
                place.Path,
                place.Panel == PanelName.Phase ? "there is no panel phase where the state has not two numbers"
                    : "there is no panel bifurcation but of one vanilla unit",
                place.Panel == PanelName.Phase ? "another panel, or set model.hidden to 2, of an lstm to 1"
                    : "another panel, or set model.cell to vanilla and model.hidden to 1"));
    }
}
