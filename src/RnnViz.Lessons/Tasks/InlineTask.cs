using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tasks;

/// <summary>One batch given as numbers, the same at every iteration.</summary>
internal sealed class InlineTask : LessonTask
{
    private readonly InlineTaskSettings settings;

    public InlineTask(InlineTaskSettings settings)
        : base("inline")
    {
        this.settings = settings;
        if (settings.TargetClasses is { } classes)
        {
            OutputSize = Math.Max(2, classes.Max(row => row.Max()) + 1);
            OutputSymbols = [.. Enumerable.Range(0, OutputSize).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        }
        else
        {
            OutputSize = settings.Targets![0][0].Count;
        }

        InitialHidden = UnitsBySequences(settings.InitialHidden);
        InitialCell = UnitsBySequences(settings.InitialCell);
    }

    public override IReadOnlyList<string>? OutputSymbols { get; }

    public override string LossUnit => settings.Targets is null ? "nats per step" : "half squared error";

    internal override int Timesteps => settings.Inputs.Count;

    internal override int BatchSize => settings.Inputs[0].Count;

    internal override int InputSize => settings.Inputs[0][0].Count;

    internal override int OutputSize { get; }

    internal override double[]? InitialHidden { get; }

    internal override double[]? InitialCell { get; }

    internal override OutputLoss BuildLoss() => settings.Targets is null ? new SoftmaxCrossEntropy() : new HalfSquaredError();

    internal override SequenceBatch BuildBatch()
    {
        bool classes = settings.TargetClasses is not null;
        var batch = new SequenceBatch(Timesteps, BatchSize, InputSize, OutputSize, tokenInputs: false, tokenTargets: classes);
        if (settings.Output == OutputSteps.LastStep)
        {
            batch.MaskAllLossesButLast();
        }

        int targetSteps = settings.Targets?.Count ?? settings.TargetClasses!.Count;
        for (int t = 1; t <= Timesteps; t++)
        {
            Fill(settings.Inputs[t - 1], batch.Input(t));
            int step = targetSteps == Timesteps ? t - 1 : t - Timesteps; // the last step's targets alone
            if (step < 0)
            {
                continue;
            }

            if (settings.Targets is { } targets)
            {
                Fill(targets[step], batch.Target(t));
            }
            else
            {
                for (int b = 0; b < BatchSize; b++)
                {
                    batch.TargetTokens(t)[b] = settings.TargetClasses![step][b];
                }
            }
        }

        return batch;
    }

    internal override void Fill(int iteration, SequenceBatch batch)
    {
        // the batch was filled when it was built
    }

    private static void Fill(IReadOnlyList<IReadOnlyList<double>> rows, Span<double> matrix)
    {
        for (int b = 0; b < rows.Count; b++)
        {
            for (int i = 0; i < rows[b].Count; i++)
            {
                matrix[i * rows.Count + b] = rows[b][i];
            }
        }
    }

    private static double[]? UnitsBySequences(IReadOnlyList<IReadOnlyList<double>>? state) => state is null
        ? null
        : [.. Enumerable.Range(0, state[0].Count).SelectMany(unit => state.Select(row => row[unit]))];
}
