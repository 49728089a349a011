namespace RnnViz.Lessons.Session;

/// <summary>
/// A lesson being trained. A step is prepared (forward and backward on the tape) before it is applied (clip, update), so
/// that what is drawn between the two belongs together: these weights made these activations and these gradients.
/// Any iteration that the run has come to can be gone back to; a control changed there starts another future.
/// </summary>
public sealed partial class TrainingSession : IDisposable
{
    private readonly SessionParts parts;
    private readonly SpectrumSchedule spectrum;
    private readonly SessionSettings sessionSettings;
    private PassPrefetch? ahead;
    private long ticks;

    /// <summary>Builds everything that training needs; nothing managed is allocated later but where a control is changed, or by the first <see cref="Prefetch"/>.</summary>
    /// <param name="lesson">What is trained.</param>
    /// <param name="seed">Instead of the lesson's own seed.</param>
    /// <param name="settings">How much may be remembered; null for the default.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public TrainingSession(Lesson lesson, int? seed = null, SessionSettings? settings = null)
    {
        (Lesson, Seed, sessionSettings) = (lesson, seed ?? lesson.Seed, settings ?? new SessionSettings());
        long bytes = Math.Max(sessionSettings.HistoryBytes, SessionSettings.LeastHistoryBytes);
        parts = new SessionParts(lesson, Seed);
        journal = new SettingsJournal(LiveSettings.Of(lesson.Training));
        spectrum = new SpectrumSchedule(parts.Network, bytes / 32);
        log = new HistoryLog(parts.Batch.T, bytes / 16);
        Step = new PreparedStep(parts);
        Analysis = new StepAnalysis(parts, Step);
        History = new TrainingHistory(parts.Batch.T, log: log);
        Sampler = parts.Task is TextTask text ? new TextSampler(parts.Network, text, Seed) : null;
        checkpoints = new Checkpoints(parts.StateSize, bytes / 32 * 29, Sampler?.Period ?? 1, Clock.TimestampFrequency);
        Remember(0);
    }

    /// <summary>The next batch, forward and backward, written on the tape. Does nothing where that is done already.</summary>
    public void Prepare()
    {
        if (IsPrepared)
        {
            return;
        }

        FetchReadings();
        Compute();
        IsPrepared = true;
    }

    /// <summary>Clips, updates the weights and adds the step to the history, if it is not there already.</summary>
    /// <exception cref="InvalidOperationException">No step is prepared.</exception>
    public void Apply()
    {
        if (!IsPrepared)
        {
            throw new InvalidOperationException($"No step is prepared after iteration {Iteration}; call Prepare before Apply.");
        }

        Complete();
    }

    /// <summary>
    /// Begins to compute the step after the prepared one, for batches that take much of a frame: the next <see cref="Apply"/> and
    /// <see cref="Prepare"/> take it over, and until then nothing changes that can be read. Does nothing where one is begun,
    /// or where a second thread has nothing to do. To be called, as everything else of a session, from one thread.
    /// </summary>
    /// <param name="isApart">
    /// Whether another thread computes all of it, for which the next Prepare waits; else a second thread gets a head start, and
    /// the next Prepare does its part.
    /// </param>
    /// <exception cref="InvalidOperationException">No step is prepared.</exception>
    public void Prefetch(bool isApart)
    {
        if (!IsPrepared)
        {
            throw new InvalidOperationException($"No step is prepared after iteration {Iteration}; call Prepare before Prefetch.");
        }

        ahead ??= new PassPrefetch(parts, Clock);
        ahead.Begin(Step, isApart);
    }

    /// <summary>Whether a step ahead is begun and not taken over yet.</summary>
    public bool HasStepAhead => ahead is { IsBegun: true };

    /// <summary>Whether taking it over means no waiting for a thread that computes all of it.</summary>
    public bool IsStepAheadReady => ahead is { IsReady: true };

    /// <summary>Whether it can be taken over within a time: waits for a thread that computes all of it, but not longer than that.</summary>
    public bool CanTakeStepAhead(TimeSpan within) => ahead is { IsBegun: true } && ahead.CanTake(within);

    /// <summary>How long the prepared step took, on whichever thread it was computed; without its head start.</summary>
    public TimeSpan StepTime => Clock.GetElapsedTime(0, ticks);

    /// <summary>What is trained.</summary>
    public Lesson Lesson { get; }

    /// <summary>The seed of the run.</summary>
    public int Seed { get; }

    /// <summary>Updates applied to the weights of now.</summary>
    public int Iteration { get; private set; }

    /// <summary>Whether a step has been prepared and not yet applied.</summary>
    public bool IsPrepared { get; private set; }

    /// <summary>Grows whenever what the session shows changes: another step, another setting.</summary>
    public int Version => Step.Version;

    /// <summary>What the last <see cref="Prepare"/> computed; always the same object.</summary>
    public PreparedStep Step { get; }

    /// <summary>What the run has been so far, also where one has gone back in it.</summary>
    public TrainingHistory History { get; }

    /// <summary>What is to be learnt.</summary>
    public LessonTask Task => parts.Task;

    /// <summary>Generated text, in lessons about text; null in others.</summary>
    public TextSampler? Sampler { get; }

    /// <summary>Eigenvalues and σ_max of Whh, and the iteration that they are of.</summary>
    public SpectrumReading Spectrum => spectrum.Reading;

    /// <summary>What is too costly for every frame: flow triangle, terms of ∂L/∂Whh, Jacobians; computed on request.</summary>
    public StepAnalysis Analysis { get; }

    /// <summary>What tells how long steps take; see <see cref="SessionSettings.Clock"/>.</summary>
    public TimeProvider Clock => sessionSettings.Clock;

    /// <summary>A new session of the lesson from its beginning, its own settings and all.</summary>
    /// <param name="seed">Another seed, or null for the same.</param>
    public TrainingSession Restart(int? seed = null) => new(Lesson, seed ?? Seed, sessionSettings);

    /// <summary>Writes the weights of now as a NumPy .npz file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveWeights(string path) => WeightFile.Save(path, parts.Network.Parameters);

    /// <summary>Gives the memory of the history back now; else that happens when the session is collected. It is of no use afterwards.</summary>
    public void Dispose()
    {
        ahead?.Forget();
        checkpoints.Dispose();
        log.Dispose();
        spectrum.Dispose();
    }

    /// <summary>The numerical objects, for checks and traces.</summary>
    internal SessionParts Parts => parts;

    private void Compute()
    {
        long start = Clock.GetTimestamp();
        parts.KeepNormStart();
        bool isDone = ahead is not null && ahead.TryTake(Iteration, Step.Version);
        if (!isDone)
        {
            parts.Task.Fill(Iteration, parts.Batch);                         // text or series → batch
            parts.StartFrom(Iteration);                                      // h_0, carried or zero
            parts.Pass.Run(parts.Batch, parts.Tape, parts.Gradients);        // forward → loss → backward
        }

        Step.Take(Iteration);
        ticks = isDone ? ahead!.Ticks : Clock.GetTimestamp() - start;
    }

    private void Complete()
    {
        long start = Clock.GetTimestamp();
        bool isNew = Iteration == History.Count;
        parts.Clip.Apply(parts.Gradients.Values, Step.GradientNorm);         // clip
        parts.Optimizer.Update(parts.Network.Parameters.Values, parts.Gradients.Values); // optimizer
        if (isNew)
        {
            History.Record(Step);                                            // history
        }

        parts.Carry();
        Iteration++;
        IsPrepared = false;
        ticks += Clock.GetTimestamp() - start;
        Arrive(isNew);
    }
}
