using System.Text.Json;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Files;

/// <summary>What must hold between the keys of a lesson, beyond the type and range of each.</summary>
internal static class LessonRules
{
    private const long LargestTape = 1L << 28;

    /// <summary>Every rule that the lesson breaks.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="content">What its files hold, read to check it; null where its task has mistakes.</param>
    public static IReadOnlyList<LessonError> Check(Lesson lesson, out LessonContent? content)
    {
        var errors = new List<LessonError>();
        content = LessonContent.Read(lesson, errors);
        errors.AddRange(lesson.Model.Initial.Check());
        errors.AddRange(Stops(lesson));
        errors.AddRange(StopClaims.Check(lesson, content?.Task));
        if (content is not null)
        {
            errors.AddRange(Sizes(lesson, content));
        }

        return errors;
    }

    private static IEnumerable<LessonError> Stops(Lesson lesson)
    {
        for (int i = 0; i < lesson.Stops.Count; i++)
        {
            StopSettings stop = lesson.Stops[i];
            if (stop.Timestep > lesson.Task.Timesteps)
            {
                yield return new LessonError(
                    $"stops[{i}].timestep", $"{stop.Timestep} is after the last timestep", $"1 to {lesson.Task.Timesteps}");
            }
            else if (stop.Term is { } term && TermProblem(stop, term) is { } allowed)
            {
                string name = JsonNamingPolicy.KebabCaseLower.ConvertName(term.ToString());
                yield return new LessonError($"stops[{i}].term", $"\"{name}\" does not occur there", allowed);
            }
        }
    }

    private static string? TermProblem(StopSettings stop, Term term) => stop.Phase switch
    {
        Phase.Forward => term == Term.State && stop.Timestep is not null ? null : "state, with a timestep",
        Phase.Loss => term == Term.Losses ? null : "losses",
        Phase.Update => term is Term.GradientNorm or Term.Clip or Term.Update ? null : "gradient-norm, clip, update",
        _ when stop.Timestep is null => "a timestep as well",
        _ when term == Term.BackpropagateHidden && stop.Timestep == 1 => "a timestep from 2 on: nothing comes before the first",
        _ => term is >= Term.OutputError and <= Term.BackpropagateHidden ? null
            : "output-error, hidden-gradient, delta, recurrent-term, input-term, output-term, backpropagate-hidden",
    };

    private static IEnumerable<LessonError> Sizes(Lesson lesson, LessonContent content)
    {
        LessonTask task = content.Task;
        long T = task.Timesteps, B = task.BatchSize, H = lesson.Model.Hidden;
        long reach = lesson.Training.Truncation is { } k ? Math.Min(k, T) * Math.Min(B, 64) * H * 2 : 0;
        long numbers = T * B * (3 * H + 3L * task.OutputSize + task.InputSize) + reach + H * H * 5
            + (task.InputSize + task.OutputSize) * H * 6;
        if (numbers > LargestTape)
        {
            yield return new LessonError(
                "task", $"{T} timesteps of {B} sequences with {H} units need {numbers * 8 / 1e9:f1} GB",
                $"at most {LargestTape * 8 / 1e9:f1} GB: a smaller batch, fewer timesteps or fewer units");
            yield break;
        }

        if (task.InitialHidden is { } h && h.Length != H * B)
        {
            yield return new LessonError("task.initialHidden", $"{h.Length / B} units", $"{H}, as many as model.hidden");
        }

        foreach (LessonError problem in LossTerms(lesson, task))
        {
            yield return problem;
        }

        if (lesson.Model.Initial is { Kind: InitialKind.File, File: not null } && FileProblem(lesson, content) is { } fileProblem)
        {
            yield return fileProblem;
        }
    }

    private static IEnumerable<LessonError> LossTerms(Lesson lesson, LessonTask task)
    {
        SequenceBatch? batch = null;
        for (int i = 0; i < lesson.Stops.Count; i++)
        {
            if (lesson.Stops[i] is { Phase: Phase.Backward, Timestep: { } t, Term: Term.OutputError or Term.OutputTerm }
                && t <= task.Timesteps && !(batch ??= task.BuildBatch()).HasLoss(t))
            {
                yield return new LessonError($"stops[{i}].term", $"timestep {t} has no loss", "a timestep that does");
            }
        }
    }

    private static LessonError? FileProblem(Lesson lesson, LessonContent content)
    {
        try
        {
            var shape = new NetworkShape(content.Task.InputSize, lesson.Model.Hidden, content.Task.OutputSize, lesson.Model.Bias);
            content.Fill(new NetworkParameters(shape), lesson.Seed);
            return null;
        }
        catch (LessonException e)
        {
            return e.Errors[0];
        }
    }
}
