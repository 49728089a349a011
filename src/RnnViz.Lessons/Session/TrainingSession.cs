using RnnViz.Numerics;

namespace RnnViz.Lessons;

/// <summary>
/// A lesson being trained. A step is prepared (forward and backward on the tape) before it is applied (clip, update), so
/// that what is drawn between the two belongs together: these weights made these activations and these gradients.
/// </summary>
public sealed class TrainingSession
{
    private readonly SessionParts parts;
    private readonly SpectrumSchedule spectrum;

    /// <summary>Builds everything that training needs; nothing is allocated later.</summary>
    /// <param name="lesson">What is trained.</param>
    /// <param name="seed">Instead of the lesson's own seed.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public TrainingSession(Lesson lesson, int? seed = null)
    {
        (Lesson, Seed) = (lesson, seed ?? lesson.Seed);
        parts = new SessionParts(lesson, Seed);
        spectrum = new SpectrumSchedule(parts.Network);
        Step = new PreparedStep(parts);
        Analysis = new StepAnalysis(parts, Step, parts.Window);
        History = new TrainingHistory(parts.Batch.T);
        Sampler = parts.Task is TextTask text ? new TextSampler(parts.Network, text, Seed, () => Iteration) : null;
    }

    /// <summary>The next batch, forward and backward, written on the tape. Does nothing where that is done already.</summary>
    public void Prepare()
    {
        if (IsPrepared)
        {
            return;
        }

        parts.Task.Fill(Iteration, parts.Batch);                             // text or series → batch
        parts.StartFrom(Iteration);                                          // h_0, carried or zero
        parts.Pass.Run(parts.Batch, parts.Tape, parts.Gradients);            // forward → loss → backward
        spectrum.Advance(Iteration);
        Step.Take(Iteration);
        IsPrepared = true;
    }

    /// <summary>Clips, updates the weights and adds the step to the history.</summary>
    /// <exception cref="InvalidOperationException">No step is prepared.</exception>
    public void Apply()
    {
        if (!IsPrepared)
        {
            throw new InvalidOperationException($"No step is prepared after iteration {Iteration}; call Prepare before Apply.");
        }

        parts.Clip.Apply(parts.Gradients.Values, Step.GradientNorm);         // clip
        parts.Optimizer.Update(parts.Network.Parameters.Values, parts.Gradients.Values); // optimizer
        History.Record(Step);                                                // history
        parts.Carry();
        Iteration++;
        IsPrepared = false;
    }

    /// <summary>What is trained.</summary>
    public Lesson Lesson { get; }

    /// <summary>The seed of the run.</summary>
    public int Seed { get; }

    /// <summary>Updates applied so far.</summary>
    public int Iteration { get; private set; }

    /// <summary>Whether a step has been prepared and not yet applied.</summary>
    public bool IsPrepared { get; private set; }

    /// <summary>What the last <see cref="Prepare"/> computed; always the same object.</summary>
    public PreparedStep Step { get; }

    /// <summary>What the run has been so far.</summary>
    public TrainingHistory History { get; }

    /// <summary>Grows whenever what the session shows changes: another step, another setting.</summary>
    public int Version => Step.Version;

    /// <summary>Where controls were changed when the run had been further already.</summary>
    internal IReadOnlyList<int> Forks { get; } = [];

    /// <summary>The future given up at the last fork, or null.</summary>
    internal Ghost? Ghost { get; }

    /// <summary>Trains on until the iteration is prepared. Earlier iterations do not come back yet: the session stays where it is.</summary>
    internal void GoTo(int iteration)
    {
        while (Iteration < iteration)
        {
            Apply();
            Prepare();
        }
    }

    /// <summary>What is to be learnt.</summary>
    public LessonTask Task => parts.Task;

    /// <summary>Generated text, in lessons about text; null in others.</summary>
    public TextSampler? Sampler { get; }

    /// <summary>Eigenvalues and σ_max of Whh, and the iteration that they are of.</summary>
    public SpectrumReading Spectrum => spectrum.Reading;

    /// <summary>What is too costly for every frame: flow triangle, terms of ∂L/∂Whh, Jacobians; computed on request.</summary>
    public StepAnalysis Analysis { get; }

    /// <summary>Scales Whh to the given spectral radius, as a dial does. A step already prepared is forgotten.</summary>
    /// <exception cref="ArgumentException">All eigenvalues of Whh are zero.</exception>
    public void ScaleRecurrentWeights(double spectralRadius)
    {
        RecurrentScale.ToSpectralRadius(parts.Network.Parameters, spectralRadius);
        spectrum.ReadNow(Iteration);
        IsPrepared = false;
    }

    /// <summary>Writes the weights of now as a NumPy .npz file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveWeights(string path) => WeightFile.Save(path, parts.Network.Parameters);

    /// <summary>The numerical objects, for checks and traces.</summary>
    internal SessionParts Parts => parts;

    /// <summary>The optimizer's step size; a change counts from the next update on.</summary>
    public double LearningRate
    {
        get => parts.Optimizer.LearningRate;
        set => parts.Optimizer.LearningRate = value;
    }

    /// <summary>Where gradients are clipped; ∞ where they are not. A change counts from the next step prepared.</summary>
    public double ClipThreshold
    {
        get => parts.Clip.Threshold;
        set => parts.Clip.Threshold = value;
    }
}
