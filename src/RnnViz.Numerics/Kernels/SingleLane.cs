namespace RnnViz.Numerics.Kernels;

/// <summary>One double as a register of one lane: the plain loop, and what wider registers leave over.</summary>
internal readonly unsafe struct SingleLane(double value) : ILanes<SingleLane>
{
    private readonly double value = value;

    public static int Count => 1;

    public static bool HasManyRegisters => false;

    public static SingleLane Load(double* from) => new(*from);

    public static void Store(SingleLane lanes, double* to) => *to = lanes.value;

    public static SingleLane LoadPart(double* from, int count) => new(*from);

    public static void StorePart(SingleLane lanes, double* to, int count) => *to = lanes.value;

    public static SingleLane Broadcast(double value) => new(value);

    public static SingleLane MultiplyAdd(SingleLane a, SingleLane b, SingleLane c) => new(Math.FusedMultiplyAdd(a.value, b.value, c.value));

    public static SingleLane operator +(SingleLane a, SingleLane b) => new(a.value + b.value);

    public static SingleLane operator -(SingleLane a, SingleLane b) => new(a.value - b.value);

    public static SingleLane operator *(SingleLane a, SingleLane b) => new(a.value * b.value);

    public static SingleLane operator /(SingleLane a, SingleLane b) => new(a.value / b.value);

    public static SingleLane Max(SingleLane a, SingleLane b) => new(a.value > b.value ? a.value : b.value);

    public static SingleLane Min(SingleLane a, SingleLane b) => new(a.value < b.value ? a.value : b.value);

    public static SingleLane Abs(SingleLane a) => new(Math.Abs(a.value));

    public static SingleLane Positive(SingleLane a) => new(a.value > 0 ? 1 : 0);

    public static SingleLane CopySign(SingleLane magnitude, SingleLane sign) => new(Math.CopySign(magnitude.value, sign.value));

    public static SingleLane PowerOfTwo(SingleLane shifted) => new(
        BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted.value) << 52) + BitConverter.DoubleToInt64Bits(1)));

    public static double Sum(SingleLane a) => a.value;

    public static void Transpose(double* from, nint fromStep, double* to, nint toStep) => *to = *from;
}
