using RnnViz.Engine.Text;
using RnnViz.Lessons.Step;

namespace RnnViz.Views.Panels.Curves;

/// <summary>What the loss is a mean of, in words.</summary>
internal static class LossName
{
    /// <summary>The unit where there is no room for all of it: without what it is counted per, or the error as a formula.</summary>
    public static string BriefUnit(string unit) => unit switch
    {
        _ when unit.StartsWith("nats", StringComparison.Ordinal) => "nats",
        "as the script gave it" => "recorded",
        _ => "½ (ŷ − y)²",
    };

    /// <summary>Appends "loss: mean of 25 timesteps and 32 sequences", without what there is only one of.</summary>
    public static void Add(ref TextLine line, PreparedStep step)
    {
        int losses = 0;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            losses += step.HasLoss(t) ? 1 : 0;
        }

        line.Add("loss");
        if (!step.HasReadout)
        {
            return; // of whatever the training script took its mean
        }

        if (losses > 1)
        {
            line.Add(": mean of ");
            line.Add(losses);
            line.Add(" timesteps");
        }

        if (step.BatchSize > 1)
        {
            line.Add(losses > 1 ? " and " : ": mean of ");
            line.Add(step.BatchSize);
            line.Add(" sequences");
        }
    }
}
