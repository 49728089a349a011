using System.Runtime.CompilerServices;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Settings;
using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.Session;

// settings that can be changed during training: each counts from the prepared step on, and is stored with its iteration
public sealed partial class TrainingSession
{
    private const double HighestRate = 1000, LowestThreshold = 1e-12, HighestThreshold = 1e12, LowestScale = 1e-6, HighestScale = 1000;
    private const double LowestForgetBias = -20, HighestForgetBias = 20;
    private const int LongestTruncation = 1000;

    /// <summary>Whh below has numbers of few digits, and the factor that makes it 1000 is no double.</summary>
    private const double LeastMeasured = 1e-290;

    private readonly SettingsJournal journal;
    private double[] basis = [];
    private Spectrum? basisSpectrum;
    private int basisIteration = -1, basisSpectrumVersion = -1, basisVersion;

    /// <summary>η, the optimizer's step size, 0 to 1000; it counts for the prepared step's update.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public double LearningRate
    {
        get => recorded?.LearningRate(Iteration) ?? Settings.LearningRate;
        set => Change(Settings with { LearningRate = Within(value, 0, HighestRate) });
    }

    /// <summary>What is clipped; the prepared step's clipped norm changes with it.</summary>
    public ClipKind ClipKind
    {
        get => Settings.Clip;
        set => Change(Settings with { Clip = value });
    }

    /// <summary>
    /// The clipping threshold, 1e-12 to 1e12; reads ∞ while nothing is clipped. Setting it changes the prepared step's clipped
    /// norm; while nothing is clipped it is stored for later.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public double ClipThreshold
    {
        get => Settings.Clip == ClipKind.None ? double.PositiveInfinity : Settings.ClipThreshold;
        set => Change(Settings with { ClipThreshold = Within(value, LowestThreshold, HighestThreshold) });
    }

    /// <summary>
    /// k, how many hidden states a loss reaches back through, 1 to 1000; null for all. The prepared step is computed anew.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public int? Truncation
    {
        get => Settings.Truncation;
        set => Change(Settings with { Truncation = value is { } k ? (int)Within(k, 1, LongestTruncation) : null });
    }

    /// <summary>
    /// Which optimizer. Another one starts with empty state at the same learning rate, with defaults for what the lesson does
    /// not give. The prepared step's update changes with it.
    /// </summary>
    public OptimizerKind OptimizerKind
    {
        get => Settings.Optimizer;
        set => Change(Settings with { Optimizer = value });
    }

    /// <summary>
    /// Multiplies Whh so that it has the size asked for, as a dial does. The prepared step is computed anew. Turning the dial
    /// again in the same iteration starts from the weights before, so that repeated changes do not accumulate rounding errors.
    /// </summary>
    /// <param name="measure">Size by what.</param>
    /// <param name="size">1e-6 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    /// <exception cref="ArgumentException">
    /// By that measure Whh is zero, below 1e-290 or not finite: no factor changes that. Or the cell is gated: it has a Whh for each gate.
    /// </exception>
    public void RescaleRecurrent(RecurrentMeasure measure, double size)
    {
        Within(size, LowestScale, HighestScale);
        if (!spectrum.IsRead)
        {
            throw new ArgumentException(
                $"The cell is {Lesson.Model.Cell}, whose Whh has no single size; restart with another forget bias instead.",
                nameof(measure));
        }

        Spectrum before = SpectrumOfBasis();
        double found = measure == RecurrentMeasure.SpectralRadius ? before.SpectralRadius : before.LargestSingularValue;
        if (!(found > LeastMeasured && found < double.PositiveInfinity))
        {
            string what = measure == RecurrentMeasure.SpectralRadius ? "spectral radius" : "largest singular value";
            throw new ArgumentException(
                $"Whh has {what} {found}, expected {LeastMeasured} or more, and finite, so that it can be scaled to {size}; "
                + "start the lesson anew.", nameof(measure));
        }

        Change(Settings with { RecurrentFactor = size / found, ScaledAt = Iteration });
        basisSpectrumVersion = basisVersion;
    }

