using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Files;

/// <summary>Whether what the stops of a lesson claim can be read and has a value.</summary>
internal static class StopClaims
{
    /// <summary>Every mistake in the claims of a lesson.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="task">Its task, or null where that has mistakes: then only the claims' texts are checked.</param>
    public static IEnumerable<LessonError> Check(Lesson lesson, LessonTask? task)
    {
        ClaimRules? rules = task is null ? null : RulesOf(lesson, task);
        for (int i = 0; i < lesson.Stops.Count; i++)
        {
            StopSettings stop = lesson.Stops[i];
            if (stop.Holds is null)
            {
                continue;
            }

            string path = $"stops[{i}].holds";
            Claim? claim = Claim.TryParse(stop.Holds, path, out LessonError? error);
            if (error is not null)
            {
                yield return error;
            }

            if (claim is null || rules is null)
            {
                continue;
            }

            foreach (LessonError problem in rules.Check(claim, stop, path))
            {
                yield return problem;
            }
        }
    }

    private static ClaimRules RulesOf(Lesson lesson, LessonTask task)
    {
        SequenceBatch? batch = null;
        return new ClaimRules(task.Timesteps, lesson.Model.Hidden, task.OutputSize, Meets);

        // the batch is built only where a claim asks for its losses: it may be large
        bool Meets(ClaimNeed need, int t) => need switch
        {
            ClaimNeed.Baseline => task.Baselines.Count > 0,
            ClaimNeed.Symbols => task.OutputSymbols is not null,
            ClaimNeed.Numbers => task.OutputSymbols is null,
            ClaimNeed.Loss => (batch ??= task.BuildBatch()).HasLoss(t),
            ClaimNeed.LastLoss => (batch ??= task.BuildBatch()).FirstLoss == task.Timesteps,
            ClaimNeed.Earlier => t > 1,
            ClaimNeed.Later => t < task.Timesteps,
            ClaimNeed.Clip => lesson.Training.Clip.Kind != ClipKind.None,
            _ => true,
        };
    }
}
