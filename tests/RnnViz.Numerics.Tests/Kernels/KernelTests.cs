using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Kernels;

public sealed class KernelTests
{
    public static TheoryData<string, int, int, int> Sizes()
    {
        var data = new TheoryData<string, int, int, int>();
        foreach (KernelSet kernels in KernelSet.Available)
        {
            foreach ((int M, int K, int n) in new[]
            {
                (1, 1, 1), (3, 5, 2), (4, 4, 8), (7, 9, 17), (8, 16, 32), (13, 6, 7), (19, 21, 33), (50, 3, 61), (66, 70, 1), (2, 130, 1),
            })
            {
                data.Add(kernels.Name, M, K, n);
            }
        }

        return data;
    }

    public static TheoryData<string> Names() => [.. KernelSet.Available.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_is_the_plain_loop_and_writes_nothing_beside_its_target(string name, int M, int K, int n)
    {
        KernelSet kernels = KernelSet.Named(name);
        var random = new RandomSource(1);
        double[] w = Numbers(random, M * K), b = Numbers(random, M);
        Span<double> wideX = Buffer(random, K * (n + 3)), room = Buffer(random, M * n + 9);
        Span<double> y = room[..(M * n)];
        double[] beside = room[(M * n)..].ToArray();
        PackedMatrix panels = Transposed(kernels, w, M, K);

        double[] expected = Product(w, wideX, M, K, n, n + 3);
        kernels.Product(panels, b, wideX[..((K - 1) * (n + 3) + n)], n + 3, y, n);
        AssertClose([.. expected.Select((v, i) => v + b[i / n])], y);

        Span<double> x = wideX[..(K * n)];
        expected = Product(w, x, M, K, n, n);
        kernels.Product(panels, x, y, n, add: false);
        AssertClose(expected, y);
        kernels.Product(panels, x, y, n, add: true);
        AssertClose([.. expected.Select(v => 2 * v)], y);
        Assert.Equal(beside, room[(M * n)..].ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_copied_matrix_is_the_transpose_of_a_transposed_one(string name, int M, int K, int n)
    {
        KernelSet kernels = KernelSet.Named(name);
        var random = new RandomSource(n);
        double[] w = Numbers(random, M * K), transposed = new double[M * K];
        for (int i = 0; i < M * K; i++)
        {
            transposed[i % K * M + i / K] = w[i];
        }

        var copied = new PackedMatrix(K, M);
        kernels.Copy(transposed, copied);
        Assert.Equal(Transposed(kernels, w, M, K).Values.ToArray(), copied.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_for_several_timesteps_are_one_product_for_each(string name, int M, int K, int n)
    {
        const int T = 11;
        KernelSet kernels = KernelSet.Named(name);
        var random = new RandomSource(3);
        double[] w = Numbers(random, M * K), b = Numbers(random, M);
        int xStep = K * n + 3, yStep = M * n + 5;
        Span<double> x = Buffer(random, T * xStep), y = Buffer(random, T * yStep);
        kernels.Products(Transposed(kernels, w, M, K), b, new TimestepSpan(x, xStep), new TimestepSpan(y, yStep), T, n);
        for (int t = 0; t < T; t++)
        {
            double[] expected = Product(w, x.Slice(t * xStep, K * n), M, K, n, n);
            AssertClose([.. expected.Select((v, i) => v + b[i / n])], y.Slice(t * yStep, M * n));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Outer_products_over_timesteps_and_sequences_are_the_plain_loop(string name, int M, int K, int n)
    {
        const int T = 3, Gap = 2;
        KernelSet kernels = KernelSet.Named(name);
        var random = new RandomSource(2);
        int dStep = M * n + Gap, xStep = K * n;
        Span<double> d = Buffer(random, T * dStep), x = Buffer(random, T * xStep);
        double[] tiled = Numbers(random, M * K), byRows = [.. tiled], before = [.. tiled], expected = [.. tiled];
        double[] sums = new double[M], expectedSums = new double[M];
        var panels = new PackedMatrix((T + 1) * n, K);
        for (int t = 0; t < T; t++)
        {
            kernels.Transpose(x.Slice(t * xStep, xStep), K, n, panels, (t + 1) * n);
            for (int i = 0; i < M * n; i++)
            {
                expectedSums[i / n] += d[t * dStep + i];
                for (int k = 0; k < K; k++)
                {
                    expected[i / n * K + k] += d[t * dStep + i] * x[t * xStep + k * n + i % n];
                }
            }
        }

        kernels.AddOuterProducts(new TimestepSpan(d, dStep), panels, n, new TimestepSpan(x, xStep), T, n, tiled);
        AssertClose(expected, tiled);
        kernels.AddOuterProducts(new TimestepSpan(d, dStep), new TimestepSpan(x, xStep), n, T, n, byRows, K);
        AssertClose(expected, byRows);
        kernels.AddSums(new TimestepSpan(d, dStep), T, n, sums);
        AssertClose(expectedSums, sums);

        byRows.AsSpan().Clear();
        double[] onTheWay = [.. sums];
        kernels.AddOuterProducts(new TimestepSpan(d, dStep), new TimestepSpan(x, xStep), n, T, n, byRows, K, onTheWay);
        AssertClose([.. expected.Zip(before, (all, start) => all - start)], byRows);
        AssertClose([.. expectedSums.Select(v => 2 * v)], onTheWay);

        // what is overwritten may be anything
        foreach (bool fromPacked in new[] { true, false })
        {
            double[] overwritten = [.. Enumerable.Repeat(double.NaN, M * K)];
            if (fromPacked)
            {
                kernels.AddOuterProducts(new TimestepSpan(d, dStep), panels, n, new TimestepSpan(x, xStep), T, n, overwritten, add: false);
            }
            else
            {
                kernels.AddOuterProducts(new TimestepSpan(d, dStep), new TimestepSpan(x, xStep), n, T, n, overwritten, K, add: false);
            }

            AssertClose(byRows, overwritten);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Few_inputs_join_the_sum_as_it_is_activated_and_nothing_beside_is_written(string name)
    {
        KernelSet kernels = KernelSet.Named(name);
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            foreach ((int M, int K, int n) in new[] { (1, 1, 2), (3, 1, 3), (8, 2, 8), (9, 3, 17), (17, 4, 21), (50, 1, 32) })
            {
                var random = new RandomSource(M);
                const int Gap = 3;
                double[] w = Numbers(random, M * K), b = Numbers(random, M);
                Span<double> x = Buffer(random, K * (n + Gap)), room = Buffer(random, M * n + 9);
                Span<double> h = room[..(M * n)], inputs = x[..((K - 1) * (n + Gap) + n)];
                double[] beside = room[(M * n)..].ToArray(), a = h.ToArray(), sum = Product(w, x, M, K, n, n + Gap);
                PackedMatrix panels = Transposed(kernels, w, M, K);

                kernels.Activate(activation, panels, b, inputs, n + Gap, h, n, hasSum: true);
                AssertClose([.. sum.Select((v, i) => activation.Of(a[i] + v + b[i / n]))], h);
                kernels.Activate(activation, panels, default, inputs, n + Gap, h, n, hasSum: false);
                AssertClose([.. sum.Select(v => activation.Of(v))], h);
                Assert.Equal(beside, room[(M * n)..].ToArray());
            }
        }

        var many = new PackedMatrix(KernelSet.FewInputs + 1, 3);
        Assert.Throws<ArgumentException>(
            () => kernels.Activate(Activation.Tanh, many, default, new double[10], 2, new double[6], 2, hasSum: false));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void One_hot_products_are_products_with_one_hot_columns(string name, int M, int K, int n)
    {
        KernelSet kernels = KernelSet.Named(name);
        var random = new RandomSource(4);
        double[] w = Numbers(random, M * K), b = Numbers(random, M), y = new double[M * n];
        Span<double> x = new AlignedBuffer(K * n).Span, d = Buffer(random, M * n);
        int[] tokens = [.. Enumerable.Range(0, n).Select(_ => random.NextInteger(K))];
        for (int s = 0; s < n; s++)
        {
            x[tokens[s] * n + s] = 1;
        }

        OneHot.Products(w, K, b, tokens, new TimestepSpan(y, M * n), n);
        AssertClose([.. Product(w, x, M, K, n, n).Select((v, i) => v + b[i / n])], y);
        double[] picked = [.. w], full = [.. w];
        OneHot.AddOuterProducts(new TimestepSpan(d, M * n), tokens, picked, K, n);
        kernels.AddOuterProducts(new TimestepSpan(d, M * n), new TimestepSpan(x, K * n), n, 1, n, full, K);
        AssertClose(full, picked);
        Assert.Throws<ArgumentOutOfRangeException>(() => OneHot.Products(w, K, b, [K], new TimestepSpan(y, M * n), 1));

        var columns = new PackedMatrix(K, M);
        kernels.Transpose(w, M, K, columns);
        Span<double> many = new AlignedBuffer(M * n).Span;
        kernels.Pick(columns, b, tokens, many);
        Assert.Equal(y, many.ToArray());
        columns.Values.Clear();
        kernels.AddOuterProduct(d, tokens, columns);
        double[] flushed = [.. w];
        kernels.Flush(columns, flushed);
        AssertClose(full, flushed);
        Assert.DoesNotContain(columns.Values.ToArray(), v => v != 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => kernels.Pick(columns, b, [K], new double[M]));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softmax_sums_to_one_and_keeps_the_logarithm_of_its_sum(string name, int M, int K, int n)
    {
        Span<double> o = Buffer(new RandomSource(K), M * n);
        foreach (ref double number in o)
        {
            number *= 300;
        }

        double[] p = new double[M * n], e = new double[M * n], logSums = new double[n], outputs = o.ToArray();
        KernelSet.Named(name).Softmax(o, p, 0.25, e, logSums, n);
        Assert.Equal(p.Select(v => v * 0.25), e);
        for (int b = 0; b < n; b++)
        {
            double[] column = [.. Enumerable.Range(0, M).Select(i => outputs[i * n + b])];
            double expected = column.Max() + Math.Log(column.Sum(v => Math.Exp(v - column.Max())));
            Assert.Equal(expected, logSums[b], 10);
            Assert.Equal(1, Enumerable.Range(0, M).Sum(i => p[i * n + b]), 12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Softmax_of_a_number_that_is_none_has_no_probabilities(string name)
    {
        foreach (int n in new[] { 1, 3, 9 })
        {
            Span<double> o = Buffer(new RandomSource(n), 20 * n);
            o[7 * n] = double.NaN;
            double[] p = new double[20 * n], logSums = new double[n];
            KernelSet.Named(name).Softmax(o, p, 1, new double[20 * n], logSums, n);
            Assert.All(Enumerable.Range(0, 20), i => Assert.True(double.IsNaN(p[i * n])));
            Assert.True(double.IsNaN(logSums[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Activations_and_slopes_are_those_of_single_numbers_and_the_squares_are_summed_on_the_way(string name)
    {
        KernelSet kernels = KernelSet.Named(name);
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            foreach (int n in new[] { 1, 3, 8, 21 })
            {
                var random = new RandomSource(n);
                Span<double> a = Buffer(random, n), g = Buffer(random, n), delta = new AlignedBuffer(n).Span;
                a[^1] = double.NaN;
                double[] expected = [.. a.ToArray().Select(v => activation.Of(v))];
                kernels.Activate(activation, a);
                Assert.True(double.IsNaN(a[^1]));
                AssertClose(expected[..^1], a[..^1]);
                a[^1] = 0.5;
                double squares = kernels.MultiplyBySlope(activation, g, a, delta);
                double[] slopes = [.. a.ToArray().Select(h => activation.SlopeAt(h))];
                AssertClose([.. g.ToArray().Zip(slopes, (x, y) => x * y)], delta);
                Assert.Equal(g.ToArray().Sum(v => v * v), squares, 12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sums_and_scaled_vectors_are_the_plain_loops(string name)
    {
        KernelSet kernels = KernelSet.Named(name);
        foreach (int n in new[] { 0, 1, 7, 16, 45 })
        {
            double[] x = Numbers(new RandomSource(n), n), y = Numbers(new RandomSource(99), n), z = [.. y];
            Assert.Equal(x.Sum(v => v * v), kernels.SumOfSquares(x), 12);
            Assert.Equal(x.Sum(Math.Abs), kernels.SumOfMagnitudes(x), 12);
            kernels.AddScaled(3, x, y);
            AssertClose([.. z.Zip(x, (a, b) => a + 3 * b)], y);
        }
    }

    [Fact]
    public void A_kernel_that_there_is_not_is_refused_with_what_there_is()
    {
        Assert.Contains("avx512, avx2, portable, scalar", Assert.Throws<ArgumentException>(() => KernelSet.Named("fast")).Message);
        Assert.Equal("scalar", KernelSet.Named("scalar").Name);
        Assert.Same(KernelSet.Available[0], KernelSet.Named(""));
    }

    [Fact]
    public void A_norm_survives_numbers_whose_squares_do_not()
    {
        Assert.Equal(5e-200, Norm.Of([3e-200, 4e-200]), 1e-214);
        Assert.Equal(5e200, Norm.Of([3e200, 4e200]), 1e186);
        Assert.Equal(0, Norm.Of([0, 0]));
        Assert.True(double.IsNaN(Norm.Of([1, double.NaN])));
        Assert.Equal(double.PositiveInfinity, Norm.Of([1, double.NegativeInfinity]));
    }

    private static double[] Product(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int M, int K, int n, int xRow)
    {
        double[] y = new double[M * n], columns = new double[K * n];
        for (int k = 0; k < K; k++)
        {
            x.Slice(k * xRow, n).CopyTo(columns.AsSpan(k * n));
        }

        Matrices.AddProduct(w, columns, n, y);
        return y;
    }

    private static PackedMatrix Transposed(KernelSet kernels, double[] w, int M, int K)
    {
        var panels = new PackedMatrix(K, M);
        kernels.Transpose(w, M, K, panels);
        return panels;
    }

    // relative to the largest: sums of terms that cancel have no more digits than that
    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual) =>
        Assert.True(RelativeError.Of(actual, expected) < 1e-13, $"off by {RelativeError.Of(actual, expected):e1}");

    private static Span<double> Buffer(RandomSource random, int n)
    {
        Span<double> buffer = new AlignedBuffer(n).Span;
        Numbers(random, n).CopyTo(buffer);
        return buffer;
    }

    private static double[] Numbers(RandomSource random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextGaussian())];
}
