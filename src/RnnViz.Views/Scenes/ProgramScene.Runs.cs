using RnnViz.Engine.Input;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Session;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

// the runs that are on the screen: from their beginning, one in the place of another, several side by side
public sealed partial class ProgramScene
{
    /// <summary>Opens the list of runs that can be seen beside this one; where there are several, one stays.</summary>
    private void ToggleContrast()
    {
        if (Lesson.Contrast.IsContrast)
        {
            string name = Lesson.Contrast.Front.Name;
            EndContrast();
            Lesson.Say($"One run again: {name}");
            return;
        }

        AskForRun();
    }

    /// <summary>Opens the list of runs, where there is a place for one more.</summary>
    private void AskForRun()
    {
        ShownContrast contrast = Lesson.Contrast;
        if (contrast.IsFull)
        {
            Lesson.Say("Three runs are the most that there is room for; V ends the contrast");
            return;
        }

        IReadOnlyList<ContrastChoice> choices = ContrastChoices.Of(Lesson.Training.Session);
        if (Lesson.Training.Session.IsRecorded)
        {
            choices = [.. choices.Where(choice => contrast.Runs.All(run => run.Training.Session.RecordingFolder != choice.Folder))];
            if (choices.Count == 0)
            {
                Lesson.Say($"Beside this folder lies no other recording of {Lesson.Training.Step.Timesteps} timesteps; "
                    + "--compare FOLDER takes one from anywhere");
                return;
            }
        }

        var list = new ContrastList(
            Lesson.Appearance, choices,
            Lesson.Training.Session.IsRecorded ? "Another recording beside this one"
                : contrast.IsContrast ? $"A third run: {contrast.Front.Name}, but …" : "A second run beside this one: the same, but …");
        list.Chosen += choice => Guard("another run", () => AddRun(choice));
        Lesson.Open(list);
    }

    private void AddRun(ContrastChoice choice)
    {
        try
        {
            Beside(choice);
        }
        catch (LessonException e)
        {
            Lesson.Say($"{choice.Name}: {e.Errors[0]}");
            return;
        }

        Lesson.Say($"Beside this run: {Lesson.Contrast.Runs[^1].Name}{WhichIterations}");
    }

    /// <summary>Shows another run beside the one in front; it is trained up to where that one stands.</summary>
    /// <param name="choice">By what it differs.</param>
    /// <exception cref="LessonException">The changed network cannot be.</exception>
    public void Beside(ContrastChoice choice)
    {
        if (choice.Folder is { } folder)
        {
            BesideRecording(folder);
            return;
        }

        ShownContrast contrast = Lesson.Contrast;
        Lessons.Files.Lesson[] beside = [.. contrast.Runs.Select(run => run.Training.Session.Lesson)];
        contrast.Add(ContrastChoices.Begin(Lesson.Training.Session, choice, beside));
        // what the dial gave Whh at the start it gives this run, too, where that starts with the same Whh
        ShownTraining front = Lesson.Training, added = contrast.Runs[^1].Training;
        if (added.Session.Lesson.Model.Initial == front.Session.Lesson.Model.Initial)
        {
            added.TakeDial(front.InitialDial);
        }

        ShowAgain();
    }

    /// <summary>Brings a run of the contrast to the front; nothing else changes.</summary>
    private void BringToFront(int index)
    {
        ShownContrast contrast = Lesson.Contrast;
        if (contrast.Runs.Length < 2)
        {
            Lesson.Say("There is one run; V shows a second one beside it");
            return;
        }

        if (index != contrast.Front.Index)
        {
            contrast.BringToFront(index);
            ShowAgain();
            Lesson.Say($"In front: {contrast.Front.Name}");
        }
    }

    /// <summary>Ends the contrast: the run in front stays.</summary>
    private void EndContrast()
    {
        ShownContrast contrast = Lesson.Contrast;
        if (Lesson.Training.Session.IsRecorded)
        {
            ShowRecordings([Lesson.Training.Session.Restart()], 0);
            return;
        }

        contrast.Follow(null);
        for (int i = contrast.Runs.Length - 1; i >= 0; i--)
        {
            if (!contrast.Runs[i].IsFront)
            {
                contrast.Remove(i);
            }
        }

        ShowAgain();
    }

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

        Replace(contrast, playback);
        RunHandover.Carry(before, Lesson, keepsControls);
        Lesson.Presenter.Begin();
        Lesson.Say(RunHandover.Describe(Lesson.Training.Session, keepsControls));
    }

    // the scene that was shown stays where the new one cannot be
    private void Replace(ShownContrast contrast, Playback playback)
    {
        LessonScene before = Lesson, next = Show(contrast, playback);
        Lesson = next;
        try
        {
            (next.Playback.FramesPerSecond, next.Playback.TrainingBudget, next.View.Motion, next.Training.Walk.HonoursStops) = (
                before.Playback.FramesPerSecond, before.Playback.TrainingBudget, before.View.Motion,
                before.Training.Walk.HonoursStops);
            next.Stepper.FollowsRecording = FollowsRecording;
            (next.View.Compared, next.View.Course) = (before.View.Kept, before.View.Course);
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
