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
    /// <param name="variants">The other runs; null for one of which nothing is known.</param>
    public static IEnumerable<LessonError> Check(
        Lesson lesson, TaskSizes sizes, LessonTask? task, LessonMistakes mistakes, IReadOnlyList<VariantCheck?> variants)
    {
        bool hasRuns = variants.Count > 0;
        var rules = new ClaimRules(
            sizes.Timesteps ?? int.MaxValue, sizes.OutputSize ?? int.MaxValue,
            [
                RunOf(lesson, sizes, task, mistakes, hasRuns),
                .. variants.Select(variant => variant is null ? null : RunOf(variant.Lesson, sizes, task, variant.Mistakes, hasRuns)),
            ], mistakes.Knows("variants"));
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

    /// <summary>What a run has; of what is not known everything.</summary>
    private static ClaimRun RunOf(Lesson lesson, TaskSizes sizes, LessonTask? task, LessonMistakes mistakes, bool hasRuns)
    {
        int timesteps = sizes.Timesteps ?? int.MaxValue, units = mistakes.Knows("model.hidden") ? lesson.Model.Hidden : int.MaxValue;
        CellKind? cell = mistakes.Knows("model.cell") ? lesson.Model.Cell : null;
        return new ClaimRun(units, cell, Meets);

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
            ClaimNeed.OneUnit => MayBe(CellKind.Vanilla) && units is 1 or int.MaxValue
                && (lesson.Model.Bias || !mistakes.Knows("model.bias")),
            ClaimNeed.Plane => MayBePlane(),
            ClaimNeed.SmallState => MayBePlane() || (MayBe(CellKind.Vanilla) && units == 1),
            ClaimNeed.Runs => hasRuns || !mistakes.Knows("variants"),
            _ => true,
        };

        bool MayBePlane() => units == int.MaxValue || (cell is null ? units is 1 or 2 : units == (cell == CellKind.Lstm ? 1 : 2));

        bool MayBe(CellKind kind) => cell is null || cell == kind;
    }
}
