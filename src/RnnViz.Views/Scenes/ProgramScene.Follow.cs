using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Threads;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

// a recording that is still being written: new steps are shown as they come
public sealed partial class ProgramScene
{
    /// <summary>How often new steps are looked for, in seconds of the scene.</summary>
    private const double LookEvery = 0.4;

    private double sinceLook;
    private bool hasSaidUnreadable;
    private string wordsAnew = "";
    private BackgroundTask<TrainingSession>? openedAnew;

    /// <summary>
    /// Whether new steps of a recording are looked for: the timeline grows by them, and a walk that stands at the end of the last step goes
    /// on to the newest. Where the recorder begins anew, the recording is opened anew. Does nothing in lessons that are trained here.
    /// </summary>
    public bool FollowsRecording
    {
        get;
        set
        {
            field = value;
            Lesson.Stepper.FollowsRecording = value;
            if (value && Lesson.Training.Session.IsRecorded)
            {
                Lesson.Training.Walk.ToEnd();
            }
        }
    }

    private bool IsAtNewest =>
        !Lesson.Playback.IsRunning && Lesson.Training.Walk is { IsWhole: true } walk && walk.Cursor.Iteration >= walk.Furthest;

    /// <summary>To be called once a frame.</summary>
    private void LookForSteps(double delta)
    {
        sinceLook += delta;
        if (!FollowsRecording || !Lesson.Training.Session.IsRecorded || sinceLook < LookEvery || IsOpening)
        {
            return;
        }

        sinceLook = 0;
        if (openedAnew is not null)
        {
            TakeOpenedAnew();
            return;
        }

        bool isAtEnd = IsAtNewest;
        switch (Lesson.Contrast.LookForNewSteps())
        {
            case RecordingNews.MoreSteps:
                hasSaidUnreadable = false;
                if (isAtEnd)
                {
                    Lesson.Training.Walk.ToEnd();
                }

                break;
            case RecordingNews.BegunAnew or RecordingNews.EarlierGradients when Lesson.Contrast.IsContrast:
                EndContrast();
                Lesson.Say("One of the recordings has to be opened anew: V shows it beside this one again");
                break;
            case RecordingNews.EarlierGradients:
                hasSaidUnreadable = true;
                wordsAnew = "Gradients come from earlier timesteps than before: the recording was opened anew";
                OpenAnew();
                break;
            case RecordingNews.BegunAnew:
                wordsAnew = "A recording was begun anew in the folder: this is its newest step";
                OpenAnew();
                break;
            case RecordingNews.Unreadable when !hasSaidUnreadable:
                hasSaidUnreadable = true;
                Lesson.Say("The list of recorded steps cannot be read now: what is shown is what was read before");
                break;
        }
    }

    // the folder may have no step yet: it is tried again each time
    private void OpenAnew()
    {
        string folder = Lesson.Training.Session.RecordingFolder!;
        if (!hasSaidUnreadable)
        {
            hasSaidUnreadable = true;
            Lesson.Say("A recording was begun anew in the folder: it is opened when it has a step");
        }

        openedAnew = new BackgroundTask<TrainingSession>("opening a recording anew", _ => open(folder));
        if (OpeningPatience is null)
        {
            openedAnew.Wait(Timeout.InfiniteTimeSpan);
            TakeOpenedAnew();
        }
    }

    private void TakeOpenedAnew()
    {
        if (openedAnew is not { IsDone: true } done)
        {
            return;
        }

        openedAnew = null;
        TrainingSession session;
        try
        {
            session = done.Take();
        }
        catch (LessonException)
        {
            return;
        }

        if (session.RecordingFolder != Lesson.Training.Session.RecordingFolder)
        {
            // somebody has opened something else meanwhile
            session.Dispose();
            return;
        }

        Playback playback = PlaybackOf(session);
        LessonScene before = Lesson;
        Replace(new ShownContrast(session, playback), playback, Lesson.View.Kept);
        if (before.Training.Step.Timesteps == Lesson.Training.Step.Timesteps)
        {
            RunHandover.CarryView(before, Lesson);
        }

        Lesson.Training.Walk.ToEnd();
        hasSaidUnreadable = false;
        Lesson.Say(wordsAnew);
    }
}
