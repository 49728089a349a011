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

    public static WideLanes Exp(WideLanes a) => new(Vector512.Exp(a.value));

    public static double Sum(WideLanes a) => Vector512.Sum(a.value);
}
