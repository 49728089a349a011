using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Network;

/// <summary>The weights of a network as products read them: in panels, for the forward and for the backward pass.</summary>
internal sealed class WeightLayout
{
    private readonly KernelSet kernels;
    private readonly PackedMatrix whhCopy, whyCopy;
    private readonly PackedMatrix? whhInPlace, whyInPlace;
    private readonly PackedMatrix[] transposedCopy, transposedInPlace;
    private readonly NetworkShape shape;

    /// <summary>A layout of a network's weights, all zero until they are laid out.</summary>
    public WeightLayout(NetworkParameters parameters, KernelSet kernels)
    {
        shape = parameters.Shape;
        int rows = shape.G * shape.H;
        this.kernels = kernels;
        Wxh = new PackedMatrix(shape.D, rows);
        Whh = new PackedMatrix(shape.H, shape.Cell == Cell.Gru ? 2 * shape.H : rows);
        Whn = shape.Cell == Cell.Gru ? new PackedMatrix(shape.H, shape.H) : null;
        Why = new PackedMatrix(shape.H, shape.ReadoutRows);
        whhCopy = new PackedMatrix(rows, shape.H);
        WhyTransposed = whyCopy = new PackedMatrix(shape.ReadoutRows, shape.H);
        (whhInPlace, whyInPlace) = (parameters.PackedWhh(), parameters.PackedWhy());
        WhhTransposed = transposedCopy = Parts(whhCopy);
        transposedInPlace = whhInPlace is null ? [] : Parts(whhInPlace);
    }

    /// <summary>For products with Wxh; of one-hot inputs of few sequences out of date.</summary>
    public PackedMatrix Wxh { get; }

    /// <summary>For products with Whh; of a GRU with Whr and Whz.</summary>
    public PackedMatrix Whh { get; }

    /// <summary>For products with Whn of a GRU, which the reset gate multiplies by themselves; else null.</summary>
    public PackedMatrix? Whn { get; }

    /// <summary>For products with Why.</summary>
    public PackedMatrix Why { get; }

    /// <summary>For products with Whhᵀ: as many as δ_t has parts for it, of a GRU Whr and Whz together, and Whn.</summary>
    public PackedMatrix[] WhhTransposed { get; private set; }

    /// <summary>For products with Whyᵀ.</summary>
    public PackedMatrix WhyTransposed { get; private set; }

    /// <summary>Whether Whh has neither NaN nor ∞, so that Whh·0 is zero.</summary>
    public bool IsFinite { get; private set; }

    /// <summary>Lays the weights out for the passes of a batch.</summary>
    public void LayOut(NetworkParameters parameters, SequenceBatch batch)
    {
        (int D, int H) = (shape.D, shape.H);
        if (!batch.HasFewTokens)
        {
            kernels.Transpose(parameters.Wxh, Wxh.Columns, D, Wxh);
        }

        kernels.Transpose(parameters.Whh[..(Whh.Columns * H)], Whh.Columns, H, Whh);
        if (Whn is not null)
        {
            kernels.Transpose(parameters.WhhOf(2), H, H, Whn);
        }

        if (shape.HasReadout)
        {
            kernels.Transpose(parameters.Why, shape.O, H, Why);
        }

        if (batch.B == 1 && whhInPlace is not null)
        {
            (WhhTransposed, WhyTransposed) = (transposedInPlace, whyInPlace ?? whyCopy); // a single sequence reads them row by row
        }
        else
        {
            (WhhTransposed, WhyTransposed) = (transposedCopy, whyCopy);
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
        other.Whn?.Values.CopyTo(Whn!.Values);
        other.whhCopy.Values.CopyTo(whhCopy.Values);
        other.whyCopy.Values.CopyTo(whyCopy.Values);
        IsFinite = other.IsFinite;
    }

    private PackedMatrix[] Parts(PackedMatrix whh) =>
        Whn is null ? [whh] : [whh.RowsFrom(0, 2 * shape.H), whh.RowsFrom(2 * shape.H, shape.H)];
}
