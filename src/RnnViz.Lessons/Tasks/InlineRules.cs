using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Whether the lists of an inline task have the same sizes everywhere.</summary>
internal sealed class InlineRules(InlineTaskSettings task)
{
    public IEnumerable<LessonError> Check()
    {
        if (task.Inputs.Count is 0 or > 1000 || task.Inputs[0].Count == 0 || task.Inputs[0][0].Count == 0)
        {
            return [new LessonError(
                "task.inputs", "there are no inputs, or too many", "1 to 1000 timesteps, each at least one sequence of one number")];
        }

        if (task.Targets is null == task.TargetClasses is null)
        {
            return [new LessonError(
                "task", $"{(task.Targets is null ? "neither" : "both")} of targets and targetClasses are given",
                "exactly one of targets, targetClasses")];
        }

        int B = task.Inputs[0].Count;
        return Cube("task.inputs", task.Inputs, B, task.Inputs[0][0].Count).Concat(Targets(B)).Concat(Hidden(B));
    }

    private IEnumerable<LessonError> Targets(int B)
    {
        string path = task.Targets is null ? "task.targetClasses" : "task.targets";
        int steps = task.Targets?.Count ?? task.TargetClasses!.Count;
        bool lastAlone = task.Output == OutputSteps.LastStep && steps == 1;
        if (steps != task.Inputs.Count && !lastAlone)
        {
            yield return new LessonError(path, $"{steps} timesteps", $"{task.Inputs.Count}, as many as inputs");
            yield break;
        }

        if (task.Targets is { } targets)
        {
            int O = targets[0].Count == 0 ? 0 : targets[0][0].Count;
            LessonError[] none = [new LessonError(path, "there are no targets", "at least one number")];
            foreach (LessonError error in O == 0 ? none : Cube(path, targets, B, O))
            {
                yield return error;
            }

            yield break;
        }

        for (int t = 0; t < steps; t++)
        {
            IReadOnlyList<int> row = task.TargetClasses![t];
            if (row.Count != B)
            {
                yield return new LessonError($"{path}[{t}]", $"{row.Count} sequences", $"{B}, as many as inputs");
            }
            else if (row.Any(c => c is < 0 or > 1023))
            {
                yield return new LessonError($"{path}[{t}]", "a class is out of range", "0 to 1023");
            }
        }
    }

    private IEnumerable<LessonError> Hidden(int B)
    {
        if (task.InitialHidden is { } h && (h.Count != B || h.Any(row => row.Count != h[0].Count)))
        {
            yield return new LessonError(
                "task.initialHidden", $"{h.Count} sequences, or of different lengths", $"{B} lists, as many as sequences");
        }
    }

    private static IEnumerable<LessonError> Cube(string path, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> cube, int B, int n)
    {
        for (int t = 0; t < cube.Count; t++)
        {
            if (cube[t].Count != B)
            {
                yield return new LessonError(
                    $"{path}[{t}]", $"{cube[t].Count} sequences", $"{B}, as many as in the first timestep of inputs");
                continue;
            }

            for (int b = 0; b < B; b++)
            {
                if (cube[t][b].Count != n)
                {
                    yield return new LessonError($"{path}[{t}][{b}]", $"{cube[t][b].Count} numbers", $"{n}, as many as in the first");
                }
            }
        }
    }
}
