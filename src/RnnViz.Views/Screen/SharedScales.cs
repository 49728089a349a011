using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;

namespace RnnViz.Views.Screen;

/// <summary>
/// The scales that several pictures share. They are locked: a scale that follows the data makes a healthy model look like
/// a vanishing one. A key fits them to what is shown at that moment, and the legends then say so.
/// </summary>
public sealed partial class SharedScales : IScales
{
    /// <summary>Decades that a fitted scale spans at most: what lies below its peak by more is of no weight.</summary>
    private const int MostDecades = 30;

    /// <summary>Decades that the scales of a recording span below the largest gradient of the first step that is shown.</summary>
    private const int RecordedDecades = 8;

    private readonly TrainingSession[] sessions;
    private readonly ValueScale lockedHidden, lockedGradient, lockedNorm, lockedCarousel;

    /// <summary>Scales locked to what the lesson of the run in front says; for all runs the same.</summary>
    /// <param name="session">The run in front.</param>
    /// <param name="others">Those that are seen beside it.</param>
    public SharedScales(TrainingSession session, params IEnumerable<TrainingSession> others)
    {
        sessions = [session, .. others];
        // the loss is a mean over the batch: the gradient of one sequence is smaller by B, and its scale begins that much lower
        int batch = (int)Math.Round(Math.Log10(session.Step.BatchSize));
        Hidden = lockedHidden = ValueScale.Linear(1);
        Gradient = lockedGradient = ValueScale.SignedLog(-6 - batch, 1 - batch);
        Norm = lockedNorm = ValueScale.Log(session.Lesson.View.LowestDecade, session.Lesson.View.HighestDecade);
        if (session.IsRecorded)
        {
            // a model that somebody trains elsewhere has gradients of any size: the axis begins with the first step that is shown
            (Gradient, Norm) = (lockedGradient, lockedNorm) = ScalesOf(session);
        }

        Carousel = lockedCarousel = ValueScale.Log(Math.Min(session.Lesson.View.LowestDecade, -1), 0);
    }

    private static (ValueScale Gradient, ValueScale Norm) ScalesOf(TrainingSession session)
    {
        var hidden = new Extremes();
        var gradient = new Extremes();
        var norm = new Extremes();
        Add(session, 0, ref hidden, ref gradient, ref norm);
        int top = norm.Any ? norm.Decades.High + 1 : 0, highest = gradient.Any ? gradient.Decades.High : 0;
        return (ValueScale.SignedLog(highest - RecordedDecades + 1, highest), ValueScale.Log(top - RecordedDecades, top));
    }

    /// <inheritdoc/>
    public ValueScale Hidden { get; private set; }

    /// <inheritdoc/>
    public ValueScale Gradient { get; private set; }

    /// <inheritdoc/>
    public ValueScale Norm { get; private set; }

    /// <inheritdoc/>
    public bool AreFitted { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Back to the lesson's scales.</summary>
    public void Lock()
    {
        (Hidden, Gradient, Norm, Carousel, AreFitted) = (lockedHidden, lockedGradient, lockedNorm, lockedCarousel, false);
        followed = -1;
        Version++;
    }

    /// <summary>Fits the scales where they are locked, and locks them where they are fitted.</summary>
    /// <param name="sequence">The sequence of the batch that is drawn, 0-based.</param>
    public void Toggle(int sequence)
    {
        if (AreFitted)
        {
            Lock();
        }
        else
        {
            Fit(sequence);
        }
    }

    /// <summary>Fits every scale to the step and the history as they are now, and keeps it there.</summary>
    /// <param name="sequence">The sequence that is drawn.</param>
    public void Fit(int sequence)
    {
        var hidden = new Extremes();
        var gradient = new Extremes();
        var norm = new Extremes();
        foreach (TrainingSession session in sessions)
        {
            Add(session, sequence, ref hidden, ref gradient, ref norm);
        }

        if (hidden.Any)
        {
            Hidden = ValueScale.Linear(NextRound(hidden.Greatest));
        }

        if (gradient.Any)
        {
            Gradient = ValueScale.SignedLog(gradient.Decades.Low, gradient.Decades.High);
        }

        if (norm.Any)
        {
            Norm = ValueScale.Log(norm.Decades.Low, norm.Decades.High);
        }

        FitGates(sequence);
        AreFitted = true;
        Version++;
    }

    private static void Add(TrainingSession session, int sequence, ref Extremes hidden, ref Extremes gradient, ref Extremes norm)
    {
        PreparedStep step = session.Step;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            for (int unit = 0; unit < step.HiddenUnits; unit++)
            {
                hidden.Add(step.HiddenAt(t, unit, sequence));
                gradient.Add(step.HiddenGradientAt(t, unit, sequence));
            }

            norm.Add(step.HiddenGradientNorms[t - 1]);
        }

        for (int row = 0; row < session.History.FlowRows; row++)
        {
            foreach (double value in session.History.FlowRow(row))
            {
                norm.Add(value);
            }
        }
    }

    /// <summary>The next of 1, 2, 5 times a power of ten.</summary>
    private static double NextRound(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10);
    }

    /// <summary>The least and the greatest magnitude of finite numbers that are not zero.</summary>
    private struct Extremes()
    {
        private double least = double.PositiveInfinity;

        public double Greatest { get; private set; }

        public readonly bool Any => Greatest > 0;

        /// <summary>Whole powers of ten around the magnitudes, at least one decade.</summary>
        public readonly (int Low, int High) Decades
        {
            get
            {
                int high = (int)Math.Ceiling(Math.Log10(Greatest) - 1e-9);
                int low = Math.Max((int)Math.Floor(Math.Log10(least) + 1e-9), high - MostDecades);
                return (Math.Min(low, high - 1), high);
            }
        }

        public void Add(double value)
        {
            double magnitude = Math.Abs(value);
            if (!(magnitude > 0) || double.IsInfinity(magnitude))
            {
                return;
            }

            least = Math.Min(least, magnitude);
            Greatest = Math.Max(Greatest, magnitude);
        }
    }
}
