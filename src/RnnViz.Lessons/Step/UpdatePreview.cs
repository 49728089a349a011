using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Step;

/// <summary>
/// What the update of the prepared step will do, before it does it: the very clip and the very optimizer run on copies.
/// Computed when it is asked for.
/// </summary>
public sealed class UpdatePreview
{
    private readonly SessionParts parts;
    private readonly PreparedStep step;
    private readonly ParameterChange[] changes = new ParameterChange[6];
    private NetworkParameters? gradients, after, difference;
    private double[] optimizerState = [];
    private int stepVersion = -1;
    private double angle;

    internal UpdatePreview(SessionParts parts, PreparedStep step) => (this.parts, this.step) = (parts, step);

    /// <summary>The joint norm of all gradients, as of one vector, before clipping.</summary>
    public double GradientNorm => step.GradientNorm;

    /// <summary>The same after clipping: of what the optimizer gets.</summary>
    public double ClippedNorm => step.ClippedGradientNorm;

    /// <summary>Whether clipping changes the joint norm.</summary>
    public bool IsClipped => ClippedNorm != GradientNorm;

    /// <summary>
    /// The angle in radians between the gradient before clipping and after, all parameters as one vector: 0 where the
    /// norm is clipped, as that keeps the direction. NaN where a gradient is not finite or zero.
    /// </summary>
    public double Angle
    {
        get
        {
            Refresh();
            return angle;
        }
    }

    /// <summary>What the update does to one parameter; all zero where the network has none of it.</summary>
    public ParameterChange this[ParameterKind parameter]
    {
        get
        {
            Refresh();
            return changes[(int)parameter];
        }
    }

    /// <summary>The clipped gradient of Whh, G·H×H, row by row.</summary>
    public ReadOnlySpan<double> ClippedRecurrent
    {
        get
        {
            Refresh();
            return gradients!.Whh;
        }
    }

    /// <summary>Whh after the update, G·H×H, row by row.</summary>
    public ReadOnlySpan<double> RecurrentAfter
    {
        get
        {
            Refresh();
            return after!.Whh;
        }
    }

    private void Refresh()
    {
        if (stepVersion == step.Version)
        {
            return;
        }

        stepVersion = step.Version;
        gradients ??= new NetworkParameters(parts.Network.Shape);
        after ??= new NetworkParameters(parts.Network.Shape);
        difference ??= new NetworkParameters(parts.Network.Shape);
        if (optimizerState.Length < parts.Optimizer.State.Length)
        {
            optimizerState = new double[parts.Optimizer.State.Length];
        }

        NetworkParameters before = parts.Network.Parameters;
        parts.PreviewUpdate(after, gradients, optimizerState, step.GradientNorm);
        angle = VectorAngle.Between(parts.Gradients.Values, gradients.Values);
        for (int i = 0; i < difference.Values.Length; i++)
        {
            difference.Values[i] = after.Values[i] - before.Values[i];
        }

        changes[(int)ParameterKind.Input] = Of(before.Wxh, after.Wxh, difference.Wxh);
        changes[(int)ParameterKind.Recurrent] = Of(before.Whh, after.Whh, difference.Whh);
        changes[(int)ParameterKind.HiddenBias] = Of(before.bh, after.bh, difference.bh);
        changes[(int)ParameterKind.CandidateBias] = Of(before.bhn, after.bhn, difference.bhn);
        changes[(int)ParameterKind.Output] = Of(before.Why, after.Why, difference.Why);
        changes[(int)ParameterKind.OutputBias] = Of(before.by, after.by, difference.by);
    }

    private static ParameterChange Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after, ReadOnlySpan<double> difference) =>
        new(Norm.Of(before), Norm.Of(after), Norm.Of(difference));
}
