using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Sampling;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Session;

// what a session is made of, and what it gives to read
public sealed partial class TrainingSession
{
    private readonly SessionParts parts;
    private readonly SpectrumSchedule spectrum;
    private readonly SessionSettings sessionSettings;
    private PassPrefetch? prefetch;
    private long ticks;

    /// <summary>
    /// Builds everything that training needs; nothing managed is allocated later but where a control is changed, or by the
    /// first <see cref="Prefetch"/>.
    /// </summary>
    /// <param name="lesson">What is trained.</param>
    /// <param name="seed">Instead of the lesson's own seed.</param>
    /// <param name="settings">How much may be remembered; null for the default.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public TrainingSession(Lesson lesson, int? seed = null, SessionSettings? settings = null)
    {
        (Lesson, Seed, sessionSettings) = (lesson, seed ?? lesson.Seed, settings ?? new SessionSettings());
        long bytes = Math.Max(sessionSettings.HistoryBytes, SessionSettings.LeastHistoryBytes);
        parts = new SessionParts(lesson, Seed);
        recorded = parts.Task as RecordingTask;
        journal = new SettingsJournal(LiveSettings.Of(lesson.Training));
        spectrum = new SpectrumSchedule(parts.Network, parts.Batch.T, parts.Batch.B, recorded is not null);
        log = new HistoryLog(parts.Batch.T, bytes / 16);
        Step = new PreparedStep(parts);
        nonFinite = new NonFiniteSearch(parts, Step);
        Analysis = new StepAnalysis(parts, Step);
        WeightPath = new WeightPath(parts.Network.Parameters, bytes / 32);
        Surface = new LossSurface(parts, Step, WeightPath, Seed, KnowLastUpdate);
        PhasePlane = PhasePlane.Of(parts, Step, WeightPath);
        Bifurcation = BifurcationDiagram.Of(parts, Step, WeightPath);
        History = new TrainingHistory(parts.Batch.T, log: recorded is null ? log : null);
        Sampler = parts.Task is TextTask text ? new TextSampler(parts.Network, text, Seed) : null;
        Passage = parts.Task is TextTask read ? new TextPassage(parts.Network, read, lesson.Model.Cell) : null;
        checkpoints = new Checkpoints(parts.StateSize, bytes / 32 * 29, Sampler?.Period ?? 1, Clock.TimestampFrequency);
        LessonForgetBias = ForgetBias;
        if (recorded is null)
        {
            Remember(0);
        }
        else
        {
            TakeRecordedLosses();
        }
    }

    /// <summary>The lesson that is trained, as it was loaded: changes of controls are not in it.</summary>
    public Lesson Lesson { get; }

    /// <summary>The seed of everything random in the run: weights, data order, samples of text.</summary>
    public int Seed { get; }

    /// <summary>Updates applied to the current weights: 0 at the beginning.</summary>
    public int Iteration { get; private set; }

    /// <summary>Whether a step has been prepared and not yet applied.</summary>
    public bool IsPrepared { get; private set; }

    /// <summary>Grows whenever what the session shows changes: another step, another setting.</summary>
    public int Version => Step.Version;

    /// <summary>What the last <see cref="Prepare"/> computed; always the same object.</summary>
    public PreparedStep Step { get; }

    /// <summary>How long the prepared step took, on whichever thread it was computed.</summary>
    public TimeSpan StepTime => Clock.GetElapsedTime(0, ticks);

    /// <summary>What the run has been so far, also where one has gone back in it.</summary>
    public TrainingHistory History { get; }

    /// <summary>What is to be learnt: it fills the batches, and names symbols, unit and baselines of the loss.</summary>
    public LessonTask Task => parts.Task;

    /// <summary>Generated text, in lessons about text; null in others.</summary>
    public TextSampler? Sampler { get; }

    /// <summary>
    /// What the hidden units are after each character of a passage of the text, in lessons about text; null in others.
    /// <see cref="ReadPassage"/> makes it that of now.
    /// </summary>
    public TextPassage? Passage { get; }

    /// <summary>
    /// What was added to the bias of the gate that keeps the state before the first update, of an LSTM to b^f, of a GRU to b^z; 0 where
    /// the lesson says nothing, NaN where the network has no such bias.
    /// </summary>
    public double ForgetBias =>
        Lesson.Model is { Cell: not CellKind.Vanilla, Bias: true } model ? model.Initial.ForgetBias ?? 0 : double.NaN;

    /// <summary>The same as the lesson file says it, in whichever run of it.</summary>
    public double LessonForgetBias { get; private set; }

    /// <summary>
    /// Eigenvalues and σ_max of Whh, and the iteration that they are of, which may be an earlier one;
    /// <see cref="ReadSpectrum"/> makes them those of now.
    /// </summary>
    public SpectrumReading Spectrum => spectrum.Reading;

    /// <summary>What is too costly for every frame: flow triangle, terms of ∂L/∂Whh, Jacobians; computed on request.</summary>
    public StepAnalysis Analysis { get; }

    /// <summary>Whether the step after the prepared one is being computed, or computed and not taken over yet.</summary>
    public bool IsPrefetching => prefetch is { IsBegun: true };

