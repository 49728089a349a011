using System.Numerics;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Tests.Kernels;

public sealed class TanhTests
{
    private const double AllowedUlps = 5;

    // numbers of the reference are whole multiples of 2^-Bits
    private const int Bits = 240;

    public static TheoryData<string> Names() => [.. KernelSet.Available.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tanh_is_within_5_units_in_the_last_place_from_the_smallest_number_to_the_largest(string name)
    {
        double[] arguments =
        [
            double.Epsilon, -3 * double.Epsilon, 1e-310, 2.3e-308, 1e-300, 1e-100, -1e-20, 700, -40, 1e300, double.MaxValue,
            19.06, 19.0615, 19.07, 21.99, 22, 22.01, .. Around(Math.Log(2) / 4), .. Around(0.5 * Math.Log(2)), .. Around(0.625),
            .. Enumerable.Range(0, 12000).Select(i => (i % 2 == 0 ? 1 : -1) * Math.Pow(10, -18 + i / 620.0)),
            .. Enumerable.Range(1, 12000).Select(i => i * 22.0 / 12000 * (i % 2 == 0 ? 1 : -1)),
        ];
        double[] values = Of(name, arguments);
        for (int i = 0; i < values.Length; i++)
        {
            double off = Ulps(arguments[i], values[i]);
            Assert.True(off <= AllowedUlps, $"tanh {arguments[i]:R} = {values[i]:R} is {off:F1} units off");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tanh_is_exact_at_zero_and_infinity_and_nan_stays_nan(string name)
    {
        double[] values = Of(name, [0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1, -double.NaN, 0, double.NaN]);
        Assert.Equal([0, -0.0, 1, -1, double.NaN], values[..5]);
        Assert.False(double.IsNegative(values[0]));
        Assert.True(double.IsNegative(values[1]));
        Assert.True(double.IsNaN(values[6]) && double.IsNaN(values[8]));
    }

    private static double[] Of(string name, double[] arguments)
    {
        var buffer = new AlignedBuffer(arguments.Length);
        arguments.CopyTo(buffer.Span);
        KernelSet.Named(name).Activate(Activation.Tanh, buffer.Span);
        return buffer.Span.ToArray();
    }

    private static IEnumerable<double> Around(double x) => [Math.BitDecrement(x), x, Math.BitIncrement(x), -x];

    private static double Ulps(double x, double value)
    {
        double magnitude = Math.Abs(x);
        Assert.Equal(Math.Sign(x), Math.Sign(value));
        if (magnitude < 1e-9)
        {
            // tanh x = x − x³/3 + …, which is x or the number before it
            return Math.Abs(Math.Abs(value) - magnitude) / Unit(magnitude);
        }

        if (magnitude > 40)
        {
            return Math.Abs(Math.Abs(value) - 1) / Unit(1);
        }

        // (u)/(u + 2) with u = e^2x − 1, in whole numbers
        BigInteger one = BigInteger.One << Bits, u = Exponential(Fixed(2 * magnitude)) - one;
        BigInteger exact = (u << Bits) / (u + 2 * one), off = BigInteger.Abs(Fixed(Math.Abs(value)) - exact);
        return (double)off / (double)Fixed(Unit(Math.Abs(value)));
    }

    private static double Unit(double x) => Math.BitIncrement(x) - x;

    // exact for every double of at least 2^-180
    private static BigInteger Fixed(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        BigInteger mantissa = (bits & ((1L << 52) - 1)) | (1L << 52);
        int shift = (int)(bits >> 52) - 1075 + Bits;
        return shift >= 0 ? mantissa << shift : mantissa >> -shift;
    }

    // e^x = (e^(x/2^8))^(2^8), the inner one by its series
    private static BigInteger Exponential(BigInteger x)
    {
        x >>= 8;
        BigInteger term = BigInteger.One << Bits, sum = term;
        for (int n = 1; !term.IsZero; n++)
        {
            term = (term * x >> Bits) / n;
            sum += term;
        }

        for (int i = 0; i < 8; i++)
        {
            sum = sum * sum >> Bits;
        }

        return sum;
    }
}
