using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Network;

/// <summary>The weights of a network as products read them: in panels, for the forward and for the backward pass.</summary>
internal sealed class WeightLayout
{
    private readonly KernelSet kernels;
    private readonly PackedMatrix whhCopy, whyCopy;
    private readonly PackedMatrix? whhInPlace, whyInPlace;

    /// <summary>A layout of a network's weights, all zero until they are laid out.</summary>
    public WeightLayout(NetworkParameters parameters, KernelSet kernels)
    {
        NetworkShape shape = parameters.Shape;
        this.kernels = kernels;
        Wxh = new PackedMatrix(shape.D, shape.H);
        Whh = new PackedMatrix(shape.H, shape.H);
        Why = new PackedMatrix(shape.H, shape.O);
        WhhTransposed = whhCopy = new PackedMatrix(shape.H, shape.H);
        WhyTransposed = whyCopy = new PackedMatrix(shape.O, shape.H);
        (whhInPlace, whyInPlace) = (parameters.PackedWhh(), parameters.PackedWhy());
    }

    /// <summary>For products with Wxh; of one-hot inputs of few sequences out of date.</summary>
    public PackedMatrix Wxh { get; }

    /// <summary>For products with Whh.</summary>
    public PackedMatrix Whh { get; }

    /// <summary>For products with Why.</summary>
    public PackedMatrix Why { get; }

    /// <summary>For products with Whhᵀ.</summary>
    public PackedMatrix WhhTransposed { get; private set; }

    /// <summary>For products with Whyᵀ.</summary>
    public PackedMatrix WhyTransposed { get; private set; }

    /// <summary>Whether Whh has neither NaN nor ∞, so that Whh·0 is zero.</summary>
    public bool IsFinite { get; private set; }

    /// <summary>Lays the weights out for the passes of a batch.</summary>
    public void LayOut(NetworkParameters parameters, SequenceBatch batch)
    {
        (int D, int H, int O) = (parameters.Shape.D, parameters.Shape.H, parameters.Shape.O);
        if (!batch.HasFewTokens)
        {
            kernels.Transpose(parameters.Wxh, H, D, Wxh);
        }

        kernels.Transpose(parameters.Whh, H, H, Whh);
        kernels.Transpose(parameters.Why, O, H, Why);
        if (batch.B == 1 && whhInPlace is not null && whyInPlace is not null)
        {
            (WhhTransposed, WhyTransposed) = (whhInPlace, whyInPlace); // a single sequence reads them row by row
        }
        else
        {
            (WhhTransposed, WhyTransposed) = (whhCopy, whyCopy);
            kernels.Copy(parameters.Whh, whhCopy);
            kernels.Copy(parameters.Why, whyCopy);
        }

        IsFinite = double.IsFinite(kernels.SumOfMagnitudes(parameters.Whh));
    }

    /// <summary>
    /// Takes over a layout of the same shape, made for many sequences; all but Why, so that it serves for h_t and g_t, not for o_t.
    /// </summary>
    public void CopyFrom(WeightLayout other)
    {
        other.Wxh.Values.CopyTo(Wxh.Values);
        other.Whh.Values.CopyTo(Whh.Values);
        other.whhCopy.Values.CopyTo(whhCopy.Values);
        other.whyCopy.Values.CopyTo(whyCopy.Values);
        IsFinite = other.IsFinite;
    }
}
