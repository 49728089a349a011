using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;

namespace RnnViz.Views.Screen;

// the scales of what only gated cells have
public sealed partial class SharedScales
{
    /// <summary>While training runs the limit of c falls only when the largest c is this much below the lower limit.</summary>
    private const double Clearly = 0.7;

    private double cellLimit = 1;
    private int followed = -1;
    private bool wasRunning;

    /// <inheritdoc/>
    public ValueScale Cell { get; private set; } = ValueScale.Linear(1);

    /// <inheritdoc/>
    public ValueScale Carousel { get; private set; }

    /// <summary>
    /// Takes the limit of c from the step that is shown: ±1, or the next of 2, 5, 10, 20, … above the largest. While training runs it
    /// does not fall at once, so that it does not flicker; elsewhere it is that of the step alone, however one has come there.
    /// </summary>
    /// <param name="sequence">The sequence that is drawn.</param>
    /// <param name="isRunning">Whether batches are being trained.</param>
    public void FollowCell(int sequence, bool isRunning)
    {
        (bool hasCell, int version) = (false, 0);
        foreach (TrainingSession session in sessions)
        {
            hasCell |= session.Step.HasCell;
            version += session.Step.Version;
        }

        if (!hasCell || AreFitted || followed == version && wasRunning == isRunning)
        {
            return;
        }

        (followed, wasRunning) = (version, isRunning);
        double largest = LargestCell(sequence), limit = Math.Max(1, NextRound(largest));
        if (isRunning && limit < cellLimit && largest > Clearly * limit)
        {
            limit = Math.Min(cellLimit, NextRound(limit * 1.01));
        }

        if (Cell.High != limit)
        {
            Cell = ValueScale.Linear(limit);
            Version++;
        }

        cellLimit = limit;
    }

    /// <summary>The largest finite |c_t| of a sequence in all runs that have c; 1 where there is none.</summary>
    private double LargestCell(int sequence)
    {
        double largest = 0;
        foreach (TrainingSession session in sessions)
        {
            PreparedStep step = session.Step;
            for (int t = 1; step.HasCell && t <= step.Timesteps; t++)
            {
                for (int unit = 0; unit < step.HiddenUnits; unit++)
                {
                    double magnitude = Math.Abs(step.CellStateAt(t, unit, sequence));
                    largest = magnitude > largest && double.IsFinite(magnitude) ? magnitude : largest;
                }
            }
        }

        return largest > 0 ? largest : 1;
    }

    private void FitGates(int sequence)
    {
        // the carousel is that of the run in front
        PreparedStep step = sessions[0].Step;
        if (sessions.Any(session => session.Step.HasCell))
        {
            Cell = ValueScale.Linear(NextRound(LargestCell(sequence)));
        }

        if (!step.IsGated)
        {
            return;
        }

        var products = new Extremes();
        for (int t = 1; t <= step.Timesteps; t++)
        {
            foreach (double product in step.CarouselProducts(t, sequence))
            {
                products.Add(product);
            }
        }

        if (products.Any)
        {
            Carousel = ValueScale.Log(Math.Min(products.Decades.Low, -1), 0);
        }
    }
}
