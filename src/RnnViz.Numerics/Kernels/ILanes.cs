namespace RnnViz.Numerics;

/// <summary>
/// A vector register of doubles. Kernels are written once over this interface and compiled once for each width;
/// a lane holds one sequence (or, in the products of a single sequence, one unit).
/// </summary>
/// <typeparam name="TSelf">The register type.</typeparam>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many doubles a register holds.</summary>
    static abstract int Count { get; }

    /// <summary>The lanes from <c>first[offset]</c> on.</summary>
    static abstract TSelf Load(ref readonly double first, nint offset);

    /// <summary>Writes the lanes from <c>first[offset]</c> on.</summary>
    static abstract void Store(TSelf lanes, ref double first, nint offset);

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

    /// <summary>The larger of the two, lane by lane; NaN if either is.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of the two, lane by lane; NaN if either is.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>|a|, lane by lane.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>The magnitude of the one with the sign of the other.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>2ᵏ for a number that holds the whole number k in its lowest bits: k + 1.5·2⁵², with k from −1022 to 1023.</summary>
    static abstract TSelf PowerOfTwo(TSelf shifted);

    /// <summary>eᵃ, lane by lane.</summary>
    static abstract TSelf Exp(TSelf a);

    /// <summary>The sum over all lanes.</summary>
    static abstract double Sum(TSelf a);
}
