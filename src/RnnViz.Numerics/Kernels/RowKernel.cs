using System.Runtime.CompilerServices;
using RnnViz.Numerics.Activations;

namespace RnnViz.Numerics.Kernels;

/// <summary>Products with few rows of X, such as the one or two inputs of a series, where tiles would be mostly empty.</summary>
internal static unsafe class RowKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// y_i = b_i + Σ_k W_ik x_k, each a row of n numbers, K at most four. W is given as the panels of its transpose; b may be null.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(double* w, int panelStep, double* b, double* x, nint xRow, int K, double* y, int M, int n)
    {
        for (int s = 0; s < n; s += TLanes.Count)
        {
            var column = new InputRegisters<TLanes>(x + s, xRow, K);
            double* to = y + s, weights = w;
            for (int first = 0; first < M; first += PackedMatrix.Width, weights += panelStep)
            {
                int rows = Math.Min(PackedMatrix.Width, M - first);
                for (int i = 0; i < rows; i++, to += n)
                {
                    Store(column.Product(weights + i, b == null ? default : TLanes.Broadcast(b[first + i])), to, n - s);
                }
            }
        }
    }

    /// <summary>h_i = φ(a_i + b_i + Σ_k W_ik x_k), a and h in one place; as in <see cref="Product"/>. Without a, that is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Activate(
        Activation activation, double* w, int panelStep, double* b, double* x, nint xRow, int K, double* h, int M, int n, bool hasSum)
    {
        for (int s = 0; s < n; s += TLanes.Count)
        {
            var column = new InputRegisters<TLanes>(x + s, xRow, K);
            double* to = h + s, weights = w;
            for (int first = 0; first < M; first += PackedMatrix.Width, weights += panelStep)
            {
                int rows = Math.Min(PackedMatrix.Width, M - first);
                for (int i = 0; i < rows; i++, to += n)
                {
                    TLanes a = hasSum ? TLanes.Load(to) : default;
                    a = column.Product(weights + i, b == null ? a : a + TLanes.Broadcast(b[first + i]));
                    Store(ActivationKernel<TLanes>.Of(activation, a), to, n - s);
                }
            }
        }
    }

    /// <summary>
    /// y = b + Σ_k w_k x_k, a single row of n numbers, as the output of a network with one. Every fourth summand goes to a sum
    /// of its own, so that none waits for the one before. w is the first column of panels; b may be null.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ProductOfOneRow(double* w, double* b, double* x, nint xRow, int K, double* y, int n)
    {
        for (int s = 0; s < n; s += TLanes.Count)
        {
            double* weights = w, column = x + s;
            TLanes s0 = b == null ? default : TLanes.Broadcast(*b), s1 = default, s2 = default, s3 = default;
            int k = K;
            for (; k >= 4; k -= 4, weights += 4 * PackedMatrix.Width, column += 4 * xRow)
            {
                s0 = TLanes.MultiplyAdd(TLanes.Broadcast(*weights), TLanes.Load(column), s0);
                s1 = TLanes.MultiplyAdd(TLanes.Broadcast(weights[PackedMatrix.Width]), TLanes.Load(column + xRow), s1);
                s2 = TLanes.MultiplyAdd(TLanes.Broadcast(weights[2 * PackedMatrix.Width]), TLanes.Load(column + 2 * xRow), s2);
                s3 = TLanes.MultiplyAdd(TLanes.Broadcast(weights[3 * PackedMatrix.Width]), TLanes.Load(column + 3 * xRow), s3);
            }

            for (; k > 0; k--, weights += PackedMatrix.Width, column += xRow)
            {
                s0 = TLanes.MultiplyAdd(TLanes.Broadcast(*weights), TLanes.Load(column), s0);
            }

            Store((s0 + s1) + (s2 + s3), y + s, n - s);
        }
    }

    /// <summary>
    /// v_i += Σ_t Σ_s d_t[i, s] x_t[s] for M rows of n numbers at T timesteps, for one column or for two, which read d once for both.
    /// </summary>
    /// <param name="d">M×n numbers for each timestep.</param>
    /// <param name="dStep">From one timestep of d to the next.</param>
    /// <param name="T">Timesteps.</param>
    /// <param name="n">Sequences.</param>
    /// <param name="M">Rows.</param>
    /// <param name="first">x and v.</param>
    /// <param name="second">Another x and v, or none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSums(double* d, nint dStep, int T, int n, int M, OuterProductColumn first, OuterProductColumn second = default)
    {
        for (int i = 0; i < M; i += 4)
        {
            // four rows at once; rows beyond the last repeat it and are not added
            nint r1 = Math.Min(1, M - 1 - i) * n, r2 = Math.Min(2, M - 1 - i) * n, r3 = Math.Min(3, M - 1 - i) * n;
            TLanes v0 = default, v1 = default, v2 = default, v3 = default, w0 = default, w1 = default, w2 = default, w3 = default;
            TLanes one = TLanes.Broadcast(1);
            for (int t = 0; t < T; t++)
            {
                double* row = d + t * dStep + (nint)i * n, x = first.At(t), y = second.At(t);
                int s = 0;
                for (; s + TLanes.Count <= n; s += TLanes.Count)
                {
                    TLanes d0 = TLanes.Load(row + s), d1 = TLanes.Load(row + r1 + s);
                    TLanes d2 = TLanes.Load(row + r2 + s), d3 = TLanes.Load(row + r3 + s);
                    TLanes f = x == null ? one : TLanes.Load(x + s);
                    v0 = TLanes.MultiplyAdd(d0, f, v0);
                    v1 = TLanes.MultiplyAdd(d1, f, v1);
                    v2 = TLanes.MultiplyAdd(d2, f, v2);
                    v3 = TLanes.MultiplyAdd(d3, f, v3);
                    if (!second.IsNone)
                    {
                        f = y == null ? one : TLanes.Load(y + s);
                        w0 = TLanes.MultiplyAdd(d0, f, w0);
                        w1 = TLanes.MultiplyAdd(d1, f, w1);
                        w2 = TLanes.MultiplyAdd(d2, f, w2);
                        w3 = TLanes.MultiplyAdd(d3, f, w3);
                    }
                }

                if (s < n)
                {
                    // what lies beyond the end counts nothing
                    TLanes d0 = TLanes.LoadPart(row + s, n - s), d1 = TLanes.LoadPart(row + r1 + s, n - s);
                    TLanes d2 = TLanes.LoadPart(row + r2 + s, n - s), d3 = TLanes.LoadPart(row + r3 + s, n - s);
                    TLanes f = x == null ? one : TLanes.LoadPart(x + s, n - s);
                    v0 = TLanes.MultiplyAdd(d0, f, v0);
                    v1 = TLanes.MultiplyAdd(d1, f, v1);
                    v2 = TLanes.MultiplyAdd(d2, f, v2);
                    v3 = TLanes.MultiplyAdd(d3, f, v3);
                    if (!second.IsNone)
                    {
                        f = y == null ? one : TLanes.LoadPart(y + s, n - s);
                        w0 = TLanes.MultiplyAdd(d0, f, w0);
                        w1 = TLanes.MultiplyAdd(d1, f, w1);
                        w2 = TLanes.MultiplyAdd(d2, f, w2);
                        w3 = TLanes.MultiplyAdd(d3, f, w3);
                    }
                }
            }

            first.Add(i, M, TLanes.Sum(v0), TLanes.Sum(v1), TLanes.Sum(v2), TLanes.Sum(v3));
            if (!second.IsNone)
            {
                second.Add(i, M, TLanes.Sum(w0), TLanes.Sum(w1), TLanes.Sum(w2), TLanes.Sum(w3));
            }
        }
    }

    /// <summary>Writes the first of the lanes, no more than the rest of a row holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TLanes lanes, double* to, int rest)
    {
        if (rest >= TLanes.Count)
        {
            TLanes.Store(lanes, to);
        }
        else
        {
            TLanes.StorePart(lanes, to, rest);
        }
    }
}
