using RnnViz.Lessons.Session;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>What a run that starts again takes from the run before: what the user chose to see, and how the controls are set.</summary>
internal static class RunHandover
{
    /// <summary>Hands over from the scene before; the settings of the training itself are in the new session already.</summary>
    /// <param name="before">The run that has ended.</param>
    /// <param name="after">The same lesson from its beginning.</param>
    /// <param name="keepsControls">Whether controls and panels stay as they are set, rather than as the lesson sets them.</param>
    public static void Carry(LessonScene before, LessonScene after, bool keepsControls)
    {
        after.Playback.IsRunning = before.Playback.IsRunning;
        after.Training.Walk.Granularity = before.Training.Walk.Granularity;
        if (!keepsControls)
        {
            return;
        }

        CarryView(before, after);
        after.Playback.BatchesPerFrame = before.Playback.BatchesPerFrame;
        after.Controls.TakeDial(before.Controls);
    }

    /// <summary>Hands over what the user chose to see, as far as the run after it has it.</summary>
    /// <param name="before">The scene that goes.</param>
    /// <param name="after">The one that comes, of as many timesteps.</param>
    public static void CarryView(LessonScene before, LessonScene after)
    {
        after.View.Focus = before.View.Focus;
        after.View.FlowPicture = before.View.FlowPicture;
        after.View.Show(before.View.State);
        after.View.ShowGate(before.View.Gate);
        after.View.ChosenUnit = before.View.ChosenUnit;
        after.View.Quantity = before.View.Quantity;
        after.View.Range = before.View.Range;
        after.Contrast.Show(before.Contrast.Sequence);
    }

    /// <summary>Says from which seed a run begins, and with what that the lesson sets otherwise.</summary>
    public static string Describe(TrainingSession session, bool keepsControls)
    {
        string begin = $"Seed {session.Seed}, from the beginning";
        RunSetup now = RunSetup.Of(session), lesson = RunSetup.AsLoaded(session);
        return !keepsControls ? begin + ", with the controls as the lesson sets them"
            : now == lesson ? begin
            : $"{begin}, {RunDifference.Of(now, lesson)}; Ctrl+Alt+R takes the lesson's own";
    }
}
