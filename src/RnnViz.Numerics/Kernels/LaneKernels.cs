using RnnViz.Numerics.Activations;

namespace RnnViz.Numerics.Kernels;

/// <summary>
/// The kernels for one register width. With many sequences a register holds one unit of several sequences; with a single
/// sequence it holds several units.
/// </summary>
internal sealed unsafe partial class LaneKernels<TLanes>(string name) : KernelSet
    where TLanes : struct, ILanes<TLanes>
{
    /// <inheritdoc/>
    public override string Name => name;

    internal override void Transpose(ReadOnlySpan<double> matrix, int rows, int columns, PackedMatrix panels, int at)
    {
        SizeCheck.RequireExactly(matrix.Length, rows * columns, "the matrix");
        SizeCheck.RequireAtLeast(panels, at + columns, rows);
        fixed (double* from = matrix, to = panels.Values)
        {
            TransposeKernel<TLanes>.Transpose(from, rows, columns, to, panels.Step, at);
        }
    }

    internal override void Copy(ReadOnlySpan<double> matrix, PackedMatrix panels)
    {
        SizeCheck.RequireExactly(matrix.Length, panels.Rows * panels.Columns, "the matrix");
        fixed (double* from = matrix, to = panels.Values)
        {
            TransposeKernel<TLanes>.Copy(from, panels.Rows, panels.Columns, to, panels.Step);
        }
    }

    internal override void Product(PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int xRow, Span<double> y, int n)
    {
        SizeCheck.RequireExactly(y.Length, w.Columns * n, "Y");
        SizeCheck.RequireExactly(x.Length, (w.Rows - 1) * xRow + n, "X");
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
        SizeCheck.RequireExactly(y.Length, w.Columns * n, "Y");
        SizeCheck.RequireExactly(x.Length, w.Rows * n, "X");
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

        SizeCheck.RequireAtLeast(x.Numbers.Length, (T - 1) * x.Step + K, "X");
        SizeCheck.RequireAtLeast(y.Numbers.Length, (T - 1) * y.Step + M, "Y");
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

    internal override void AddOuterProducts(
        TimestepSpan d, PackedMatrix x, int from, TimestepSpan rows, int T, int n, Span<double> w, bool add) =>
        OuterProductKernel<TLanes>.Add(d, x, from, rows, T, n, w, add);

    internal override void AddOuterProducts(
        TimestepSpan d, TimestepSpan x, int xRow, int T, int n, Span<double> w, int K, Span<double> v, bool add) =>
        OuterProductKernel<TLanes>.Add(d, x, xRow, T, n, w, K, v, add);

    internal override void Pick(PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<int> tokens, Span<double> y)
    {
        SizeCheck.RequireExactly(y.Length, w.Columns * tokens.Length, "Y");
        OneHot.RequireTokens(tokens, w.Rows);
        fixed (double* weights = w.Values, biases = b, to = y)
        fixed (int* columns = tokens)
        {
            OneHotKernel<TLanes>.Pick(weights, w.Step, biases, columns, to, w.Columns, tokens.Length);
        }
    }

    internal override void AddOuterProduct(ReadOnlySpan<double> d, ReadOnlySpan<int> tokens, PackedMatrix sums)
    {
        SizeCheck.RequireExactly(d.Length, sums.Columns * tokens.Length, "the left factor");
        OneHot.RequireTokens(tokens, sums.Rows);
        fixed (double* from = d, to = sums.Values)
        fixed (int* columns = tokens)
        {
            OneHotKernel<TLanes>.AddOuterProduct(from, columns, to, sums.Step, sums.Columns, tokens.Length);
        }
    }

    internal override void Flush(PackedMatrix sums, Span<double> w)
    {
        SizeCheck.RequireExactly(w.Length, sums.Rows * sums.Columns, "W");
        fixed (double* from = sums.Values, to = w)
        {
            OneHotKernel<TLanes>.Flush(from, sums.Step, to, sums.Columns, sums.Rows);
        }
    }

    internal override void AddSums(TimestepSpan d, int T, int n, Span<double> v) => OuterProductKernel<TLanes>.AddSums(d, T, n, v);

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

    internal override void Activate(
        Activation activation, PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int xRow, Span<double> h, int n, bool hasSum)
    {
        SizeCheck.RequireExactly(h.Length, w.Columns * n, "h");
        SizeCheck.RequireExactly(x.Length, (w.Rows - 1) * xRow + n, "x");
        if (w.Rows > FewInputs || n == 1)
        {
            throw new ArgumentException(
                $"{w.Rows} inputs of {n} sequences, expected at most {FewInputs} and more than one; take Product and Activate.");
        }

        fixed (double* weights = w.Values, biases = b, from = x, to = h)
        {
            RowKernel<TLanes>.Activate(activation, weights, w.Step, biases, from, xRow, w.Rows, to, w.Columns, n, hasSum);
        }
    }

    internal override double MultiplyBySlope(Activation activation, ReadOnlySpan<double> g, ReadOnlySpan<double> h, Span<double> delta)
    {
        SizeCheck.RequireExactly(h.Length, g.Length, "h");
        SizeCheck.RequireExactly(delta.Length, g.Length, "δ");
        fixed (double* from = g, states = h, to = delta)
        {
            return ActivationKernel<TLanes>.MultiplyBySlope(activation, from, states, to, g.Length);
        }
    }

    internal override void Softmax(ReadOnlySpan<double> o, Span<double> p, double s, Span<double> e, Span<double> logSums, int n)
    {
        SizeCheck.RequireExactly(p.Length, o.Length, "p");
        SizeCheck.RequireExactly(e.Length, o.Length, "e");
        SizeCheck.RequireExactly(logSums.Length, n, "the sums");
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
        SizeCheck.RequireExactly(y.Length, x.Length, "y");
        fixed (double* from = x, to = y)
        {
            VectorKernel<TLanes>.AddScaled(s, from, to, x.Length);
        }
    }

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
}
