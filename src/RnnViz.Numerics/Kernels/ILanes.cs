namespace RnnViz.Numerics.Kernels;

/// <summary>
/// A vector register of doubles. Kernels are written once over this interface and compiled once for each width.
/// Pointers must stay where they are: the callers pin what they point to.
/// </summary>
/// <typeparam name="TSelf">The register type.</typeparam>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many doubles a register holds: 1, 2, 4 or 8.</summary>
    static abstract int Count { get; }

    /// <summary>Whether the machine has 32 of these registers, enough for a tile of 16 sums; else it has 16.</summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>The lanes from here on.</summary>
    static abstract TSelf Load(double* from);

    /// <summary>The first lanes from here on, zero in the others; no more is read.</summary>
    static abstract TSelf LoadPart(double* from, int count);

    /// <summary>Writes all lanes.</summary>
    static abstract void Store(TSelf lanes, double* to);

    /// <summary>Writes only the first lanes.</summary>
    static abstract void StorePart(TSelf lanes, double* to, int count);

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Broadcast(double value);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a − b.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>a·b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>The larger of the two, lane by lane; b where either is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of the two, lane by lane; b where either is NaN.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>|a|, lane by lane.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>1 where a &gt; 0, else 0, lane by lane; 0 for NaN.</summary>
    static abstract TSelf Positive(TSelf a);

    /// <summary>The magnitude of the one with the sign of the other.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>2ᵏ for a number that holds the whole number k in its lowest bits: k + 1.5·2⁵², with k from −1022 to 1023.</summary>
    static abstract TSelf PowerOfTwo(TSelf shifted);

    /// <summary>The sum over all lanes.</summary>
    static abstract double Sum(TSelf a);

    /// <summary>to[j·toStep + i] = from[i·fromStep + j] for a square of Count rows and Count columns.</summary>
    static abstract void Transpose(double* from, nint fromStep, double* to, nint toStep);
}
