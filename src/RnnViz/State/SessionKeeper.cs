using System.Globalization;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Threads;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;

namespace RnnViz.State;

/// <summary>
/// Keeps the session that is on the screen: at once, then every ten seconds in which something has changed, and at the end. What is to be
/// kept is copied between two frames, which takes milliseconds; another thread writes it. What could not be written is tried again ten
/// seconds later.
/// </summary>
internal sealed class SessionKeeper
{
    /// <summary>How often: 10 s.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private readonly SessionFolder folder;
    private readonly TimeProvider clock;
    private readonly TimeSpan every;
    private readonly StateWriter states = new();
    private BackgroundTask<Exception?>? writing;
    private long last;
    private (LessonScene? Scene, long Version) kept;
    private string view = "";
    private bool hasKept;

    /// <summary>A keeper that has kept nothing yet.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="clock">Tells how much time has passed, and when.</param>
    /// <param name="every">How often.</param>
    public SessionKeeper(SessionFolder folder, TimeProvider clock, TimeSpan every) =>
        (this.folder, this.clock, this.every) = (folder, clock, every);

    /// <summary>Paths of data that a session which was gone on with was kept with.</summary>
    public IReadOnlyList<string> KnownData { get; set; } = [];

    /// <summary>Told the fingerprint of the run in front when a session has been copied, before it is written; null for nobody.</summary>
    public Action<string>? Copied { get; init; }

    /// <summary>
    /// Told between two frames what keeps the session from being written, once until it could be written in between; null for nobody.
    /// </summary>
    public Action<Exception>? Failed { get; init; }

    /// <summary>What has kept the session from being written when that was tried last; null where it is written.</summary>
    public Exception? Problem { get; private set; }

    /// <summary>To be called between two frames: keeps what has changed, where it is time. Allocates nothing else.</summary>
    public void Look(ProgramScene scene)
    {
        if (writing is { IsDone: false })
        {
            return;
        }

        Exception? before = Problem;
        TakeOutcome();
        if (before is null && Problem is { } problem)
        {
            Failed?.Invoke(problem);
        }

        if (hasKept && clock.GetElapsedTime(last) < every)
        {
            return;
        }

        last = clock.GetTimestamp();
        var now = (scene.Lesson, VersionOf(scene));
        if (!hasKept || Problem is not null || now != kept || ViewOf(scene) != view)
        {
            Keep(scene, now);
        }
    }

    /// <summary>Keeps the session as it is now, and waits until it is written.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="patience">How long is waited at most.</param>
    /// <returns>Whether it is written.</returns>
    public bool KeepNow(ProgramScene scene, TimeSpan patience)
    {
        if (writing is not null && !writing.Wait(patience))
        {
            return false;
        }

        Keep(scene, (scene.Lesson, VersionOf(scene)));
        if (!writing!.Wait(patience))
        {
            return false;
        }

        TakeOutcome();
        return Problem is null;
    }

    /// <summary>Waits until what is being written is written.</summary>
    internal void Settle() => writing?.Wait(Timeout.InfiniteTimeSpan);

    private void Keep(ProgramScene scene, (LessonScene, long) now)
    {
        states.Clear();
        SceneRecord record = scene.Record(CrashLog.Program, new PictureRecord { IsWindow = true, Width = "1280px" }, isQuick: true);
        scene.SaveStates(states);
        (kept, view, hasKept) = (now, ViewOf(scene), true);
        SessionHead head = HeadOf(scene);
        string json = record.ToJson();
        Copied?.Invoke(record.Runs[record.View.Front].Weights ?? "");
        writing = new BackgroundTask<Exception?>("keeping the session", _ => Write(head, json));
    }

    private void TakeOutcome()
    {
        if (writing is not null)
        {
            Problem = writing.Take();
            writing = null;
        }
    }

    /// <summary>
    /// Writes, and has the garbage of keeping collected: frames leave none, so that the collector would let it lie for an hour and the
    /// process grow by some 0.3 MB a minute.
    /// </summary>
    private Exception? Write(SessionHead head, string json)
    {
        try
        {
            folder.Restore();
            return KeptSession.Write(folder.Path, head, json, states.Memory);
        }
        catch (Exception e)
        {
            return e; // whatever it is, the lesson goes on
        }
        finally
        {
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        }
    }

    private SessionHead HeadOf(ProgramScene scene)
    {
        Lesson lesson = scene.Lesson.Training.Session.Lesson;
        return new SessionHead
        {
            Program = CrashLog.Program,
            Time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Title = lesson.Title,
            Iteration = scene.Lesson.Training.Session.ShownIteration(scene.Lesson.Training.Walk.Cursor.Iteration),
            Course = scene.Course?.Course.Path is { Length: > 0 } course ? course : null,
            Number = scene.Course?.Number ?? 1,
            Data = [.. lesson.DataPaths.Concat(RecordingsOf(scene)).Concat(KnownData).Distinct()],
            Recordings = [.. RecordingsOf(scene).Distinct()],
        };
    }

    // recorded steps stay where they are
    private static IEnumerable<string> RecordingsOf(ProgramScene scene) =>
        scene.Lesson.Contrast.Runs.Select(run => run.Training.Session.RecordingFolder).OfType<string>();

    private static long VersionOf(ProgramScene scene)
    {
        long version = scene.Lesson.Contrast.Version;
        foreach (ShownRun run in scene.Lesson.Contrast.Runs)
        {
            version += run.Training.Session.Version + run.Training.Walk.Version;
        }

        return version;
    }

    private static string ViewOf(ProgramScene scene) => RecordJson.Write(scene.RecordView());
}
