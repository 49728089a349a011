using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>The runs of a record, from their beginning; <see cref="Replay"/> trains them to where they were.</summary>
public sealed class RecordedRuns
{
    private readonly TrainingSession? kept;

    private RecordedRuns(SceneRecord record, IReadOnlyList<TrainingSession> sessions, TrainingSession? kept) =>
        (Record, Sessions, this.kept) = (record, sessions, kept);

    /// <summary>What they are made from.</summary>
    public SceneRecord Record { get; }

    /// <summary>The runs, in their order.</summary>
    public IReadOnlyList<TrainingSession> Sessions { get; }

    /// <summary>Opens the lesson of a record and begins its runs.</summary>
    /// <param name="record">The record.</param>
    /// <param name="data">Files that somebody has given for data too large to be in the record.</param>
    /// <param name="settings">How much may be remembered; null for the default.</param>
    /// <exception cref="LessonException">
    /// The lesson has mistakes, or the record does not fit it. Where that is so of the kept run alone, it is left out.
    /// </exception>
    public static RecordedRuns Begin(SceneRecord record, IReadOnlyList<string> data, SessionSettings? settings = null)
    {
        settings ??= new SessionSettings();
        Lesson lesson = record.Lesson.Open(data);
        string[] folders = [.. data.Where(LessonCatalog.IsRecording)];
        TrainingSession[] sessions = [.. record.Runs.Select((run, i) => run.Begin(lesson, settings, [.. folders.Skip(i)]))];
        if (sessions.Length > 1 && sessions.All(session => session.IsRecorded))
        {
            RecordedContrast.Align(sessions);
        }

        RequireFit(record, sessions, lesson.Name);
        TrainingSession? kept = null;
        try
        {
            kept = record.Kept?.Begin(data, settings);
        }
        catch (LessonException e)
        {
            record = record.WithoutKept(e);
        }

        return new RecordedRuns(record, sessions, kept);
    }

    /// <summary>Trains all runs to where they were.</summary>
    /// <param name="trained">Told after each of <see cref="SceneRecord.Work"/> iterations; throws to break off.</param>
    public void Replay(Action? trained = null)
    {
        for (int i = 0; i < Sessions.Count; i++)
        {
            Record.Runs[i].Replay(Sessions[i], trained);
        }

        ReplayKept(trained);
    }

    /// <summary>Trains the run that was kept to be compared with to where it was; the others are there already.</summary>
    /// <param name="trained">Told after each iteration; throws to break off.</param>
    internal void ReplayKept(Action? trained = null)
    {
        if (kept is not null)
        {
            Record.Kept!.Run.Replay(kept, trained);
        }
    }

    /// <summary>Whether all runs, at the moment that was recorded, are those that were recorded, bit for bit. They go there.</summary>
    internal bool AreAsRecorded
    {
        get
        {
            foreach ((TrainingSession session, RunRecord run) in Sessions.Zip(Record.Runs))
            {
                if (Record.Moment.Iteration > session.History.Count)
                {
                    return false;
                }

                session.GoTo(Record.Moment.Iteration);
                if (!run.IsThatOf(session))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The run that was kept, as it is to be compared with; null for none.</summary>
    internal ComparedRun? Kept => kept is null ? null : ComparedRun.Of(kept);

    private static void RequireFit(SceneRecord record, TrainingSession[] sessions, string lesson)
    {
        var errors = new List<LessonError>();
        if (record.View.Front >= sessions.Length)
        {
            errors.Add(new LessonError("record.view.front", $"there is no run {record.View.Front}", $"0 to {sessions.Length - 1}"));
        }

        int timesteps = sessions[0].Step.Timesteps;
        if (sessions.Any(session => session.Step.Timesteps != timesteps))
        {
            errors.Add(new LessonError("record.runs", "the runs have different numbers of timesteps", "runs of one task"));
        }

        if (errors.Count == 0)
        {
            var walk = new Walk(sessions[record.View.Front]);
            MomentRecord moment = record.Moment;
            if (!walk.Itinerary.Has(new Cursor(0, moment.Phase, moment.Timestep, moment.Term)))
            {
                errors.Add(new LessonError("record.moment", "an iteration of this lesson has no such place"));
            }
        }

        if (record.Runs.Any(run => run.Iterations < record.Moment.Iteration))
        {
            errors.Add(new LessonError("record.moment.iteration", $"the runs have not come to {record.Moment.Iteration}"));
        }

        if (errors.Count > 0)
        {
            throw new LessonException(lesson, errors);
        }
    }
}
