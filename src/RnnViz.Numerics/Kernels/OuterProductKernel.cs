namespace RnnViz.Numerics.Kernels;

/// <summary>Sums over timesteps and sequences of outer products: what gradients of weights are made of.</summary>
internal static unsafe class OuterProductKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>W += Σ_t d_t x_tᵀ, M×K, with x_t in panels; the parameters are those of <see cref="KernelSet"/>.</summary>
    public static void Add(TimestepSpan d, PackedMatrix x, int from, TimestepSpan rows, int T, int n, Span<double> w, bool add)
    {
        int K = x.Columns, M = w.Length / K, rest = K % PackedMatrix.Width, tiled = rest < PackedMatrix.Width / 2 ? K - rest : K;
        SizeCheck.RequireExactly(w.Length, M * K, "W");
        SizeCheck.RequireAtLeast(d.Numbers.Length, (T - 1) * d.Step + M * n, "the left factors");
        SizeCheck.RequireAtLeast(x, from + T * n, K);
        SizeCheck.RequireAtLeast(rows.Numbers.Length, (T - 1) * rows.Step + K * n, "the right factors");
        if (!add && tiled < K)
        {
            w.Clear();
            add = true;
        }

        fixed (double* d0 = d.Numbers, x0 = x.Values, rows0 = rows.Numbers, target = w)
        {
            var left = new LeftOperand((nint)d0, n, 8 * n, 1, d.Step);
            var right = new RightOperand((nint)(x0 + from * PackedMatrix.Width), x.Step, PackedMatrix.Width, n * PackedMatrix.Width);
            ProductKernel<TLanes>.Run(left, right, M, tiled, new Reduction(n, T, add), target, K); // a group of summands is a timestep
            for (int k = tiled; k < K; k += 2)
            {
                var column = new OuterProductColumn(rows0 + k * n, rows.Step, target + k, K);
                OuterProductColumn next = k + 1 < K ? new OuterProductColumn(rows0 + (k + 1) * n, rows.Step, target + k + 1, K) : default;
                RowKernel<TLanes>.AddSums(d0, d.Step, T, n, M, column, next);
            }
        }
    }

    /// <summary>The same with few rows of x_t, or a single sequence, where they lie, and v += Σ_t Σ_b d_t unless v is empty.</summary>
    public static void Add(TimestepSpan d, TimestepSpan x, int xRow, int T, int n, Span<double> w, int K, Span<double> v, bool add)
    {
        int M = w.Length / K;
        SizeCheck.RequireAtLeast(d.Numbers.Length, (T - 1) * d.Step + M * n, "the left factors");
        SizeCheck.RequireAtLeast(x.Numbers.Length, (T - 1) * x.Step + (K - 1) * xRow + n, "the right factors");
        SizeCheck.RequireExactly(v.Length, v.IsEmpty ? 0 : M, "the sums");
        if (n == 1)
        {
            AddSums(d, T, n, v);
        }

        bool isTiled = n == 1 && xRow == 1 && K > 1;
        if (!add && !isTiled)
        {
            w.Clear();
        }

        fixed (double* d0 = d.Numbers, x0 = x.Numbers, target = w, sums = v)
        {
            // of a single sequence all timesteps are one group of summands
            if (n == 1 && K == 1)
            {
                AddWeightedSum(d0, d.Step, x0, x.Step, T, target, M); // units lie side by side in a register
                return;
            }

            if (isTiled)
            {
                var left = new LeftOperand((nint)d0, 1, 8, d.Step);
                ProductKernel<TLanes>.Run(left, new RightOperand((nint)x0, 8, x.Step), M, K, new Reduction(T, 1, add), target, K);
                return;
            }

            for (int k = 0; k < K; k++)
            {
                var column = new OuterProductColumn(x0 + k * xRow, x.Step, target + k, K);
                OuterProductColumn ones = k == 0 && n > 1 ? new OuterProductColumn(null, 0, sums, 1) : default;
                RowKernel<TLanes>.AddSums(d0, d.Step, T, n, M, column, ones);
            }
        }
    }

    /// <summary>v += Σ_t Σ_b d_t.</summary>
    public static void AddSums(TimestepSpan d, int T, int n, Span<double> v)
    {
        SizeCheck.RequireAtLeast(d.Numbers.Length, (T - 1) * d.Step + v.Length * n, "the numbers");
        fixed (double* d0 = d.Numbers, target = v)
        {
            if (n == 1)
            {
                double one = 1;
                AddWeightedSum(d0, d.Step, &one, 0, T, target, v.Length);
                return;
            }

            RowKernel<TLanes>.AddSums(d0, d.Step, T, n, v.Length, new OuterProductColumn(null, 0, target, 1));
        }
    }

    /// <summary>vᵀ += Σ_t x_t d_tᵀ with numbers x_t: a product with one row, a register holds several units.</summary>
    private static void AddWeightedSum(double* d, int dStep, double* x, int xStep, int T, double* v, int M) =>
        ProductKernel<TLanes>.Run(new LeftOperand((nint)x, 0, 0, xStep), new RightOperand((nint)d, 8, dStep), 1, M, new Reduction(T), v, 0);
}
