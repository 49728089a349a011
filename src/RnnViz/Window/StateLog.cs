using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Output;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;

namespace RnnViz.Window;

/// <summary>
/// Writes what the program shows and does as one JSON object a line, whenever it is another than the line before: for tests
/// that press real keys, and for whoever wants to follow a run from outside. Numbers are written so that they read back exactly.
/// As it is read while it grows it has its name from the beginning, and grows by whole lines. Where one cannot be written it ends.
/// </summary>
internal sealed class StateLog : IDisposable
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly OutputStream lines;
    private readonly Stream file;
    private string last = "";

    /// <summary>Begins the file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="force">Whether a file of that name is replaced.</param>
    /// <exception cref="OutputException">There is one and it may not be replaced, or nothing can be written there.</exception>
    public StateLog(string path, bool force)
    {
        OutputPaths.Require(path, force);
        FileStream? made = null;
        OutputPaths.Try(path, () => made = new FileStream(
            path, force ? FileMode.Create : FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
        (file, lines) = (made!, new OutputStream(path, made!));
    }

    /// <summary>Why it ended before the program did, in a sentence; null where it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>To be called after each frame, when it is presented.</summary>
    /// <param name="scene">What the frame showed.</param>
    /// <param name="lastKey">
    /// The key read last, as raylib numbers it. Keys come in order: when one is reported, what was done before it is on the screen.
    /// </param>
    public void Write(ProgramScene scene, int lastKey)
    {
        string line = JsonSerializer.Serialize(StateOf(scene, lastKey), Options);
        if (line == last)
        {
            return;
        }

        last = line;
        if (Problem is not null)
        {
            return;
        }

        long before = file.Position;
        try
        {
            lines.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (OutputException e)
        {
            Problem = e.Message;
            Cut(before); // the beginning of a line that has no end
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Cut(long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (IOException)
        {
            // the problem is known already
        }
    }

    private static object StateOf(ProgramScene scene, int lastKey)
    {
        LessonScene lesson = scene.Lesson;
        TrainingSession session = lesson.Training.Session;
        PreparedStep step = lesson.Training.Step;
        return new
        {
            Lesson = session.Lesson.Name,
            step.Iteration,
            lesson.Playback.IsRunning,
            Phase = lesson.Training.Walk.Cursor.Phase.ToString(),
            lesson.Training.Walk.Cursor.Timestep,
            Term = lesson.Training.Walk.Cursor.Term.ToString(),
            lesson.Training.Walk.IsWhole,
            Granularity = lesson.Training.Walk.Granularity.ToString(),
            lesson.Training.Walk.Furthest,
            GhostFrom = lesson.Training.Walk.Ghost?.ForkIteration,
            Callout = lesson.Training.Question is null ? lesson.Training.Stop?.Callout : null,
            lesson.Training.Question,
            lesson.Presenter.HasJustAsked,
            Stop = lesson.Training.Walk.StopIndex,
            Stops = lesson.Training.Walk.StopCount,
            lesson.Presenter.IsOnTheWay,
            Course = scene.Course is { } course ? new { course.Course.Name, course.Number, course.Count } : null,
            lesson.View.Announcement,
            CalloutBox = lesson.CalloutBox is { Width: > 0 } said ? Numbers(said) : null,
            TargetBox = lesson.CalloutTarget is { } target ? Numbers(target.Place.Area) : null,
            Panels = lesson.ShownPanels.Select(panel => new { Name = panel.Name.ToString(), At = Numbers(panel.Box) }),
            Timeline = Numbers(scene.Lesson.Transport.Timeline.Track),
            step.LossSum,
            step.GradientNorm,
            step.ClippedGradientNorm,
            HiddenGradientNorms = step.HiddenGradientNorms.ToArray(),
            Runs = lesson.Contrast.Runs.Select(Of),
            session.LearningRate,
            Optimizer = session.OptimizerKind.ToString(),
            ClipKind = session.ClipKind.ToString(),
            session.ClipThreshold,
            session.Truncation,
            lesson.Playback.BatchesPerFrame,
            session.Spectrum.SpectralRadius,
            session.Spectrum.LargestSingularValue,
            Theme = scene.Theme.Name,
            Scale = Math.Round(scene.Scale, 3),
            scene.HasMotion,
            scene.Lesson.HasOverlay,
            Message = scene.Lesson.LastMessage,
            LastKey = lastKey,
            Controls = scene.Lesson.Controls.Places.ToDictionary(
                place => place.Name, place => new { At = Numbers(place.Box), place.IsFocused, place.IsEnabled }),
        };
    }

    private static object Of(ShownRun run)
    {
        TrainingSession session = run.Training.Session;
        Cursor cursor = run.Training.Walk.Cursor;
        return new
        {
            run.Name,
            run.IsFront,
            run.IsBehind,
            Cell = session.Lesson.Model.Cell.ToString(),
            session.Seed,
            session.Step.Iteration,
            run.Training.Walk.Furthest,
            State = session.IsPrefetching || run.Training.IsRunning ? null : RunRecord.HashOf(session),
            Phase = cursor.Phase.ToString(),
            cursor.Timestep,
            session.Step.LossSum,
            session.LearningRate,
        };
    }

    private static float[] Numbers(Box box) => [box.X, box.Y, box.Width, box.Height];
}
