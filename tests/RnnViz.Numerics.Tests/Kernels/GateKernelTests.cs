using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Kernels;

/// <summary>What the kernels do for gated cells, held to the formulas number by number.</summary>
public sealed class GateKernelTests
{
    public static TheoryData<string, int> KernelsAndSizes()
    {
        var data = new TheoryData<string, int>();
        foreach (KernelSet kernels in KernelSet.Available)
        {
            foreach (int size in new[] { 1, 7, 8, 13, 64, 131 })
            {
                data.Add(kernels.Name, size);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(KernelsAndSizes))]
    public void An_LSTM_goes_forward_and_back_as_its_formulas_say_and_writes_nothing_beside_its_targets(string name, int size)
    {
        KernelSet kernels = KernelSet.Named(name);
        var numbers = new Numbers(size);
        Span<double> a = numbers.Next(4), gates = numbers.Next(5), before = numbers.Next(), c = numbers.Next(), h = numbers.Next();
        Span<double> dh = numbers.Next(), dc = numbers.Next(), carry = numbers.Next(), delta = numbers.Next(4);
        double[] sums = a.ToArray(), carried = carry.ToArray(), deltas = new double[4 * size];
        double[] gatesOut = new double[5 * size], cell = new double[size], hidden = new double[size], gradient = new double[size];
        double[] kept = new double[size];
        for (int j = 0; j < size; j++)
        {
            double i = Sigmoid(sums[j]), f = Sigmoid(sums[size + j]), g = Math.Tanh(sums[2 * size + j]), o = Sigmoid(sums[3 * size + j]);
            cell[j] = f * before[j] + i * g;
            double shown = Math.Tanh(cell[j]);
            hidden[j] = o * shown;
            gradient[j] = dh[j] * o * (1 - shown * shown) + carried[j];
            kept[j] = f * gradient[j];
            Put(gatesOut, size, j, i, f, g, o, shown);
            Put(
                deltas, size, j, gradient[j] * g * i * (1 - i), gradient[j] * before[j] * f * (1 - f), gradient[j] * i * (1 - g * g),
                dh[j] * shown * o * (1 - o));
        }

        a.CopyTo(gates);
        kernels.LstmForward(gates[..(4 * size)], gates, before, c, h); // in place
        AssertClose(gatesOut, gates);
        gates.Clear();
        kernels.LstmForward(a, gates, before, c, h);
        GateSquares squares = kernels.LstmBackward(dh, gates, before, dc, carry, delta);
        AssertClose(gatesOut, gates);
        AssertClose(cell, c);
        AssertClose(hidden, h);
        AssertClose(gradient, dc);
        AssertClose(kept, carry);
        AssertClose(deltas, delta);
        AssertClose([dh.ToArray().Sum(v => v * v), gradient.Sum(v => v * v)], [squares.Hidden, squares.Cell]);
        delta.Clear();
        kernels.LstmBackward(dh, gates, before, dc, carry: default, delta);
        AssertClose(deltas, delta);
        numbers.AssertNothingBeside();
    }

    [Theory]
    [MemberData(nameof(KernelsAndSizes))]
    public void A_GRU_goes_forward_and_back_as_its_formulas_say_and_writes_nothing_beside_its_targets(string name, int size)
    {
        KernelSet kernels = KernelSet.Named(name);
        var numbers = new Numbers(size);
        Span<double> a = numbers.Next(4), gates = numbers.Next(4), before = numbers.Next(), h = numbers.Next();
        Span<double> dh = numbers.Next(), carry = numbers.Next(), delta = numbers.Next(4);
        double[] sums = a.ToArray(), deltas = new double[4 * size], gatesOut = new double[4 * size], hidden = new double[size];
        double[] complete = new double[size], kept = new double[size];
        for (int j = 0; j < size; j++)
        {
            double r = Sigmoid(sums[j]), z = Sigmoid(sums[size + j]), q = sums[3 * size + j], n = Math.Tanh(sums[2 * size + j] + r * q);
            hidden[j] = (1 - z) * n + z * before[j];
            complete[j] = dh[j] + carry[j];
            kept[j] = z * complete[j];
            double dn = complete[j] * (1 - z) * (1 - n * n);
            Put(gatesOut, size, j, r, z, n, q);
            Put(deltas, size, j, dn * q * r * (1 - r), complete[j] * (before[j] - n) * z * (1 - z), dn, r * dn);
        }

        a.CopyTo(gates);
        kernels.GruForward(gates[..(3 * size)], gates[(3 * size)..], gates, before, h); // in place
        AssertClose(gatesOut, gates);
        gates.Clear();
        kernels.GruForward(a[..(3 * size)], a[(3 * size)..], gates, before, h);
        double squares = kernels.GruBackward(dh, gates, before, carry, delta);
        AssertClose(gatesOut, gates);
        AssertClose(hidden, h);
        AssertClose(complete, dh);
        AssertClose(kept, carry);
        AssertClose(deltas, delta);
        AssertClose([complete.Sum(v => v * v)], [squares]);
        delta.Clear();
        kernels.GruBackward(dh, gates, before, carry: default, delta);
        AssertClose(complete, dh);
        AssertClose(deltas, delta);
        numbers.AssertNothingBeside();
    }

    [Theory]
    [MemberData(nameof(KernelsAndSizes))]
    public void Gates_are_closed_and_open_at_infinity_and_what_is_not_a_number_stays_so(string name, int size)
    {
        KernelSet kernels = KernelSet.Named(name);
        var numbers = new Numbers(size);
        Span<double> gates = numbers.Next(5), before = numbers.Next(), c = numbers.Next(), h = numbers.Next();
        gates[..size].Fill(double.NegativeInfinity);
        gates[size..(2 * size)].Fill(double.PositiveInfinity);
        gates[(3 * size)..(4 * size)].Fill(1e300);
        gates[4 * size - 1] = double.NaN;
        kernels.LstmForward(gates[..(4 * size)], gates, before, c, h);
        Assert.Equal(before.ToArray(), c.ToArray()); // i = 0, f = 1
        AssertClose([.. before[..^1].ToArray().Select(Math.Tanh)], h[..^1]);
        Assert.True(double.IsNaN(h[^1]));
    }

    [Fact]
    public void Lists_of_different_sizes_are_refused()
    {
        double[] one = new double[1], three = new double[3], four = new double[4], five = new double[5];
        Assert.Throws<ArgumentException>(() => KernelSet.Best.LstmForward(four, four, one, one.ToArray(), one.ToArray()));
        Assert.Throws<ArgumentException>(() => KernelSet.Best.LstmForward(three, five, one, one.ToArray(), one.ToArray()));
        Assert.Throws<ArgumentException>(() => KernelSet.Best.LstmBackward(one, five, one, one.ToArray(), five.ToArray(), four));
        Assert.Throws<ArgumentException>(() => KernelSet.Best.GruForward(three, one, five, one, one.ToArray()));
        Assert.Throws<ArgumentException>(() => KernelSet.Best.GruForward(four, one, four, one, one.ToArray()));
        Assert.Throws<ArgumentException>(() => KernelSet.Best.GruForward(three, three, four, one, one.ToArray()));
        Assert.Throws<ArgumentException>(() => KernelSet.Best.GruBackward(one, four, one, one.ToArray(), five));
    }

    private static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));

    private static void Put(double[] lists, int size, int j, params ReadOnlySpan<double> values)
    {
        for (int list = 0; list < values.Length; list++)
        {
            lists[list * size + j] = values[list];
        }
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<double> found) =>
        Assert.InRange(RelativeError.Of(found, expected), 0, 1e-14);

    /// <summary>Random numbers, and behind each list nine that nobody may touch.</summary>
    private sealed class Numbers(int size)
    {
        private readonly RandomSource random = new(5);
        private readonly List<(AlignedBuffer Buffer, double[] Beside)> given = [];

        public Span<double> Next(int lists = 1)
        {
            var buffer = new AlignedBuffer(lists * size + 9);
            foreach (ref double number in buffer.Span)
            {
                number = 2 * random.NextGaussian();
            }

            given.Add((buffer, buffer.Span[(lists * size)..].ToArray()));
            return buffer.Span[..(lists * size)];
        }

        public void AssertNothingBeside() => Assert.All(given, list => Assert.Equal(list.Beside, list.Buffer.Span[^9..].ToArray()));
    }
}
