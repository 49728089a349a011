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
        // where the cell is unknown every term may be meant, and the LSTM has them all
        TermSchedule terms = mistakes.Knows("model.cell") ? lesson.Model.Terms : TermSchedule.Lstm;
        for (int i = 0; i < lesson.Stops.Count; i++)
        {
            StopSettings stop = lesson.Stops[i];
            string path = $"stops[{i}]";
            int? timestep = mistakes.Knows($"{path}.timestep") ? stop.Timestep : null;
            if (timestep > sizes.Timesteps)
            {
                yield return new LessonError($"{path}.timestep", $"{timestep} is after the last timestep", $"1 to {sizes.Timesteps}");
            }

            if (UnitProblem(stop.Target, lesson.Model, $"{path}.target", mistakes) is { } problem)
            {
                yield return problem;
            }

            foreach (LessonError error in PanelsOf(stop, path, lesson.Model.Cell, mistakes))
            {
                yield return error;
            }

            if (stop.Term is not { } term || !mistakes.Knows($"{path}.term", $"{path}.phase"))
            {
                continue;
            }

            if (!terms.Has(term))
            {
                string[] known = NamesIn(terms, stop.Phase);
                yield return new LessonError(
                    $"{path}.term", $"{lesson.Model.Cell.InWords()} has no \"{NameOf(term)}\"", string.Join(", ", known),
                    NearestName.Of(NameOf(term), known));
            }
            else if (Problem(terms, stop.Phase, term, timestep, mistakes.IsGiven($"{path}.timestep", stop.Timestep)) is { } allowed)
            {
                yield return new LessonError($"{path}.term", $"\"{NameOf(term)}\" does not occur there", allowed);
            }
            else if (terms[term].Occurrence == TermOccurrence.WhereLoss
                && sizes.Losses == OutputSteps.LastStep && timestep < sizes.Timesteps)
            {
                yield return new LessonError($"{path}.term", $"timestep {timestep} has no loss", "a timestep that does");
            }
        }
    }

    /// <summary>A call-out speaks of a unit and a quantity that the network has.</summary>
    private static LessonError? UnitProblem(TargetSettings? target, ModelSettings model, string path, LessonMistakes mistakes)
    {
        if (target?.Quantity is { } quantity && mistakes.Knows($"{path}.quantity", "model.cell")
            && !StateKinds.Of(model.Cell).Contains(quantity))
        {
            return new LessonError(
                $"{path}.quantity", $"\"{quantity.Letter()}\" is no quantity of {model.Cell.InWords()}",
                string.Join(", ", StateKinds.Of(model.Cell).Select(kind => kind.Letter())));
        }

        return target?.Unit > model.Hidden && mistakes.Knows($"{path}.unit", "model.hidden")
            ? new LessonError($"{path}.unit", $"there is no unit {target.Unit}", $"1 to {model.Hidden}") : null;
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

    private static string NameOf(Term term) => JsonNamingPolicy.KebabCaseLower.ConvertName(term.ToString());

    private static string[] NamesIn(TermSchedule terms, Phase phase) =>
        [.. terms.Terms.Where(scheduled => scheduled.Phase == phase).Select(scheduled => NameOf(scheduled.Term))];

    private static string? Problem(TermSchedule terms, Phase phase, Term term, int? timestep, bool hasTimestep)
    {
        if (phase == Phase.Backward && !hasTimestep)
        {
            return "a timestep as well";
        }

        if (terms[term].Phase != phase || (phase == Phase.Forward && !hasTimestep))
        {
            return string.Join(", ", NamesIn(terms, phase)) + (phase == Phase.Forward ? ", with a timestep" : "");
        }

        return terms[term].Occurrence == TermOccurrence.AfterFirst && timestep == 1
            ? "a timestep from 2 on: nothing comes before the first" : null;
    }
}
