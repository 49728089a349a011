using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnViz.Numerics.Kernels;

/// <summary>A register of 8 doubles, for machines with AVX-512.</summary>
internal readonly unsafe struct Avx512Lanes(Vector512<double> value) : ILanes<Avx512Lanes>
{
    private readonly Vector512<double> value = value;

    public static int Count => 8;

    public static bool HasManyRegisters => true;

    public static Avx512Lanes Load(double* from) => new(Vector512.Load(from));

    public static void Store(Avx512Lanes lanes, double* to) => lanes.value.Store(to);

    public static Avx512Lanes LoadPart(double* from, int count) => new(Avx512F.MaskLoad(from, FirstLanes(count), Vector512<double>.Zero));

    public static void StorePart(Avx512Lanes lanes, double* to, int count) => Avx512F.MaskStore(to, FirstLanes(count), lanes.value);

    public static Avx512Lanes Broadcast(double value) => new(Vector512.Create(value));

    public static Avx512Lanes MultiplyAdd(
        Avx512Lanes a, Avx512Lanes b, Avx512Lanes c) => new(Avx512F.FusedMultiplyAdd(a.value, b.value, c.value));

    public static Avx512Lanes operator +(Avx512Lanes a, Avx512Lanes b) => new(a.value + b.value);

    public static Avx512Lanes operator -(Avx512Lanes a, Avx512Lanes b) => new(a.value - b.value);

    public static Avx512Lanes operator *(Avx512Lanes a, Avx512Lanes b) => new(a.value * b.value);

    public static Avx512Lanes operator /(Avx512Lanes a, Avx512Lanes b) => new(a.value / b.value);

    public static Avx512Lanes Max(Avx512Lanes a, Avx512Lanes b) => new(Avx512F.Max(a.value, b.value));

    public static Avx512Lanes Min(Avx512Lanes a, Avx512Lanes b) => new(Avx512F.Min(a.value, b.value));

    public static Avx512Lanes Abs(Avx512Lanes a) => new(Vector512.Abs(a.value));

    public static Avx512Lanes Positive(Avx512Lanes a) =>
        new(Vector512.GreaterThan(a.value, Vector512<double>.Zero) & Vector512<double>.One);

    public static Avx512Lanes CopySign(Avx512Lanes magnitude, Avx512Lanes sign) => new(Vector512.CopySign(magnitude.value, sign.value));

    public static Avx512Lanes PowerOfTwo(Avx512Lanes shifted) =>
        new(((shifted.value.AsInt64() << 52) + Vector512<double>.One.AsInt64()).AsDouble());

    public static double Sum(Avx512Lanes a) => Vector512.Sum(a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(double* from, nint fromStep, double* to, nint toStep)
    {
        // pairs of neighbouring rows, then quarters of four, then of eight
        Vector512<double> r0 = Vector512.Load(from), r1 = Vector512.Load(from + fromStep);
        Vector512<double> r2 = Vector512.Load(from + 2 * fromStep), r3 = Vector512.Load(from + 3 * fromStep);
        Vector512<double> r4 = Vector512.Load(from + 4 * fromStep), r5 = Vector512.Load(from + 5 * fromStep);
        Vector512<double> r6 = Vector512.Load(from + 6 * fromStep), r7 = Vector512.Load(from + 7 * fromStep);
        (r0, r1) = (Avx512F.UnpackLow(r0, r1), Avx512F.UnpackHigh(r0, r1));
        (r2, r3) = (Avx512F.UnpackLow(r2, r3), Avx512F.UnpackHigh(r2, r3));
        (r4, r5) = (Avx512F.UnpackLow(r4, r5), Avx512F.UnpackHigh(r4, r5));
        (r6, r7) = (Avx512F.UnpackLow(r6, r7), Avx512F.UnpackHigh(r6, r7));
        const byte EvenQuarters = 0b10_00_10_00, OddQuarters = 0b11_01_11_01;
        (r0, r2) = (Avx512F.Shuffle4x128(r0, r2, EvenQuarters), Avx512F.Shuffle4x128(r0, r2, OddQuarters));
        (r1, r3) = (Avx512F.Shuffle4x128(r1, r3, EvenQuarters), Avx512F.Shuffle4x128(r1, r3, OddQuarters));
        (r4, r6) = (Avx512F.Shuffle4x128(r4, r6, EvenQuarters), Avx512F.Shuffle4x128(r4, r6, OddQuarters));
        (r5, r7) = (Avx512F.Shuffle4x128(r5, r7, EvenQuarters), Avx512F.Shuffle4x128(r5, r7, OddQuarters));
        Avx512F.Shuffle4x128(r0, r4, EvenQuarters).Store(to);
        Avx512F.Shuffle4x128(r1, r5, EvenQuarters).Store(to + toStep);
        Avx512F.Shuffle4x128(r2, r6, EvenQuarters).Store(to + 2 * toStep);
        Avx512F.Shuffle4x128(r3, r7, EvenQuarters).Store(to + 3 * toStep);
        Avx512F.Shuffle4x128(r0, r4, OddQuarters).Store(to + 4 * toStep);
        Avx512F.Shuffle4x128(r1, r5, OddQuarters).Store(to + 5 * toStep);
        Avx512F.Shuffle4x128(r2, r6, OddQuarters).Store(to + 6 * toStep);
        Avx512F.Shuffle4x128(r3, r7, OddQuarters).Store(to + 7 * toStep);
    }

    private static Vector512<double> FirstLanes(int count) =>
        Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();
}
