using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Whether the lists of an inline task have the same sizes everywhere.</summary>
internal sealed class InlineRules(InlineTaskSettings task, LessonMistakes mistakes)
{
    private const string Inputs = "task.inputs", Targets = "task.targets", Classes = "task.targetClasses";
    private const string Hidden = "task.initialHidden", Cell = "task.initialCell";

    /// <summary>Each has a weight for each unit, of which there are several copies.</summary>
    private const int MostInputs = 1 << 16;

    /// <summary>Sequences in the first timestep; null where it has none or cannot be read.</summary>
    public int? BatchSize { get; } =
        mistakes.Knows($"{Inputs}[0]") && task.Inputs is [{ Count: > 0 } first, ..] ? first.Count : null;

    /// <summary>Numbers in the first sequence of the first timestep; null where it has none or cannot be read.</summary>
    public int? InputSize { get; } =
        mistakes.Knows($"{Inputs}[0][0]") && task.Inputs is [[{ Count: > 0 } first, ..], ..] ? first.Count : null;

    /// <summary>Outputs of the network; null where that cannot be told.</summary>
    public int? OutputSize => task switch
    {
        { Targets: [[{ Count: > 0 } first, ..], ..], TargetClasses: null } when mistakes.Knows($"{Targets}[0][0]") => first.Count,
        { TargetClasses: { Count: > 0 } classes, Targets: null } when mistakes.KnowsAllOf(Classes) && classes.All(row => row.Count > 0) =>
            Math.Max(2, classes.Max(row => row.Max()) + 1),
        _ => null,
    };

    /// <summary>Units of the initial state; null where it is not given or cannot be read.</summary>
    public int? InitialUnits => UnitsOf(Hidden, task.InitialHidden);

    /// <summary>Units of the initial cell state, likewise.</summary>
    public int? InitialCellUnits => UnitsOf(Cell, task.InitialCell);

    /// <summary>Every rule that is broken, of those whose lists can be read.</summary>
    public IEnumerable<LessonError> Check()
    {
        bool isEmpty = (mistakes.Knows(Inputs) && task.Inputs.Count is 0 or > 1000)
            || (mistakes.Knows($"{Inputs}[0]") && task.Inputs is [{ Count: 0 }, ..])
            || (mistakes.Knows($"{Inputs}[0][0]") && task.Inputs is [[{ Count: 0 }, ..], ..]);
        if (isEmpty)
        {
            yield return new LessonError(
                Inputs, "there are no inputs, or too many", "1 to 1000 timesteps, each at least one sequence of one number");
        }

        if (InputSize > MostInputs)
        {
            yield return new LessonError($"{Inputs}[0][0]", $"{InputSize} inputs", $"at most {MostInputs}");
        }

        bool hasTargets = mistakes.IsGiven(Targets, task.Targets), hasClasses = mistakes.IsGiven(Classes, task.TargetClasses);
        if (hasTargets == hasClasses)
        {
            yield return new LessonError(
                "task", $"{(hasTargets ? "both" : "neither")} of targets and targetClasses are given",
                "exactly one of targets, targetClasses");
        }

        IEnumerable<LessonError> lists = isEmpty ? [] : Cube(Inputs, task.Inputs, InputSize);
        IEnumerable<LessonError> states = OfState(Hidden, task.InitialHidden).Concat(OfState(Cell, task.InitialCell));
        foreach (LessonError error in lists.Concat(OfTargets()).Concat(OfClasses()).Concat(states))
        {
            yield return error;
        }
    }

    private IEnumerable<LessonError> OfTargets()
    {
        if (task.Targets is not { } targets || !mistakes.Knows(Targets))
        {
            return [];
        }

        bool isEmpty = targets.Count == 0 || (mistakes.Knows($"{Targets}[0][0]") && targets is [[] or [{ Count: 0 }, ..], ..]);
        return isEmpty
            ? [new LessonError(Targets, "there are no targets", "at least one number")]
            : OfSteps(Targets, targets.Count).Concat(Cube(Targets, targets, targets is [[{ } first, ..], ..] ? first.Count : null));
    }

    private IEnumerable<LessonError> OfClasses()
    {
        if (task.TargetClasses is not { } classes || !mistakes.Knows(Classes))
        {
            yield break;
        }

        foreach (LessonError error in OfSteps(Classes, classes.Count))
        {
            yield return error;
        }

        for (int t = 0; t < classes.Count; t++)
        {
            string path = $"{Classes}[{t}]";
            if (mistakes.Knows(path) && BatchSize is int B && classes[t].Count != B)
            {
                yield return new LessonError(path, Counted.Of(classes[t].Count, "sequence"), $"{B}, as many as inputs");
            }

            if (mistakes.Knows(path) && classes[t].Any(c => c is < 0 or > 1023))
            {
                yield return new LessonError(path, "a class is out of range", "0 to 1023");
            }
        }
    }

    private IEnumerable<LessonError> OfSteps(string path, int steps)
    {
        int wanted = task.Inputs.Count;
        bool mayBeLastAlone = steps == 1 && (task.Output == OutputSteps.LastStep || !mistakes.Knows("task.output"));
        return !mistakes.Knows(Inputs) || wanted == 0 || steps == wanted || mayBeLastAlone
            ? [] : [new LessonError(path, Counted.Of(steps, "timestep"), $"{wanted}, as many as inputs")];
    }

    private int? UnitsOf(string path, IReadOnlyList<IReadOnlyList<double>>? state) =>
        mistakes.Knows($"{path}[0]") && state is [{ } first, ..] ? first.Count : null;

    private IEnumerable<LessonError> OfState(string path, IReadOnlyList<IReadOnlyList<double>>? state)
    {
        if (state is not { } h || !mistakes.Knows(path))
        {
            yield break;
        }

        if (BatchSize is int B && h.Count != B)
        {
            yield return new LessonError(path, Counted.Of(h.Count, "sequence"), $"{Counted.Of(B, "list")}, as many as sequences in inputs");
        }

        for (int b = 1; b < h.Count; b++)
        {
            if (mistakes.Knows($"{path}[0]", $"{path}[{b}]") && h[b].Count != h[0].Count)
            {
                yield return new LessonError($"{path}[{b}]", Counted.Of(h[b].Count, "unit"), $"{h[0].Count}, as many as in the first");
            }
        }
    }

    private IEnumerable<LessonError> Cube(string path, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> cube, int? n)
    {
        bool knowsFirst = mistakes.Knows($"{path}[0][0]");
        for (int t = 0; t < cube.Count; t++)
        {
            if (!mistakes.Knows($"{path}[{t}]"))
            {
                continue;
            }

            if (BatchSize is int B && cube[t].Count != B)
            {
                yield return new LessonError(
                    $"{path}[{t}]", Counted.Of(cube[t].Count, "sequence"), $"{B}, as many as in the first timestep of inputs");
            }

            for (int b = 0; b < cube[t].Count; b++)
            {
                if (knowsFirst && n is int numbers && mistakes.Knows($"{path}[{t}][{b}]") && cube[t][b].Count != numbers)
                {
                    yield return new LessonError($"{path}[{t}][{b}]", Counted.Of(cube[t][b].Count, "number"),
                        $"{numbers}, as many as in the first");
                }
            }
        }
    }
}
