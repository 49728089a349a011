using System.Text.Json;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Claims;

/// <summary>What must hold for a claim to have a value at its stop: timesteps within T, and nothing that comes later.</summary>
/// <param name="timesteps">T.</param>
/// <param name="outputs">O.</param>
/// <param name="runs">The runs, the lesson's own first; null for one of which nothing is known.</param>
/// <param name="areAllKnown">Whether there are no other runs.</param>
internal sealed class ClaimRules(int timesteps, int outputs, IReadOnlyList<ClaimRun?> runs, bool areAllKnown)
{
    /// <summary>Every rule that a stop's claim breaks.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="stop">Where it is made.</param>
    /// <param name="path">The JSON path of the claim.</param>
    public IEnumerable<LessonError> Check(Claim claim, StopSettings stop, string path)
    {
        foreach (ClaimNumber number in claim.Numbers)
        {
            if (Problem(number, stop) is { } problem)
            {
                yield return problem with { Path = path };
            }
        }
    }

    private LessonError? Problem(ClaimNumber number, StopSettings stop)
    {
        if (number.Run < 1 || number.Run > runs.Count)
        {
            return !areAllKnown ? null : new LessonError(
                "", $"{number} speaks of a run that there is not",
                runs.Count == 1 ? "a quantity without a run, or add variants" : $"run1 to run{runs.Count}");
        }

        return runs[number.Run - 1] is { } run ? Problem(number, stop, run) : null;
    }

    private LessonError? Problem(ClaimNumber number, StopSettings stop, ClaimRun run)
    {
        if (run.Cell is { } cell && number.Run > 1 && !IsOf(number.Quantity.Needs, cell))
        {
            return new LessonError("", $"{number} has no value: run{number.Run} is {cell.InWords()}", Wanted(number.Quantity.Needs));
        }

        if (!number.HasPanel)
        {
            return new LessonError(
                "", $"only the run in front is on the panel {NameOf(number.Panel)}, where {number} would be read",
                $"a quantity of {string.Join(", ", RunPanels.All.Select(NameOf))}");
        }

        for (int i = 0; i < number.Quantity.Indices.Length; i++)
        {
            char kind = number.Quantity.Indices[i];
            int index = i == 0 ? number.First : number.Second, most = kind switch
            {
                'i' => run.HiddenUnits,
                'o' => outputs,
                _ => timesteps,
            };
            if (index < 1 || index > most)
            {
                string what = kind switch { 'i' => "hidden unit", 'o' => "output", _ => "timestep" };
                return new LessonError("", $"{number} speaks of a {what} that there is not", $"1 to {most} for {what}s");
            }
        }

        if (number.Iteration > stop.Iteration)
        {
            return new LessonError("", $"{number} is after the stop", $"@0 to @{stop.Iteration}");
        }

        if (!run.Meets(number.Quantity.Needs, number.First))
        {
            return new LessonError("", $"{number} has no value in this lesson", Wanted(number.Quantity.Needs));
        }

        bool isEarlier = number.Iteration < stop.Iteration;
        return isEarlier || HasReached(number, stop) ? null
            : new LessonError("", $"{number} is not on the screen yet at the stop", "a stop at which it has been computed");
    }

    private static string NameOf(PanelName panel) => JsonNamingPolicy.KebabCaseLower.ConvertName(panel.ToString());

    private static bool IsOf(ClaimNeed need, CellKind cell) => need switch
    {
        ClaimNeed.Vanilla or ClaimNeed.LastLoss or ClaimNeed.EarlierVanilla => cell == CellKind.Vanilla,
        ClaimNeed.Gates => cell != CellKind.Vanilla,
        ClaimNeed.Cell or ClaimNeed.LaterCell => cell == CellKind.Lstm,
        ClaimNeed.Reset => cell == CellKind.Gru,
        _ => true,
    };

    private static string Wanted(ClaimNeed need) => need switch
    {
        ClaimNeed.Baseline => "a task that has a dashed line in its chart of the loss",
        ClaimNeed.Symbols => "a task whose targets are symbols",
        ClaimNeed.Numbers => "a task whose targets are numbers",
        ClaimNeed.Loss => "a timestep that bears a loss",
        ClaimNeed.LastLoss => "a vanilla cell and a task with a loss at the last timestep only",
        ClaimNeed.EarlierVanilla => "a timestep after the first, of a vanilla cell",
        ClaimNeed.Vanilla => "model.cell vanilla",
        ClaimNeed.Gates => "model.cell lstm or gru",
        ClaimNeed.Cell => "model.cell lstm",
        ClaimNeed.LaterCell => "a timestep before the last, and model.cell lstm",
        ClaimNeed.Reset => "model.cell gru",
        ClaimNeed.Later => "a timestep before the last",
        ClaimNeed.Runs => "a lesson with variants",
        ClaimNeed.OneUnit => "model.cell vanilla with model.hidden 1 and biases",
        ClaimNeed.Plane => "model.hidden 2, of an lstm 1",
        ClaimNeed.SmallState => "model.hidden 2, of an lstm 1, or one vanilla unit",
        _ => "training.clip with a threshold",
    };

    private static bool HasReached(ClaimNumber number, StopSettings stop)
    {
        if (number.Quantity.From is not { } term)
        {
            return true;
        }

        Phase phase = TermSchedule.PhaseOf(term);
        if (stop.Phase != phase)
        {
            return stop.Phase > phase;
        }

        return phase switch
        {
            Phase.Forward => stop.Timestep is not { } t || Latest(number) < t
                || (Latest(number) == t && (stop.Term is null || stop.Term >= term)),
            Phase.Backward => stop.Timestep is not { } t || Earliest(number) > t
                || (Earliest(number) == t && (stop.Term is null || stop.Term >= term)),
            Phase.Update => stop.Term is null || stop.Term >= term,
            _ => true,
        };
    }

    private static int Latest(ClaimNumber number) =>
        number.Quantity.Indices.EndsWith('s') ? Math.Max(number.First, number.Second) : number.First;

    // what has no timestep is of all of them
    private static int Earliest(ClaimNumber number) => Math.Max(number.First, 1);
}
