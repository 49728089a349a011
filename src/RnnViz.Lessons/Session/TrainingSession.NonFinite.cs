using RnnViz.Lessons.History;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Session;

// where numbers stopped being finite
public sealed partial class TrainingSession
{
    private readonly NonFiniteSearch nonFinite;

    /// <summary>
    /// Where NaN or ∞ began in this run, as far as it has come: on the tape, in the gradients, or in the weights that an update has made.
    /// Null where all losses, gradient norms and weights are finite. A control that is changed before it takes it back.
    /// </summary>
    public NonFinite? FirstNonFinite { get; private set; }

    // a step has been computed, for the first time or anew; what comes after the first is not looked at
    private void LookAtStep()
    {
        if (RecordingProblem is not null)
        {
            return;
        }

        bool isFirst = FirstNonFinite is not { } first || first.Iteration >= Iteration;
        if (isFirst && !nonFinite.IsStepFinite)
        {
            FirstNonFinite = nonFinite.OfStep() ?? FirstNonFinite;
        }
        else if (isFirst && FirstNonFinite is { Term: not Term.Update } before && before.Iteration == Iteration)
        {
            FirstNonFinite = null;
        }
    }

    // an update has been applied
    private void LookAtUpdate()
    {
        if (FirstNonFinite is not { } first || first.Iteration > Iteration)
        {
            FirstNonFinite = nonFinite.OfUpdate() ?? FirstNonFinite;
        }
    }

    // the run is to be another from the update of this iteration on
    private void ForgetNonFinite()
    {
        if (FirstNonFinite is { } first && (first.Iteration > Iteration || (first.Iteration == Iteration && first.Term == Term.Update)))
        {
            FirstNonFinite = null;
        }
    }

    private static void Save(NonFinite? place, StateWriter writer)
    {
        writer.Add(place is null ? 0 : 1);
        if (place is { } first)
        {
            writer.Add(first.Iteration);
            writer.Add((int)first.Phase);
            writer.Add(first.Timestep);
            writer.Add((int)first.Term);
            writer.Add(Array.IndexOf(NonFiniteSearch.Quantities, first.Quantity));
            writer.Add(first.IsNaN ? 1 : 0);
        }
    }

    private NonFinite? LoadNonFinite(ref StateReader reader, int iterations)
    {
        if (reader.ReadInt(0, 1) == 0)
        {
            return null;
        }

        var first = new NonFinite(
            reader.ReadInt(0, iterations), (Phase)reader.ReadInt(0, (int)Phase.Update), reader.ReadInt(0, parts.Batch.T),
            (Term)reader.ReadInt(0, (int)Term.Update),
            NonFiniteSearch.Quantities[reader.ReadInt(0, NonFiniteSearch.Quantities.Length - 1)], reader.ReadInt(0, 1) == 1);
        var terms = Step.Terms;
        int t = first.Timestep;
        bool hasTimestep = first.Phase is Phase.Backward || (first.Phase is Phase.Forward && t > 0);
        bool isPlace = TermSchedule.PhaseOf(first.Term) == first.Phase && terms.Has(first.Term)
            && (!hasTimestep || terms[first.Term].OccursAt(t, t > 0 && Step.HasLoss(t)));
        return isPlace ? first : throw new InvalidDataException($"The saved state has its first NaN or ∞ at no place of the run: {first}.");
    }
}
