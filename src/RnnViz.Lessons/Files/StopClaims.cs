using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Files;

/// <summary>Whether what the stops of a lesson claim can be read and has a value.</summary>
internal static class StopClaims
{
    /// <summary>Every mistake in the claims of a lesson, as far as what they speak of is known.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="sizes">What is known of its task.</param>
    /// <param name="task">Its task, or null where that has mistakes.</param>
    /// <param name="mistakes">What is unknown.</param>
    public static IEnumerable<LessonError> Check(Lesson lesson, TaskSizes sizes, LessonTask? task, LessonMistakes mistakes)
    {
        ClaimRules rules = RulesOf(lesson, sizes, task, mistakes);
        for (int i = 0; i < lesson.Stops.Count; i++)
        {
            StopSettings stop = lesson.Stops[i];
            string path = $"stops[{i}].holds";
            if (stop.Holds is null || !mistakes.Knows(path))
            {
                continue;
            }

            Claim? claim = Claim.TryParse(stop.Holds, path, out LessonError? error);
            if (error is not null)
            {
                yield return error;
            }

            if (claim is null || !mistakes.Knows($"stops[{i}].phase", $"stops[{i}].timestep", $"stops[{i}].term"))
            {
                continue;
            }

            foreach (LessonError problem in rules.Check(claim, stop, path))
            {
                yield return problem;
            }
        }
    }

    /// <summary>The rules; of what is not known everything is allowed.</summary>
    private static ClaimRules RulesOf(Lesson lesson, TaskSizes sizes, LessonTask? task, LessonMistakes mistakes)
    {
        int timesteps = sizes.Timesteps ?? int.MaxValue, units = mistakes.Knows("model.hidden") ? lesson.Model.Hidden : int.MaxValue;
        CellKind? cell = mistakes.Knows("model.cell") ? lesson.Model.Cell : null;
        return new ClaimRules(timesteps, units, sizes.OutputSize ?? int.MaxValue, Meets);

        bool Meets(ClaimNeed need, int t) => need switch
        {
            ClaimNeed.Baseline => task is null || task.Baselines.Count > 0,
            ClaimNeed.Symbols => task is null || task.OutputSymbols is not null,
            ClaimNeed.Numbers => task is null || task.OutputSymbols is null,
            ClaimNeed.Loss => sizes.Losses != OutputSteps.LastStep || t >= timesteps,
            ClaimNeed.LastLoss => MayBe(CellKind.Vanilla) && (sizes.Losses != OutputSteps.EveryStep || timesteps is 1 or int.MaxValue),
            ClaimNeed.EarlierVanilla => MayBe(CellKind.Vanilla) && t > 1,
            ClaimNeed.Vanilla => MayBe(CellKind.Vanilla),
            ClaimNeed.Gates => cell != CellKind.Vanilla,
            ClaimNeed.Cell => MayBe(CellKind.Lstm),
            ClaimNeed.LaterCell => MayBe(CellKind.Lstm) && t < timesteps,
            ClaimNeed.Reset => MayBe(CellKind.Gru),
            ClaimNeed.Later => t < timesteps,
            ClaimNeed.Clip => !mistakes.Knows("training.clip.kind") || lesson.Training.Clip.Kind != ClipKind.None,
            _ => true,
        };

        bool MayBe(CellKind kind) => cell is null || cell == kind;
    }
}
