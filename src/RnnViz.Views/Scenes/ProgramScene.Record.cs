using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

// the moment that is on the screen as a record, and the way back to it
public sealed partial class ProgramScene
{
    private ViewRecord? viewToTake;
    private int framesUntilView;
    private (Lesson? Lesson, LessonRecord? Record) recorded;
    private readonly bool isResumed;

    /// <summary>Opens recorded runs, at the moment at which they were recorded.</summary>
    /// <param name="runs">The runs, replayed already.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="window">Whoever shows the scene.</param>
    /// <param name="open">Builds the session of a lesson by name; may throw.</param>
    /// <param name="replay">Trains the runs to where they were; null for at once.</param>
    public ProgramScene(
        RecordedRuns runs, FontBook fonts, IWindow window, Func<string, TrainingSession> open, Action<RecordedRuns>? replay = null)
    {
        (this.fonts, this.window, this.open) = (fonts, window, open);
        theme = ThemeCatalog.Find(runs.Record.View.Theme) ?? ThemeCatalog.Light;
        isResumed = true;
        var playback = new Playback(runs.Record.View.BatchesPerFrame);
        // the runs are shown from their beginning, as some of what is shown is of it
        var contrast = new ShownContrast(runs.Sessions, 0, playback);
        (replay ?? (all => all.Replay()))(runs);
        contrast.BringToFront(runs.Record.View.Front);
        Lesson = Show(contrast, playback);
        Restore(runs);
    }

    /// <summary>The name of the file whose wordings are shown, without its folder; null for the program's own.</summary>
    public string? Labels { get; set; }

    /// <summary>What leads back to what is on the screen.</summary>
    /// <param name="program">The program and its version.</param>
    /// <param name="picture">What the picture is asked to be.</param>
    /// <param name="isQuick">Whether the fingerprints are of the weights alone, which takes less than a millisecond.</param>
    public SceneRecord Record(string program, PictureRecord picture, bool isQuick = false)
    {
        ShownContrast contrast = Lesson.Contrast;
        TrainingSession first = contrast.Runs[0].Training.Session;
        LessonRecord lesson = RecordOf(first.Lesson);
        return new SceneRecord
        {
            Format = SceneRecord.CurrentFormat,
            Program = program,
            Lesson = lesson,
            Runs = [.. contrast.Runs.Select(run => RecordOf(run, lesson, first.Lesson, isQuick))],
            Moment = MomentRecord.Of(Lesson.Training.Walk),
            View = ViewNow(),
            Picture = picture,
            Kept = Lesson.View.Other?.Record,
            Labels = Labels,
        };
    }

    /// <summary>
    /// From here on the run pauses at the lesson's stops, also where it was pictured without them; what is seen stays as it is.
    /// </summary>
    public void HonourStops()
    {
        if (!Lesson.Training.Walk.HonoursStops)
        {
            Lesson.Training.Walk.HonoursStops = true;
            Lesson.LeaveStop();
        }
    }

    /// <summary>
    /// Opens a figure in place of the lesson, at the moment that it shows; where it cannot be, says everything that is wrong.
    /// </summary>
    private void OpenFigure(string path) => Open(new SceneOpening
    {
        Name = Path.GetFileName(path),
        Read = () => SceneFigures.Read(path),
        Say = (record, different) => different.Count > 0 ? SceneFigures.Difference(different, record)
            : $"Opened {Path.GetFileName(path)}, at the moment that it shows",
        Refused = e =>
        {
            if (e.Errors[0].Path == SceneFigures.Figure)
            {
                Lesson.Say($"{e.Name} {e.Errors[0].Finding}; drop a figure that RnnViz has written");
            }
            else
            {
                Lesson.ShowMistakes(e);
            }
        },
    });

    /// <summary>The runs whose state is not the one that was recorded, by their names; empty where all are as they were.</summary>
    public IReadOnlyList<string> DifferingFrom(SceneRecord record) =>
    [
        .. Lesson.Contrast.Runs.Zip(record.Runs).Where(pair => !pair.Second.IsThatOf(pair.First.Training.Session))
            .Select(pair => pair.First.Name),
    ];

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        LookAtOpening();
        LookForSteps(delta);
        if (viewToTake is null || framesUntilView-- > 0)
        {
            return;
        }

