using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnViz.Numerics.Kernels;

/// <summary>A register of 4 doubles, for machines with AVX2 and fused multiply-add.</summary>
internal readonly unsafe struct Avx2Lanes(Vector256<double> value) : ILanes<Avx2Lanes>
{
    private readonly Vector256<double> value = value;

    public static int Count => 4;

    public static bool HasManyRegisters => false;

    public static Avx2Lanes Load(double* from) => new(Vector256.Load(from));

    public static void Store(Avx2Lanes lanes, double* to) => lanes.value.Store(to);

    public static Avx2Lanes LoadPart(double* from, int count) => new(Avx.MaskLoad(from, FirstLanes(count)));

    public static void StorePart(Avx2Lanes lanes, double* to, int count) => Avx.MaskStore(to, FirstLanes(count), lanes.value);

    public static Avx2Lanes Broadcast(double value) => new(Vector256.Create(value));

    public static Avx2Lanes MultiplyAdd(Avx2Lanes a, Avx2Lanes b, Avx2Lanes c) => new(Fma.MultiplyAdd(a.value, b.value, c.value));

    public static Avx2Lanes operator +(Avx2Lanes a, Avx2Lanes b) => new(a.value + b.value);

    public static Avx2Lanes operator -(Avx2Lanes a, Avx2Lanes b) => new(a.value - b.value);

    public static Avx2Lanes operator *(Avx2Lanes a, Avx2Lanes b) => new(a.value * b.value);

    public static Avx2Lanes operator /(Avx2Lanes a, Avx2Lanes b) => new(a.value / b.value);

    public static Avx2Lanes Max(Avx2Lanes a, Avx2Lanes b) => new(Avx.Max(a.value, b.value));

    public static Avx2Lanes Min(Avx2Lanes a, Avx2Lanes b) => new(Avx.Min(a.value, b.value));

    public static Avx2Lanes Abs(Avx2Lanes a) => new(Vector256.Abs(a.value));

    public static Avx2Lanes Positive(Avx2Lanes a) =>
        new(Vector256.GreaterThan(a.value, Vector256<double>.Zero) & Vector256<double>.One);

    public static Avx2Lanes CopySign(Avx2Lanes magnitude, Avx2Lanes sign) => new(Vector256.CopySign(magnitude.value, sign.value));

    public static Avx2Lanes PowerOfTwo(Avx2Lanes shifted) =>
        new(((shifted.value.AsInt64() << 52) + Vector256<double>.One.AsInt64()).AsDouble());

    public static double Sum(Avx2Lanes a) => Vector256.Sum(a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(double* from, nint fromStep, double* to, nint toStep)
    {
        // pairs of neighbouring rows, then halves
        Vector256<double> r0 = Vector256.Load(from), r1 = Vector256.Load(from + fromStep);
        Vector256<double> r2 = Vector256.Load(from + 2 * fromStep), r3 = Vector256.Load(from + 3 * fromStep);
        (r0, r1) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1));
        (r2, r3) = (Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        Avx.Permute2x128(r0, r2, 0x20).Store(to);
        Avx.Permute2x128(r1, r3, 0x20).Store(to + toStep);
        Avx.Permute2x128(r0, r2, 0x31).Store(to + 2 * toStep);
        Avx.Permute2x128(r1, r3, 0x31).Store(to + 3 * toStep);
    }

    private static Vector256<double> FirstLanes(int count) =>
        Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble();
}