    /// <summary>Whether the step after the prepared one is computed, so that going on to it means no waiting.</summary>
    public bool IsPrefetched => prefetch is { IsReady: true };

    /// <summary>
    /// Begins to compute the step after the prepared one on another thread, but not in a recording: the next <see cref="Apply"/> and
    /// <see cref="Prepare"/> take it over, and until then nothing changes that can be read. Does nothing where one is begun.
    /// To be called, as everything else of a session, from one thread.
    /// </summary>
    /// <exception cref="InvalidOperationException">No step is prepared.</exception>
    public void Prefetch()
    {
        RequirePrepared(nameof(Prefetch));
        if (IsRecorded)
        {
            return;
        }

        prefetch ??= new PassPrefetch(parts, Clock);
        prefetch.Begin(Step);
    }

    /// <summary>Waits until the prefetched step is computed, but not longer than a time.</summary>
    /// <param name="most">The longest wait.</param>
    /// <returns>Whether it is; false where none was begun.</returns>
    public bool WaitForPrefetch(TimeSpan most) => prefetch is { IsBegun: true } && prefetch.Wait(most);

    /// <summary>What tells how long steps take; see <see cref="SessionSettings.Clock"/>.</summary>
    public TimeProvider Clock => sessionSettings.Clock;

    /// <summary>A new session of the lesson from its beginning, with the files as they were read with it.</summary>
    /// <param name="seed">Another seed, or null for the same.</param>
    /// <param name="keepsSettings">
    /// Whether the settings that hold now hold from the beginning, rather than the lesson's own; Whh is as drawn in either case.
    /// </param>
    /// <param name="forgetBias">Another <see cref="ForgetBias"/>, −20 to 20, or null for the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">The forget bias is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is a forget bias, but the network has none.</exception>
    /// <exception cref="LessonException">A file that the lesson names cannot be used any more.</exception>
    public TrainingSession Restart(int? seed = null, bool keepsSettings = false, double? forgetBias = null)
    {
        var session = new TrainingSession(
            forgetBias is { } bias && bias != ForgetBias ? WithForgetBias(bias) : Lesson, seed ?? Seed, sessionSettings)
        {
            LessonForgetBias = LessonForgetBias,
        };
        if (keepsSettings)
        {
            session.Change(Settings with { RecurrentFactor = 1, ScaledAt = -1 });
        }

        return session;
    }

    /// <summary>A session of a variant of this one's lesson from its beginning, to be seen beside this one.</summary>
    /// <param name="variant">The lesson with something changed; its seed is as far from this one's as it is in the file.</param>
    /// <param name="keepsSettings">
    /// Whether settings that hold now, and in which the variant does not differ from the lesson, hold in it from the beginning.
    /// </param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public TrainingSession Beside(Lesson variant, bool keepsSettings = false)
    {
        var session = new TrainingSession(variant, Lesson.SeedOf(variant, Seed), sessionSettings);
        if (keepsSettings)
        {
            session.Change(LiveSettings.Of(variant.Training).Taking(Settings, LiveSettings.Of(Lesson.Training)));
        }

        return session;
    }

    private Lesson WithForgetBias(double bias)
    {
        Within(bias, LowestForgetBias, HighestForgetBias);
        if (double.IsNaN(ForgetBias))
        {
            throw new InvalidOperationException(
                $"The network of {Lesson.Name} has no forget bias; open a lesson of a gated cell with biases.");
        }

        return Lesson with { Model = Lesson.Model with { Initial = Lesson.Model.Initial with { ForgetBias = bias } } };
    }

    /// <summary>Writes the current weights as a NumPy .npz file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveWeights(string path) => WeightFile.Save(path, parts.Network.Parameters);

    /// <summary>Writes the weights into a stream, which is closed then.</summary>
    public void SaveWeights(Stream file) => WeightFile.Save(file, parts.Network.Parameters);

    /// <summary>
    /// Gives the memory of the pass back, which is most of what a run of a large batch takes, before another run begins in the place of
    /// this one. No step is prepared then; <see cref="Prepare"/> computes the same one again.
    /// </summary>
    public void ReleasePass()
    {
        prefetch?.End();
        prefetch?.Wait();
        prefetch = null;
        Analysis.Release();
        Surface.Release();
        if (IsPrepared)
        {
            parts.RewindNorm();
            IsPrepared = false;
        }

        parts.ReleaseBuffers();
    }

    /// <summary>
    /// Gives the memory of the history back now, and lets its threads end; else that happens when the session is collected, which its
    /// threads put off as long as they wait for work. It is of no use afterwards.
    /// </summary>
    public void Dispose()
    {
        prefetch?.End();
        spectrum.End();
        Passage?.End();
        Analysis.End();
        Surface.End();
        PhasePlane?.End();
        Bifurcation?.End();
        WeightPath.Dispose();
        checkpoints.Dispose();
        log.Dispose();
    }

    /// <summary>The numerical objects, for checks and traces.</summary>
    internal SessionParts Parts => parts;
}
