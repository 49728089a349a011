using System.Runtime.Intrinsics;

namespace RnnViz.Numerics;

/// <summary>A register of 8 doubles, for machines with AVX-512.</summary>
internal readonly struct WideLanes(Vector512<double> value) : ILanes<WideLanes>
{
    private readonly Vector512<double> value = value;

    public static int Count => 8;

    public static WideLanes Load(ref readonly double first, nint offset) => new(Vector512.LoadUnsafe(in first, (nuint)offset));

    public static void Store(WideLanes lanes, ref double first, nint offset) => lanes.value.StoreUnsafe(ref first, (nuint)offset);

    public static WideLanes Broadcast(double value) => new(Vector512.Create(value));

    public static WideLanes MultiplyAdd(WideLanes a, WideLanes b, WideLanes c) =>
        new(Vector512.FusedMultiplyAdd(a.value, b.value, c.value));

    public static WideLanes operator +(WideLanes a, WideLanes b) => new(a.value + b.value);

    public static WideLanes operator -(WideLanes a, WideLanes b) => new(a.value - b.value);

    public static WideLanes operator *(WideLanes a, WideLanes b) => new(a.value * b.value);

    public static WideLanes operator /(WideLanes a, WideLanes b) => new(a.value / b.value);

    public static WideLanes Max(WideLanes a, WideLanes b) => new(Vector512.Max(a.value, b.value));

    public static WideLanes Min(WideLanes a, WideLanes b) => new(Vector512.Min(a.value, b.value));

    public static WideLanes Abs(WideLanes a) => new(Vector512.Abs(a.value));

    public static WideLanes CopySign(WideLanes magnitude, WideLanes sign) => new(Vector512.CopySign(magnitude.value, sign.value));

    public static WideLanes PowerOfTwo(WideLanes shifted) =>
        new(((shifted.value.AsInt64() << 52) + Vector512<double>.One.AsInt64()).AsDouble());

    public static WideLanes Exp(WideLanes a) => new(Vector512.Exp(a.value));

    public static double Sum(WideLanes a) => Vector512.Sum(a.value);
}
