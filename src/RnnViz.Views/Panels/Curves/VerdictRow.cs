using RnnViz.Engine.Text;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Curves;

/// <summary>What the verdict says of a run.</summary>
public readonly record struct VerdictRow
{
    /// <summary>The iteration that the numbers are of.</summary>
    public required int Iteration { get; init; }

    /// <summary>The loss there; NaN of a run that was kept before its first update.</summary>
    public required double Loss { get; init; }

    /// <summary>The mean loss of the last iterations, as the curve of the loss is smoothed; NaN before the first update.</summary>
    public required double Smoothed { get; init; }

    /// <summary>The best loss of the iterations that it has behind it, and when it came to the floor.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>‖∂L/∂h_1‖ / ‖∂L/∂h_T‖; NaN where nothing enters at T, or with one timestep.</summary>
    public required double Share { get; init; }

    /// <summary>The iteration that <see cref="Share"/> is of.</summary>
    public required int ShareIteration { get; init; }

    /// <summary>The same at iteration 0.</summary>
    public required double FirstShare { get; init; }

    /// <summary>T.</summary>
    public required int Timesteps { get; init; }

    /// <summary>The spectral radius of Whh; NaN of a gated cell.</summary>
    public required double Radius { get; init; }

    /// <summary>The iteration that <see cref="Radius"/> is of.</summary>
    public required int RadiusIteration { get; init; }

    /// <summary>By what the gradient is multiplied at each timestep that it goes back; NaN where that is no number.</summary>
    public double Growth =>
        Timesteps > 1 && Share > 0 && double.IsFinite(Share) ? Math.Pow(Share, 1.0 / (Timesteps - 1)) : double.NaN;

    /// <summary>The best loss: that of now is among them where the walk has come to it.</summary>
    /// <param name="isLossShown">Whether it has.</param>
    public double BestOf(bool isLossShown) =>
        isLossShown && (Loss < Summary.Best || double.IsNaN(Summary.Best)) ? Loss : Summary.Best;

    /// <summary>Of a run as it stands.</summary>
    /// <param name="session">The run; a step is prepared.</param>
    /// <param name="floor">The loss of the floor, or null.</param>
    public static VerdictRow Of(TrainingSession session, double? floor)
    {
        PreparedStep step = session.Step;
        double share = ShareOf(step.HiddenGradientNorms);
        return new VerdictRow
        {
            Iteration = step.Iteration,
            Loss = step.LossPerOutput,
            Smoothed = session.History.Loss.SmoothedLatest,
            Summary = RunSummary.Of(session.History.Loss, floor).Lasted(session.History.Count),
            Share = share,
            ShareIteration = step.Iteration,
            FirstShare = session.History.FlowRows > 0 ? ShareOf(session.History.FlowRow(0)) : share,
            Timesteps = step.Timesteps,
            Radius = step.IsGated ? double.NaN : session.Spectrum.SpectralRadius,
            RadiusIteration = session.Spectrum.Iteration,
        };
    }

    /// <summary>Of a run that stands still at its last iteration.</summary>
    /// <param name="history">What it has been.</param>
    /// <param name="floor">The loss of the floor, or null.</param>
    public static VerdictRow Of(TrainingHistory history, double? floor)
    {
        ReadOnlySpan<double> last = history.FlowRows > 0 ? history.FlowRow(history.FlowRows - 1) : [];
        return new VerdictRow
        {
            Iteration = Math.Max(0, history.Count - 1),
            Loss = history.Loss.Latest,
            Smoothed = history.Loss.SmoothedLatest,
            Summary = RunSummary.Of(history.Loss, floor).Lasted(history.Count),
            Share = ShareOf(last),
            ShareIteration = history.FlowRows > 0 ? history.FlowRowIteration(history.FlowRows - 1) : 0,
            FirstShare = history.FlowRows > 0 ? ShareOf(history.FlowRow(0)) : double.NaN,
            Timesteps = last.Length,
            Radius = double.NaN,
            RadiusIteration = -1,
        };
    }

    /// <summary>Appends the number of a column, as the table has it.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="column">The column.</param>
    /// <param name="isLossShown">Whether the walk has come to the loss of now.</param>
    public void Add(ref TextLine text, VerdictColumn column, bool isLossShown)
    {
        double number = column switch
        {
            VerdictColumn.Loss => Loss,
            VerdictColumn.Best => BestOf(isLossShown),
            VerdictColumn.Share => Share,
            VerdictColumn.FirstShare => FirstShare,
            VerdictColumn.Growth => Growth,
            VerdictColumn.Radius => Radius,
            _ => Summary.FloorAt ?? double.NaN,
        };
        if (double.IsNaN(number) && column != VerdictColumn.Loss)
        {
            text.Add("–");
        }
        else if (column == VerdictColumn.Floor)
        {
            text.Add(Summary.IsRough && number > 0 ? "~" : "");
            text.Add((long)number);
        }
        else
        {
            text.Add(column == VerdictColumn.Growth ? "×" : "");
            text.Add3(number);
        }
    }

    private static double ShareOf(ReadOnlySpan<double> norms) =>
        norms.Length > 1 && norms[^1] > 0 ? norms[0] / norms[^1] : double.NaN;
}
