namespace RnnViz.Numerics.Tests;

public sealed class KernelTests
{
    public static TheoryData<string, int, int, int> Sizes()
    {
        var data = new TheoryData<string, int, int, int>();
        foreach (Kernels kernels in Kernels.Available)
        {
            foreach ((int M, int K, int B) in new[] { (1, 1, 1), (3, 5, 2), (4, 4, 8), (7, 9, 17), (8, 16, 32), (13, 6, 7), (19, 21, 33) })
            {
                data.Add(kernels.Name, M, K, B);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_over_a_range_of_sequences_is_the_plain_loop(string name, int M, int K, int B)
    {
        Kernels kernels = Find(name);
        var random = new RandomSource(1);
        double[] w = Numbers(random, M * K), x = Numbers(random, K * B), y = Numbers(random, M * B), b = Numbers(random, M);
        var range = new SequenceRange(B / 3, B - B / 3);
        double[] expected = [.. y];
        for (int i = 0; i < M; i++)
        {
            for (int s = range.Start; s < B; s++)
            {
                expected[i * B + s] = b[i];
                for (int k = 0; k < K; k++)
                {
                    expected[i * B + s] += w[i * K + k] * x[k * B + s];
                }
            }
        }

        var packed = new PackedMatrix(M, K);
        packed.Pack(w);
        kernels.Product(packed, b, x, y, B, range);
        Assert.True(RelativeError.Of(y, expected) < 1e-14);

        double[] transposed = new double[M * K], again = new double[M * B];
        for (int i = 0; i < M * K; i++)
        {
            transposed[i % K * M + i / K] = w[i];
        }

        packed.PackTransposed(transposed);
        kernels.Product(packed, b, x, again, B, range);
        Assert.Equal(y[range.Start], again[range.Start]);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Outer_products_over_timesteps_and_sequences_are_the_plain_loop(string name, int M, int K, int B)
    {
        const int T = 3;
        var random = new RandomSource(2);
        double[] d = Numbers(random, T * M * B), x = Numbers(random, T * K * B), w = Numbers(random, M * K);
        double[] expected = [.. w];
        var range = new SequenceRange(B / 4, B - B / 4);
        for (int i = 0; i < M; i++)
        {
            for (int k = 0; k < K; k++)
            {
                for (int t = 0; t < T; t++)
                {
                    for (int s = range.Start; s < B; s++)
                    {
                        expected[i * K + k] += d[(t * M + i) * B + s] * x[(t * K + k) * B + s];
                    }
                }
            }
        }

        Find(name).AddOuterProducts(d, x, T, w, M, K, B, range);
        Assert.True(RelativeError.Of(w, expected) < 1e-13);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softmax_sums_to_one_and_keeps_the_logarithm_of_its_sum(string name, int M, int K, int B)
    {
        double[] o = [.. Numbers(new RandomSource(K), M * B).Select(v => 300 * v)], p = new double[M * B], logSums = new double[B];
        Find(name).Softmax(o, p, logSums, B, new SequenceRange(0, B));
        for (int b = 0; b < B; b++)
        {
            double[] column = [.. Enumerable.Range(0, M).Select(i => o[i * B + b])];
            double expected = column.Max() + Math.Log(column.Sum(v => Math.Exp(v - column.Max())));
            Assert.Equal(expected, logSums[b], 10);
            Assert.Equal(1, Enumerable.Range(0, M).Sum(i => p[i * B + b]), 12);
        }
    }

    [Theory]
    [InlineData("avx512")]
    [InlineData("portable")]
    [InlineData("scalar")]
    public void Tanh_is_within_5_units_in_the_last_place_and_exact_at_its_ends(string name)
    {
        if (Kernels.Available.FirstOrDefault(k => k.Name == name) is not { } kernels)
        {
            return; // not a kernel of this machine
        }

        double[] arguments =
        [
            0, -0.0, double.Epsilon, 1e-300, 1e-20, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 700, -40, 22, 19.06,
            .. Enumerable.Range(0, 60000).Select(i => (i % 2 == 0 ? 1 : -1) * Math.Pow(10, -18 + i / 3000.0)),
        ];
        double[] values = [.. arguments];
        kernels.Activate(Activation.Tanh, values, values.Length, new SequenceRange(0, values.Length));
        double worst = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double expected = Math.Tanh(arguments[i]);
            if (double.IsNaN(expected) || expected == 0 || double.IsInfinity(arguments[i]))
            {
                Assert.Equal(expected, values[i]);
                continue;
            }

            worst = Math.Max(worst, Math.Abs(values[i] - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)));
        }

        Assert.True(worst <= 5, $"off by {worst} units in the last place");
        Assert.True(double.IsNegative(values[1]));
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

    private static Kernels Find(string name) => Kernels.Available.Single(k => k.Name == name);

    private static double[] Numbers(RandomSource random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextGaussian())];
}
