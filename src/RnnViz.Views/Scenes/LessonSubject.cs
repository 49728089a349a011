using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Controls;

namespace RnnViz.Views.Scenes;

/// <summary>What a lesson is about.</summary>
internal static class LessonSubject
{
    /// <summary>The panels that never leave the screen: those that the lesson names, else what its task and settings suggest.</summary>
    public static IReadOnlyList<PanelName> PanelsOf(Lesson lesson, bool isTaskWide)
    {
        if (lesson.View.Panels.Count > 0)
        {
            return lesson.View.Panels;
        }

        if (LessonControls.IsAboutSpectrum(lesson))
        {
            return [PanelName.Spectrum, PanelName.Controls, PanelName.Flow];
        }

        return isTaskWide ? [PanelName.Unrolled, PanelName.Task]
            : lesson.Training.Truncation is not null ? [PanelName.Flow, PanelName.Unrolled]
            : [PanelName.Unrolled, PanelName.Flow, PanelName.Task];
    }
}
