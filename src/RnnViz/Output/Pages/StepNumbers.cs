using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Output.Moments;

namespace RnnViz.Output.Pages;

/// <summary>
/// The numbers that a walk has come to at a place; what comes later is null, as it is not on the picture either.
/// </summary>
internal sealed record StepNumbers
{
    /// <summary>Updates applied before the iteration.</summary>
    public required int Iteration { get; init; }

    /// <summary>The phase, as lesson files name it.</summary>
    public required string Phase { get; init; }

    /// <summary>1..T forward and backward; 0 in the loss and the update.</summary>
    public required int Timestep { get; init; }

    /// <summary>The term, as lesson files name it.</summary>
    public required string Term { get; init; }

    /// <summary>The loss for each output, in the unit of the chart.</summary>
    public double? Loss { get; init; }

    /// <summary>‖h_t‖ over units and sequences for t = 1..T.</summary>
    public required IReadOnlyList<double?> HiddenNorms { get; init; }

    /// <summary>‖∂L/∂h_t‖ over units and sequences for t = 1..T; null where the walk has not come to any.</summary>
    public IReadOnlyList<double?>? Flow { get; init; }

    /// <summary>‖∇L‖ before clipping.</summary>
    public double? GradientNorm { get; init; }

    /// <summary>‖∇L‖ after clipping.</summary>
    public double? ClippedNorm { get; init; }

    /// <summary>The numbers of a walk where it stands.</summary>
    public static StepNumbers Of(Walk walk)
    {
        PreparedStep step = walk.Session.Step;
        Cursor now = walk.Cursor;
        int[] timesteps = [.. Enumerable.Range(1, step.Timesteps)];
        double?[] flow =
        [
            .. timesteps.Select(t => walk.Shows(Lessons.Phases.Phase.Backward, t, Lessons.Phases.Term.HiddenGradient)
                ? step.HiddenGradientNorms[t - 1] : (double?)null),
        ];
        return new StepNumbers
        {
            Iteration = now.Iteration,
            Phase = Place.NameOf(now.Phase),
            Timestep = now.Timestep,
            Term = Place.NameOf(now.Term),
            Loss = Shown(Lessons.Phases.Phase.Loss, Lessons.Phases.Term.Losses, step.LossPerOutput),
            HiddenNorms =
            [
                .. timesteps.Select(t => walk.Shows(Lessons.Phases.Phase.Forward, t, Lessons.Phases.Term.State)
                    ? PreparedStep.NormOf(step.Hidden(t)) : (double?)null),
            ],
            Flow = flow.Any(norm => norm is not null) ? flow : null,
            GradientNorm = Shown(Lessons.Phases.Phase.Update, Lessons.Phases.Term.GradientNorm, step.GradientNorm),
            ClippedNorm = Shown(Lessons.Phases.Phase.Update, Lessons.Phases.Term.Clip, step.ClippedGradientNorm),
        };

        double? Shown(Phase phase, Term term, double value) => walk.Shows(phase, 0, term) ? value : null;
    }
}
