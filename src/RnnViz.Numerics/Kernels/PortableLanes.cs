using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;

namespace RnnViz.Numerics.Kernels;

/// <summary>The register that .NET chooses for the machine: 2 doubles on Arm.</summary>
internal readonly unsafe struct PortableLanes(Vector<double> value) : ILanes<PortableLanes>
{
    private readonly Vector<double> value = value;

    public static int Count => Vector<double>.Count;

    public static bool HasManyRegisters => AdvSimd.IsSupported;

    public static PortableLanes Load(double* from) => new(Vector.Load(from));

    public static void Store(PortableLanes lanes, double* to) => lanes.value.Store(to);

    public static PortableLanes LoadPart(double* from, int count)
    {
        Vector<double> lanes = default;
        for (int i = 0; i < count; i++)
        {
            lanes = lanes.WithElement(i, from[i]);
        }

        return new(lanes);
    }

    public static void StorePart(PortableLanes lanes, double* to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = lanes.value[i];
        }
    }

    public static PortableLanes Broadcast(double value) => new(new Vector<double>(value));

    public static PortableLanes MultiplyAdd(PortableLanes a, PortableLanes b, PortableLanes c) =>
        new(Vector.FusedMultiplyAdd(a.value, b.value, c.value));

    public static PortableLanes operator +(PortableLanes a, PortableLanes b) => new(a.value + b.value);

    public static PortableLanes operator -(PortableLanes a, PortableLanes b) => new(a.value - b.value);

    public static PortableLanes operator *(PortableLanes a, PortableLanes b) => new(a.value * b.value);

    public static PortableLanes operator /(PortableLanes a, PortableLanes b) => new(a.value / b.value);

    public static PortableLanes Max(PortableLanes a, PortableLanes b) =>
        new(Vector.ConditionalSelect(Vector.GreaterThan(a.value, b.value), a.value, b.value));

    public static PortableLanes Min(PortableLanes a, PortableLanes b) =>
        new(Vector.ConditionalSelect(Vector.LessThan(a.value, b.value), a.value, b.value));

    public static PortableLanes Abs(PortableLanes a) => new(Vector.Abs(a.value));

    public static PortableLanes Positive(PortableLanes a) =>
        new(Vector.AsVectorDouble(Vector.GreaterThan(a.value, Vector<double>.Zero)) & Vector<double>.One);

    public static PortableLanes CopySign(PortableLanes magnitude, PortableLanes sign) => new(Vector.CopySign(magnitude.value, sign.value));

    public static PortableLanes PowerOfTwo(PortableLanes shifted) =>
        new(Vector.AsVectorDouble((Vector.AsVectorInt64(shifted.value) << 52) + Vector.AsVectorInt64(Vector<double>.One)));

    public static double Sum(PortableLanes a) => Vector.Sum(a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(double* from, nint fromStep, double* to, nint toStep)
    {
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < Count; j++)
            {
                to[j * toStep + i] = from[i * fromStep + j];
            }
        }
    }
}
