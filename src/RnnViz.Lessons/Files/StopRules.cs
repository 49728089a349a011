using System.Text.Json;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Files;

/// <summary>What must hold between the keys of a stop and those of the task: the place has to exist.</summary>
internal static class StopRules
{
    /// <summary>Every rule that a stop breaks, of those whose keys are known.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="sizes">What is known of its task.</param>
    /// <param name="mistakes">What is unknown.</param>
    public static IEnumerable<LessonError> Check(Lesson lesson, TaskSizes sizes, LessonMistakes mistakes)
    {
        for (int i = 0; i < lesson.Stops.Count; i++)
        {
            StopSettings stop = lesson.Stops[i];
            string path = $"stops[{i}]";
            int? timestep = mistakes.Knows($"{path}.timestep") ? stop.Timestep : null;
            if (timestep > sizes.Timesteps)
            {
                yield return new LessonError($"{path}.timestep", $"{timestep} is after the last timestep", $"1 to {sizes.Timesteps}");
            }

            foreach (LessonError error in PanelsOf(stop, path, lesson.Model.Cell, mistakes))
            {
                yield return error;
            }

            if (stop.Term is not { } term || !mistakes.Knows($"{path}.term", $"{path}.phase"))
            {
                continue;
            }

            if (TermProblem(stop.Phase, term, timestep, mistakes.IsGiven($"{path}.timestep", stop.Timestep)) is { } allowed)
            {
                string name = JsonNamingPolicy.KebabCaseLower.ConvertName(term.ToString());
                yield return new LessonError($"{path}.term", $"\"{name}\" does not occur there", allowed);
            }
            else if (stop.Phase == Phase.Backward && term is Term.OutputError or Term.OutputTerm
                && sizes.Losses == OutputSteps.LastStep && timestep < sizes.Timesteps)
            {
                yield return new LessonError($"{path}.term", $"timestep {timestep} has no loss", "a timestep that does");
            }
        }
    }

    /// <summary>The panels that a stop names and the cell does not have.</summary>
    private static IEnumerable<LessonError> PanelsOf(StopSettings stop, string path, CellKind cell, LessonMistakes mistakes)
    {
        if (!mistakes.Knows("model.cell"))
        {
            yield break;
        }

        for (int i = 0; i < stop.Show.Count; i++)
        {
            if (mistakes.Knows($"{path}.show[{i}]") && stop.Show[i].ProblemIn(cell, $"{path}.show[{i}]") is { } error)
            {
                yield return error;
            }
        }

        if (mistakes.Knows($"{path}.target.panel") && stop.Target?.Panel.ProblemIn(cell, $"{path}.target.panel") is { } wrong)
        {
            yield return wrong;
        }
    }

    private static string? TermProblem(Phase phase, Term term, int? timestep, bool hasTimestep) => phase switch
    {
        Phase.Forward => term == Term.State && hasTimestep ? null : "state, with a timestep",
        Phase.Loss => term == Term.Losses ? null : "losses",
        Phase.Update => term is Term.GradientNorm or Term.Clip or Term.Update ? null : "gradient-norm, clip, update",
        _ when !hasTimestep => "a timestep as well",
        _ when term == Term.BackpropagateHidden && timestep == 1 => "a timestep from 2 on: nothing comes before the first",
        _ => term is >= Term.OutputError and <= Term.BackpropagateHidden ? null
            : "output-error, hidden-gradient, delta, recurrent-term, input-term, output-term, backpropagate-hidden",
    };
}
