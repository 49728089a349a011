namespace RnnViz.Numerics.Kernels;

/// <summary>
/// The kernels for one register width. With many sequences a register holds one unit of several sequences; with a single
/// sequence it holds several units.
/// </summary>
internal sealed unsafe class LaneKernels<TLanes>(string name) : KernelSet
    where TLanes : struct, ILanes<TLanes>
{
    /// <inheritdoc/>
    public override string Name => name;

    internal override void Transpose(ReadOnlySpan<double> matrix, int rows, int columns, PackedMatrix panels, int at)
    {
        RequireSize(matrix.Length, rows * columns, "the matrix");
        RequireRoom(panels, at + columns, rows);
        fixed (double* from = matrix, to = panels.Values)
        {
            TransposeKernel<TLanes>.Transpose(from, rows, columns, to, panels.Step, at);
        }
    }

    internal override void Copy(ReadOnlySpan<double> matrix, PackedMatrix panels)
    {
        RequireSize(matrix.Length, panels.Rows * panels.Columns, "the matrix");
        fixed (double* from = matrix, to = panels.Values)
        {
            TransposeKernel<TLanes>.Copy(from, panels.Rows, panels.Columns, to, panels.Step);
        }
    }

    internal override void Product(PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int xRow, Span<double> y, int n)
    {
        RequireSize(y.Length, w.Columns * n, "Y");
        RequireSize(x.Length, (w.Rows - 1) * xRow + n, "X");
        fixed (double* weights = w.Values, biases = b, from = x, to = y)
        {
            bool byRows = n > 1 && w.RowStep == PackedMatrix.Width;
            if (byRows && w.Rows <= FewInputs)
            {
                RowKernel<TLanes>.Product(weights, w.Step, biases, from, xRow, w.Rows, to, w.Columns, n);
            }
            else if (byRows && w.Columns == 1)
            {
                RowKernel<TLanes>.ProductOfOneRow(weights, biases, from, xRow, w.Rows, to, n);
            }
            else
            {
                Fill(b, y, n);
                Multiply(w, weights, from, xRow, to, n, add: !b.IsEmpty);
            }
        }
    }

    internal override void Product(PackedMatrix w, ReadOnlySpan<double> x, Span<double> y, int n, bool add)
    {
        RequireSize(y.Length, w.Columns * n, "Y");
        RequireSize(x.Length, w.Rows * n, "X");
        fixed (double* weights = w.Values, from = x, to = y)
        {
            Multiply(w, weights, from, n, to, n, add);
        }
    }

    internal override void Products(PackedMatrix w, ReadOnlySpan<double> b, TimestepSpan x, TimestepSpan y, int T, int n)
    {
        int K = w.Rows, M = w.Columns;
        if (n > 1)
        {
            for (int t = 0; t < T; t++)
            {
                Product(w, b, x.Numbers.Slice(t * x.Step, K * n), n, y.Numbers.Slice(t * y.Step, M * n), n);
            }

            return;
        }

        RequireRoom(x.Numbers.Length, (T - 1) * x.Step + K, "X");
        RequireRoom(y.Numbers.Length, (T - 1) * y.Step + M, "Y");
        for (int t = 0; t < T; t++)
        {
            Fill(b, y.Numbers.Slice(t * y.Step, M), 1);
        }

        fixed (double* weights = w.Values, from = x.Numbers, to = y.Numbers)
        {
            var left = new LeftOperand((nint)from, x.Step, 8 * x.Step, 1);
            var right = new RightOperand((nint)weights, w.Step, w.RowStep);
            ProductKernel<TLanes>.Run(left, right, T, M, new Reduction(K, 1, !b.IsEmpty), to, y.Step);
        }
    }

    internal override void AddOuterProducts(TimestepSpan d, PackedMatrix x, int from, TimestepSpan rows, int T, int n, Span<double> w, bool add)
    {
        int K = x.Columns, M = w.Length / K, rest = K % PackedMatrix.Width, tiled = rest < PackedMatrix.Width / 2 ? K - rest : K;
        RequireSize(w.Length, M * K, "W");
        RequireRoom(d.Numbers.Length, (T - 1) * d.Step + M * n, "the left factors");
        RequireRoom(x, from + T * n, K);
        RequireRoom(rows.Numbers.Length, (T - 1) * rows.Step + K * n, "the right factors");
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
                RowKernel<TLanes>.AddSums(d0, d.Step, T, n, M, column, k + 1 < K ? new OuterProductColumn(rows0 + (k + 1) * n, rows.Step, target + k + 1, K) : default);
            }
        }
    }

    internal override void AddOuterProducts(TimestepSpan d, TimestepSpan x, int xRow, int T, int n, Span<double> w, int K, Span<double> v, bool add)
    {
        int M = w.Length / K;
        RequireRoom(d.Numbers.Length, (T - 1) * d.Step + M * n, "the left factors");
        RequireRoom(x.Numbers.Length, (T - 1) * x.Step + (K - 1) * xRow + n, "the right factors");
        RequireSize(v.Length, v.IsEmpty ? 0 : M, "the sums");
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
                RowKernel<TLanes>.AddSums(d0, d.Step, T, n, M, column, k == 0 && n > 1 ? new OuterProductColumn(null, 0, sums, 1) : default);
            }
        }
    }

    internal override void Pick(PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<int> tokens, Span<double> y)
    {
        RequireSize(y.Length, w.Columns * tokens.Length, "Y");
        OneHot.RequireTokens(tokens, w.Rows);
        fixed (double* weights = w.Values, biases = b, to = y)
        fixed (int* columns = tokens)
        {
            OneHotKernel<TLanes>.Pick(weights, w.Step, biases, columns, to, w.Columns, tokens.Length);
        }
    }

    internal override void AddOuterProduct(ReadOnlySpan<double> d, ReadOnlySpan<int> tokens, PackedMatrix sums)
    {
        RequireSize(d.Length, sums.Columns * tokens.Length, "the left factor");
        OneHot.RequireTokens(tokens, sums.Rows);
        fixed (double* from = d, to = sums.Values)
        fixed (int* columns = tokens)
        {
            OneHotKernel<TLanes>.AddOuterProduct(from, columns, to, sums.Step, sums.Columns, tokens.Length);
        }
    }

    internal override void Flush(PackedMatrix sums, Span<double> w)
    {
        RequireSize(w.Length, sums.Rows * sums.Columns, "W");
        fixed (double* from = sums.Values, to = w)
        {
            OneHotKernel<TLanes>.Flush(from, sums.Step, to, sums.Columns, sums.Rows);
        }
    }

    internal override void AddSums(TimestepSpan d, int T, int n, Span<double> v)
    {
        RequireRoom(d.Numbers.Length, (T - 1) * d.Step + v.Length * n, "the numbers");
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

    internal override void Activate(Activation activation, Span<double> a)
    {
        if (activation == Activation.Identity)
        {
            return;
        }

        fixed (double* numbers = a)
        {
            ActivationKernel<TLanes>.Apply(activation, numbers, a.Length);
        }
    }

    internal override void Activate(Activation activation, PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int xRow, Span<double> h, int n, bool hasSum)
    {
        RequireSize(h.Length, w.Columns * n, "h");
        RequireSize(x.Length, (w.Rows - 1) * xRow + n, "x");
        if (w.Rows > FewInputs || n == 1)
        {
            throw new ArgumentException($"{w.Rows} inputs of {n} sequences, expected at most {FewInputs} and more than one; take Product and Activate.");
        }

        fixed (double* weights = w.Values, biases = b, from = x, to = h)
        {
            RowKernel<TLanes>.Activate(activation, weights, w.Step, biases, from, xRow, w.Rows, to, w.Columns, n, hasSum);
        }
    }

    internal override double MultiplyBySlope(Activation activation, ReadOnlySpan<double> g, ReadOnlySpan<double> h, Span<double> delta)
    {
        RequireSize(h.Length, g.Length, "h");
        RequireSize(delta.Length, g.Length, "δ");
        fixed (double* from = g, states = h, to = delta)
        {
            return ActivationKernel<TLanes>.MultiplyBySlope(activation, from, states, to, g.Length);
        }
    }

    internal override void Softmax(ReadOnlySpan<double> o, Span<double> p, double s, Span<double> e, Span<double> logSums, int n)
    {
        RequireSize(p.Length, o.Length, "p");
        RequireSize(e.Length, o.Length, "e");
        RequireSize(logSums.Length, n, "the sums");
        fixed (double* from = o, to = p, errors = e, sums = logSums)
        {
            if (n == 1)
            {
                *sums = SoftmaxKernel<TLanes>.OfRow(from, to, s, errors, o.Length);
            }
            else
            {
                SoftmaxKernel<TLanes>.OfColumns(from, to, s, errors, sums, o.Length / n, n);
            }
        }
    }

    internal override double SumOfSquares(ReadOnlySpan<double> m)
    {
        fixed (double* numbers = m)
        {
            return VectorKernel<TLanes>.SumOfSquares(numbers, m.Length);
        }
    }

    internal override double SumOfMagnitudes(ReadOnlySpan<double> m)
    {
        fixed (double* numbers = m)
        {
            return VectorKernel<TLanes>.SumOfMagnitudes(numbers, m.Length);
        }
    }

    internal override void AddScaled(double s, ReadOnlySpan<double> x, Span<double> y)
    {
        RequireSize(y.Length, x.Length, "y");
        fixed (double* from = x, to = y)
        {
            VectorKernel<TLanes>.AddScaled(s, from, to, x.Length);
        }
    }

    /// <summary>vᵀ += Σ_t x_t d_tᵀ with numbers x_t: a product with one row, a register holds several units.</summary>
    private static void AddWeightedSum(double* d, int dStep, double* x, int xStep, int T, double* v, int M) =>
        ProductKernel<TLanes>.Run(new LeftOperand((nint)x, 0, 0, xStep), new RightOperand((nint)d, 8, dStep), 1, M, new Reduction(T), v, 0);

    private static void Multiply(PackedMatrix w, double* weights, double* x, int xRow, double* y, int n, bool add)
    {
        var sums = new Reduction(w.Rows, 1, add);
        if (n > 1)
        {
            var left = new LeftOperand((nint)weights, 1, w.Step, w.RowStep);
            ProductKernel<TLanes>.Run(left, new RightOperand((nint)x, 8, xRow), w.Columns, n, sums, y, n);
        }
        else
        {
            // yᵀ = xᵀ Wᵀ
            var right = new RightOperand((nint)weights, w.Step, w.RowStep);
            ProductKernel<TLanes>.Run(new LeftOperand((nint)x, 0, 0, xRow), right, 1, w.Columns, sums, y, 0);
        }
    }

    private static void Fill(ReadOnlySpan<double> b, Span<double> y, int n)
    {
        if (n == 1)
        {
            b.CopyTo(y);
            return;
        }

        for (int i = 0; i < b.Length; i++)
        {
            y.Slice(i * n, n).Fill(b[i]);
        }
    }

    private static void RequireSize(int found, int expected, string what)
    {
        if (found != expected)
        {
            throw new ArgumentException($"{what} has {found} elements, expected {expected}; build the tape and the batch from one shape.");
        }
    }

    private static void RequireRoom(PackedMatrix panels, int rows, int columns)
    {
        if (panels.Rows < rows || panels.Columns < columns)
        {
            throw new ArgumentException($"The panels are of {panels.Rows}×{panels.Columns}, expected at least {rows}×{columns}; build them from the shape of the pass.");
        }
    }

    private static void RequireRoom(int found, int expected, string what)
    {
        if (found < expected)
        {
            throw new ArgumentException($"{what} have {found} elements, expected at least {expected}; build the tape and the batch from one shape.");
        }
    }
}
