using System.ComponentModel;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Inputs and targets given as numbers; one batch, the same at every iteration.</summary>
public sealed record InlineTaskSettings : TaskSettings
{
    /// <summary>x: [timestep][sequence][input].</summary>
    [Description("Inputs as numbers: for each timestep, for each sequence, a list.")]
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Inputs { get; init; }

    /// <summary>y: [timestep][sequence][output]; with a loss at the last step, that step alone or all.</summary>
    [Description("Targets as numbers, likewise; where only the last step has a loss, its targets alone are enough.")]
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>>? Targets { get; init; }

    /// <summary>Target classes: [timestep][sequence], instead of targets.</summary>
    [Description("Targets as classes, for softmax, instead of targets: for each timestep, for each sequence, a number from 0.")]
    public IReadOnlyList<IReadOnlyList<int>>? TargetClasses { get; init; }

    /// <summary>h_0: [sequence][unit]; zero without it.</summary>
    [Description("The initial hidden state: for each sequence, for each unit, a number. Zero without it.")]
    public IReadOnlyList<IReadOnlyList<double>>? InitialHidden { get; init; }

    /// <summary>c_0 of an LSTM: [sequence][unit]; zero without it.</summary>
    [Description("The initial cell state of an lstm: for each sequence, for each unit, a number. Zero without it.")]
    public IReadOnlyList<IReadOnlyList<double>>? InitialCell { get; init; }

    /// <summary>Which timesteps have a loss.</summary>
    [Description("Which timesteps have a loss.")]
    public OutputSteps Output { get; init; } = OutputSteps.EveryStep;

    internal override int Timesteps => Inputs.Count;

    internal override Func<int, LessonTask>? Open(TaskFolders folders, LessonMistakes mistakes, out TaskSizes sizes)
    {
        var rules = new InlineRules(this, mistakes);
        sizes = new TaskSizes
        {
            Timesteps = mistakes.Knows("task.inputs") && Inputs.Count > 0 ? Inputs.Count : null,
            BatchSize = rules.BatchSize,
            InputSize = rules.InputSize,
            OutputSize = rules.OutputSize,
            InitialUnits = rules.InitialUnits,
            InitialCellUnits = rules.InitialCellUnits,
            Losses = mistakes.Knows("task.output") ? Output : null,
        };
        bool holds = mistakes.KnowsAllOf("task");
        foreach (LessonError error in rules.Check())
        {
            mistakes.Add(error);
            holds = false;
        }

        return holds ? _ => new InlineTask(this) : null;
    }
}