        ViewRecord view = viewToTake;
        viewToTake = null;
        TakeView(view);
    }

    // a run that is behind is trained to where the others are when it is opened; of that no fingerprint is known yet
    private RunRecord RecordOf(ShownRun run, LessonRecord lesson, Lesson own, bool isQuick)
    {
        var record = RunRecord.Of(run.Training.Session, lesson, own, isQuick);
        return !run.IsBehind ? record : record with
        {
            State = "",
            Weights = null,
            Iterations = Math.Max(record.Iterations, Lesson.Training.Walk.Furthest),
        };
    }

    // a lesson and its data do not change while it is open
    private LessonRecord RecordOf(Lesson lesson)
    {
        if (!ReferenceEquals(recorded.Lesson, lesson) || recorded.Record is null)
        {
            recorded = (lesson, LessonRecord.Of(lesson));
        }

        return recorded.Record!;
    }

    /// <summary>What somebody has chosen to see, as it is now.</summary>
    public ViewRecord RecordView() => ViewNow();

    private ViewRecord ViewNow()
    {
        ViewState view = Lesson.View;
        int timesteps = Lesson.Training.Step.Timesteps;
        return new ViewRecord
        {
            Theme = theme.Name,
            Scale = scale,
            HasMotion = view.Motion,
            Focus = view.Focus,
            FlowPicture = view.FlowPicture,
            State = view.State,
            Gate = view.Gate,
            Unit = view.ChosenUnit,
            Quantity = view.Quantity,
            Sequence = Lesson.Training.Sequence,
            Range = view.Range.IsAll(timesteps) ? null : new RangeRecord { Start = view.Range.Start, Count = view.Range.Count },
            Neighbourhood = view.Neighbourhood,
            HasLeftStop = Lesson.HasLeftStop,
            BatchesPerFrame = Lesson.Playback.BatchesPerFrame,
            DialIsSigma = Lesson.Controls.DialIsSigma,
            Scales = Lesson.Scales.Record,
            Front = Lesson.Contrast.Front.Index,
            Dials = [.. Lesson.Contrast.Runs.Select(run => DialOf(run.Training))],
        };
    }

    private static DialRecord DialOf(ShownTraining training) => new()
    {
        IsSigma = training.InitialDial?.IsSigma ?? false,
        Size = training.InitialDial?.Size,
        NextForgetBias = double.IsNaN(training.NextForgetBias) ? null : training.NextForgetBias,
    };

    private void Restore(RecordedRuns runs)
    {
        SceneRecord record = runs.Record;
        scale = (float)record.View.Scale;
        Lesson.Playback.IsRunning = false;
        foreach (ShownRun run in Lesson.Contrast.Runs)
        {
            run.Training.Walk.GoToIteration(record.Moment.Iteration);
        }

        record.Moment.Restore(Lesson.Training.Walk);
        Lesson.Contrast.Follow();
        foreach ((ShownRun run, DialRecord dial) in Lesson.Contrast.Runs.Zip(record.View.Dials))
        {
            run.Training.InitialDial = dial.Size is { } size ? (dial.IsSigma, size) : null;
            run.Training.NextForgetBias = double.IsNaN(run.Training.NextForgetBias) ? double.NaN : dial.NextForgetBias ?? double.NaN;
        }

        Lesson.View.Compared = runs.Kept;
        TakeView(record.View);
        // what a stop chooses when it is come to is chosen in the first frame; what somebody chose there comes after
        (viewToTake, framesUntilView) = (record.View, 1);
    }

    private void TakeView(ViewRecord record)
    {
        ViewState view = Lesson.View;
        int timesteps = Lesson.Training.Step.Timesteps, units = Lesson.Training.Step.HiddenUnits;
        (view.Motion, view.Focus, view.FlowPicture, view.Quantity) =
            (record.HasMotion, record.Focus, record.FlowPicture, record.Quantity);
        view.Show(record.State);
        view.ShowGate(record.Gate);
        Lesson.Contrast.Show(Math.Min(record.Sequence, Lesson.Training.Step.BatchSize - 1));
        view.ChosenUnit = Math.Min(record.Unit, units - 1);
        view.Neighbourhood = Math.Min(record.Neighbourhood, timesteps);
        view.Range = record.Range is { } range && range.Start + range.Count <= timesteps
            ? new TimeRange((float)range.Start, (float)range.Count) : TimeRange.All(timesteps);
        Lesson.Controls.DialIsSigma = record.DialIsSigma;
        if (record.Scales is { } scales)
        {
            Lesson.Scales.Restore(scales);
        }

        if (record.HasLeftStop)
        {
            Lesson.LeaveStop();
        }
    }
}
