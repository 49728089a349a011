using RnnViz.Engine.Input;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Session;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

// the runs that are on the screen: from their beginning, and one in the place of another
public sealed partial class ProgramScene
{
    /// <summary>The scene of a run and of its lesson's variants, from their beginning.</summary>
    private LessonScene Begin(TrainingSession session)
    {
        Playback playback = PlaybackOf(session);
        return Show(new ShownContrast(session, playback), playback);
    }

    // a recording begins paused: nothing is trained, and its steps are there to be looked at
    private static Playback PlaybackOf(TrainingSession session) =>
        new(session.Lesson.BatchesPerFrame) { IsRunning = !session.IsRecorded };

    private LessonScene Show(ShownContrast contrast, Playback playback)
    {
        var scene = new LessonScene(contrast, playback, new Look(theme, 1), fonts, action => Tree?.Input(InputEvent.OfAction(action)));
        scene.Appearance.Mistakes = Mistakes;
        scene.LessonChosen += name => Switch(name);
        scene.RestartAsked += action => Guard("starting again", () => Restart(action));
        scene.CourseMoveAsked += MoveInCourse;
        scene.RunAsked += BringToFront;
        // the first scene follows none
        if (Lesson is { } before)
        {
            (scene.Figure, scene.HidesPassing) = (before.Figure, before.HidesPassing);
        }

        return AddChild(scene);
    }

    /// <summary>The same runs in a scene of their own: another one is in front, or there are others.</summary>
    private void ShowAgain()
    {
        LessonScene before = Lesson;
        Leave(before);
        Lesson = Show(before.Contrast, before.Playback);
        RunHandover.CarryView(before, Lesson);
        Lesson.Readings.ReadsAll = before.Readings.ReadsAll;
        Lesson.Geometry.Waits = before.Geometry.Waits;
        Lesson.Driver.LongStep = before.Driver.LongStep;
        Lesson.Stepper.FollowsRecording = FollowsRecording;
        (Lesson.View.Motion, Lesson.View.Course, Lesson.View.Compared) = (before.View.Motion, before.View.Course, before.View.Kept);
        Arrange();
    }

    /// <summary>The same lesson from its beginning, in the way that the action says; another seed is the next number.</summary>
    private void Restart(string action)
    {
        LessonScene before = Lesson;
        if (before.Training.Session.IsRecorded)
        {
            RestartRecording(action);
            return;
        }

        bool keepsControls = action != Actions.RestartAsLoaded;
        var playback = new Playback(before.Training.Session.Lesson.BatchesPerFrame);
        // as the run stands: when the other one begins, its pass is given back
        ComparedRun? kept = before.View.Kept;
        ShownContrast contrast;
        try
        {
            contrast = before.Contrast.Restart(playback, action == Actions.RestartAnew ? 1 : 0, keepsControls);
        }
        catch (LessonException e)
        {
            Lesson.Say(e.Message);
            return;
        }

        Replace(contrast, playback, kept);
        RunHandover.Carry(before, Lesson, keepsControls);
        Lesson.Presenter.Begin();
        Lesson.Say(RunHandover.Describe(Lesson.Training.Session, keepsControls));
    }

    // the scene that was shown stays where the new one cannot be
    private void Replace(ShownContrast contrast, Playback playback, ComparedRun? kept)
    {
        LessonScene before = Lesson, next = Show(contrast, playback);
        Lesson = next;
        try
        {
            (next.Playback.FramesPerSecond, next.Playback.TrainingBudget, next.View.Motion, next.Training.Walk.HonoursStops) = (
                before.Playback.FramesPerSecond, before.Playback.TrainingBudget, before.View.Motion,
                before.Training.Walk.HonoursStops);
            next.Stepper.FollowsRecording = FollowsRecording;
            (next.View.Compared, next.View.Course) = (kept, before.View.Course);
            Arrange();
        }
        catch
        {
            before.Contrast.Prepare();
            Lesson = before;
            Leave(next);
            throw;
        }

        Leave(before);
        before.Contrast.Dispose();
    }

    private static void Leave(LessonScene scene)
    {
        scene.QueueFree();
        scene.Visible = false;
        scene.Paused = true;
    }
}
