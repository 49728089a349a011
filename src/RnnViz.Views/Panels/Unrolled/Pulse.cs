using RnnViz.Engine.Scene;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>
/// A spark that runs along the arrows when a step is taken: forwards from left to right, backwards as the gradient does,
/// from right to left. It is gone after a quarter of a second at most.
/// </summary>
public sealed class Pulse(ShownTraining training, IViewState view) : Node
{
    /// <summary>How long it takes, in seconds.</summary>
    public const double Duration = 0.22;

    private int from, to;
    private double age = Duration;

    /// <summary>Whether it runs at this moment.</summary>
    public bool IsOn => age < Duration;

    /// <summary>Whether it runs along the forward arrows.</summary>
    public bool IsForward { get; private set; }

    /// <summary>
    /// Whether it runs along the state alone, past all weights, or through the weights alone; null where it runs along all lines.
    /// </summary>
    public bool? IsPastWeights { get; private set; }

    /// <summary>The timestep that it has come to, with a fraction: 2.5 is half way between 2 and 3.</summary>
    public float Timestep => from + (to - from) * (float)Eased(age / Duration);

    /// <summary>Its strength, from 1 to 0 as it arrives.</summary>
    public float Strength => (float)(1 - Math.Pow(age / Duration, 4));

    /// <summary>Begins to run after a step from one place of the walk to where it stands now, if that led along an arrow.</summary>
    public void Follow(Cursor before)
    {
        (age, IsPastWeights) = (Duration, null);
        if (!view.Motion || training.Walk.Granularity == Granularity.Batch)
        {
            return;
        }

        Cursor now = training.Walk.Cursor;
        int timesteps = training.Step.Timesteps;
        switch (now.Phase)
        {
            case Phase.Forward:
                bool isSamePass = before.Phase == Phase.Forward && before.Iteration == now.Iteration;
                Begin(isForward: true, isSamePass ? before.Timestep : 1, now.Timestep);
                break;
            case Phase.Backward when now.Term is Term.BackpropagateHidden or Term.BackpropagateCell && before.Timestep == now.Timestep:
                Begin(isForward: false, now.Timestep, now.Timestep - 1);
                IsPastWeights = training.Step.HasCell && training.Walk.Granularity == Granularity.Term
                    ? now.Term == Term.BackpropagateCell : null;
                break;
            case Phase.Backward when before.Term != Term.BackpropagateHidden || training.Walk.Granularity != Granularity.Term:
                Begin(isForward: false, before.Phase == Phase.Backward ? before.Timestep : timesteps, now.Timestep);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void Process(double delta) => age = Math.Min(Duration, age + delta);

    private void Begin(bool isForward, int first, int last)
    {
        if (first == last)
        {
            return;
        }

        (IsForward, from, to, age) = (isForward, first, last, 0);
    }

    /// <summary>Slow at both ends.</summary>
    private static double Eased(double share) => share * share * (3 - 2 * share);
}
