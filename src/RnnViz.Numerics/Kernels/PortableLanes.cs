using System.Numerics;

namespace RnnViz.Numerics;

/// <summary>The register that .NET chooses for the machine: 4 doubles with AVX2, 2 on Arm.</summary>
internal readonly struct PortableLanes(Vector<double> value) : ILanes<PortableLanes>
{
    private readonly Vector<double> value = value;

    public static int Count => Vector<double>.Count;

    public static PortableLanes Load(ref readonly double first, nint offset) => new(Vector.LoadUnsafe(in first, (nuint)offset));

    public static void Store(PortableLanes lanes, ref double first, nint offset) => lanes.value.StoreUnsafe(ref first, (nuint)offset);

    public static PortableLanes Broadcast(double value) => new(new Vector<double>(value));

    public static PortableLanes MultiplyAdd(PortableLanes a, PortableLanes b, PortableLanes c) =>
        new(Vector.FusedMultiplyAdd(a.value, b.value, c.value));

    public static PortableLanes operator +(PortableLanes a, PortableLanes b) => new(a.value + b.value);

    public static PortableLanes operator -(PortableLanes a, PortableLanes b) => new(a.value - b.value);

    public static PortableLanes operator *(PortableLanes a, PortableLanes b) => new(a.value * b.value);

    public static PortableLanes operator /(PortableLanes a, PortableLanes b) => new(a.value / b.value);

    public static PortableLanes Max(PortableLanes a, PortableLanes b) => new(Vector.Max(a.value, b.value));

    public static PortableLanes Min(PortableLanes a, PortableLanes b) => new(Vector.Min(a.value, b.value));

    public static PortableLanes Abs(PortableLanes a) => new(Vector.Abs(a.value));

    public static PortableLanes CopySign(PortableLanes magnitude, PortableLanes sign) => new(Vector.CopySign(magnitude.value, sign.value));

    public static PortableLanes PowerOfTwo(PortableLanes shifted) =>
        new(Vector.AsVectorDouble((Vector.AsVectorInt64(shifted.value) << 52) + Vector.AsVectorInt64(Vector<double>.One)));

    public static PortableLanes Exp(PortableLanes a) => new(Vector.Exp(a.value));

    public static double Sum(PortableLanes a) => Vector.Sum(a.value);
}
