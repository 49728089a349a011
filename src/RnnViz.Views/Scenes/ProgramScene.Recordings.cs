using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Session;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

// what is another run, another beginning, or kept, where the steps are recorded
public sealed partial class ProgramScene
{
    /// <summary>Says that recorded steps are not kept to be compared; false where they are trained here.</summary>
    private bool RefuseToKeepRecording()
    {
        if (!Lesson.Training.Session.IsRecorded)
        {
            return false;
        }

        Lesson.Say("A recording is not kept to be compared; V shows another recording beside this one");
        return true;
    }

    /// <summary>There is nothing to train again: the walk goes to the first step.</summary>
    private void RestartRecording(string action)
    {
        if (action == Actions.RestartAnew)
        {
            Lesson.Say("The steps were recorded: another seed is for the training script");
            return;
        }

        Lesson.Stepper.ToStart();
        Lesson.Say($"Iteration {Lesson.Training.Step.ShownIteration}, the first recorded step");
    }

    /// <summary>
    /// Why the recorded step of now cannot be read, of several recordings with the name of the first one where it cannot; null where it
    /// can, and where steps are trained here.
    /// </summary>
    public string? UnreadableStep
    {
        get
        {
            ShownRun? run = Lesson.Contrast.Runs.FirstOrDefault(one => one.Training.Session.RecordingProblem is not null);
            string? problem = run?.Training.Session.RecordingProblem;
            return problem is not null && Lesson.Contrast.IsContrast ? $"{run!.Name}: {problem}" : problem;
        }
    }

    /// <summary>Shows another recording beside those that are shown; all at the iterations that each of them has.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="LessonException">It cannot be read, or cannot stand beside them.</exception>
    public void BesideRecording(string folder)
    {
        ShownContrast contrast = Lesson.Contrast;
        if (!Lesson.Training.Session.IsRecorded)
        {
            throw new LessonException(
                folder,
                [new LessonError("recording", "a recording cannot stand beside a lesson that is trained here", "another recording")]);
        }

        TrainingSession[] sessions = [.. contrast.Runs.Select(run => run.Training.Session.Restart()), open(folder)];
        try
        {
            RecordedContrast.Align(sessions);
        }
        catch
        {
            foreach (TrainingSession session in sessions)
            {
                session.Dispose();
            }

            throw;
        }

        ShowRecordings(sessions, contrast.Front.Index);
    }

    /// <summary>Which iterations are shown, where those are not all of the one in front; to be said after a name.</summary>
    private string WhichIterations
    {
        get
        {
            TrainingSession session = Lesson.Training.Session;
            return !session.IsRecorded ? ""
                : session.History.Count == 0 ? $", at iteration {session.ShownIteration(0)}, the only one that all have"
                : $", at the {session.History.Count + 1:N0} iterations that all have, {session.ShownIteration(0)} to "
                    + session.ShownIteration(session.History.Count);
        }
    }

    // the walk stays at the iteration where it was, or at the one before it that is there
    private void ShowRecordings(TrainingSession[] sessions, int front)
    {
        LessonScene before = Lesson;
        var cursor = before.Training.Walk.Cursor;
        int shown = before.Training.Session.ShownIteration(cursor.Iteration);
        Playback playback = PlaybackOf(sessions[0]);
        playback.BatchesPerFrame = before.Playback.BatchesPerFrame;
        Replace(new ShownContrast(sessions, front, playback), playback, Lesson.View.Kept);
        RunHandover.CarryView(before, Lesson);
        var walk = Lesson.Training.Walk;
        walk.Granularity = before.Training.Walk.Granularity;
        int iteration = walk.Session.IterationCalled(shown);
        walk.GoTo(walk.Session.ShownIteration(iteration) == shown && walk.Itinerary.Has(cursor with { Iteration = iteration })
            ? cursor with { Iteration = iteration } : walk.Itinerary.Last(iteration));
        Lesson.Contrast.Follow();
    }
}