    /// <summary>The settings that hold at an iteration of this run; of one that it has not come to, the last that were set.</summary>
    public LiveSettings SettingsAt(int iteration) => journal.At(iteration);

    /// <summary>What the lesson sets, whatever has been changed since.</summary>
    public LiveSettings LessonSettings => journal.Before(0);

    /// <summary>The first iteration after 0 at which a control was changed, or null.</summary>
    public int? FirstChange => journal.FirstChange;

    private LiveSettings Settings => journal.At(Iteration);

    private void Change(LiveSettings next)
    {
        LiveSettings now = Settings;
        if (next == now)
        {
            return;
        }

        if (IsRecorded)
        {
            throw new InvalidOperationException("The steps were recorded: their settings are those of the training, and stay.");
        }

        Fork();
        prefetch?.Forget();
        bool isScaled = (next.RecurrentFactor, next.ScaledAt) != (now.RecurrentFactor, now.ScaledAt);
        bool isStructural = isScaled || next.Optimizer != now.Optimizer;
        bool isComputedAnew = IsPrepared && (isStructural || next.Truncation != now.Truncation);
        if (isComputedAnew)
        {
            parts.RewindNorm();
        }

        if (isStructural)
        {
            ReturnToBasis();
            Restructure(next);
        }

        journal.Set(Iteration, next);
        parts.Use(next);
        if (isScaled)
        {
            spectrum.DropFrom(Iteration);
            spectrum.ReadNow(Iteration);
            Sampler?.DropFrom(Iteration);
            Passage?.DropFrom(Iteration);
        }

        if (isComputedAnew)
        {
            IsPrepared = false;
            Prepare();
        }
        else if (IsPrepared)
        {
            Step.TakeClip();
        }
    }

    /// <summary>The run has come to an iteration and the settings that hold there.</summary>
    private void Enter(LiveSettings settings)
    {
        prefetch?.Forget();
        basisIteration = -1;
        if (settings.RecurrentFactor != 1 || settings.Optimizer != journal.Before(Iteration).Optimizer)
        {
            ReturnToBasis();
            Restructure(settings);
        }

        parts.Use(settings);
    }

    // the state as it came to this iteration, before anything was changed here: kept at the first change
    private void ReturnToBasis()
    {
        parts.UseOptimizer(journal.Before(Iteration).Optimizer);
        if (basisIteration == Iteration)
        {
            parts.Load(basis);
            return;
        }

        if (basis.Length == 0)
        {
            basis = new double[parts.StateSize];
        }

        parts.Save(basis);
        basisIteration = Iteration;
        basisVersion++;
    }

    private void Restructure(LiveSettings settings)
    {
        if (settings.Optimizer != journal.Before(Iteration).Optimizer)
        {
            parts.UseOptimizer(settings.Optimizer);
            parts.Optimizer.State.Clear();
        }

        if (settings.RecurrentFactor != 1)
        {
            foreach (ref double weight in parts.Network.Parameters.Whh)
            {
                weight *= settings.RecurrentFactor;
            }
        }
    }

    private Spectrum SpectrumOfBasis()
    {
        if (basisIteration == Iteration && basisSpectrumVersion == basisVersion)
        {
            return basisSpectrum!;
        }

        basisSpectrum ??= new Spectrum(parts.Network.Shape.H);
        Span<double> whh = parts.Network.Parameters.Whh;
        int place = parts.Network.Shape.H * parts.Network.Shape.D;
        basisSpectrum.Compute(basisIteration == Iteration ? basis.AsSpan(place, whh.Length) : whh);

        return basisSpectrum;
    }

    private static double Within(
        double value, double lowest, double highest, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= lowest && value <= highest
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"Expected {lowest} to {highest}, as in lesson files.");
}
