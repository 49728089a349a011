using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RnnViz.Numerics.Kernels;

/// <summary>
/// Products with one-hot columns for many sequences. The columns of W lie in panels, eight units of a token side by side;
/// squares of units and sequences are turned over on their way.
/// </summary>
internal static unsafe class OneHotKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Y = b + W X, M×n: column tokens[s] of W for sequence s. W is given as the panels of its transpose; b may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pick(double* w, nint panelStep, double* b, int* tokens, double* y, int M, int n)
    {
        double* unaligned = stackalloc double[AlignedBuffer.LengthToAlign(TLanes.Count * TLanes.Count)];
        double* square = AlignedBuffer.Align(unaligned);
        for (int i = 0; i < M; i += TLanes.Count)
        {
            double* panel = w + (i >> 3) * panelStep + (i & 7), target = y + (nint)i * n;
            int rows = Math.Min(TLanes.Count, M - i), s = 0;
            if (i + PackedMatrix.Width < M)
            {
                FetchColumns(panel + panelStep, tokens, n);
            }

            if (rows == TLanes.Count)
            {
                TLanes bias = b == null ? default : TLanes.Load(b + i);
                for (; s + TLanes.Count <= n; s += TLanes.Count)
                {
                    for (int r = 0; r < TLanes.Count; r++)
                    {
                        TLanes.Store(bias + TLanes.Load(panel + (nint)tokens[s + r] * PackedMatrix.Width), square + r * TLanes.Count);
                    }

                    TLanes.Transpose(square, TLanes.Count, target + s, n);
                }
            }

            for (; s < n; s++)
            {
                double* column = panel + (nint)tokens[s] * PackedMatrix.Width;
                for (int r = 0; r < rows; r++)
                {
                    target[r * n + s] = (b == null ? 0 : b[i + r]) + column[r];
                }
            }
        }
    }

    /// <summary>Wᵀ += Σ_s x_s d_sᵀ, in panels: row tokens[s] of them for sequence s. d is M×n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOuterProduct(double* d, int* tokens, double* sums, nint panelStep, int M, int n)
    {
        double* unaligned = stackalloc double[AlignedBuffer.LengthToAlign(TLanes.Count * TLanes.Count)];
        double* square = AlignedBuffer.Align(unaligned);
        for (int i = 0; i < M; i += TLanes.Count)
        {
            double* panel = sums + (i >> 3) * panelStep + (i & 7), source = d + (nint)i * n;
            int rows = Math.Min(TLanes.Count, M - i), s = 0;
            if (i + PackedMatrix.Width < M)
            {
                FetchColumns(panel + panelStep, tokens, n);
            }

            for (; rows == TLanes.Count && s + TLanes.Count <= n; s += TLanes.Count)
            {
                TLanes.Transpose(source + s, n, square, TLanes.Count);
                for (int r = 0; r < TLanes.Count; r++)
                {
                    double* column = panel + (nint)tokens[s + r] * PackedMatrix.Width;
                    TLanes.Store(TLanes.Load(column) + TLanes.Load(square + r * TLanes.Count), column);
                }
            }

            for (; s < n; s++)
            {
                double* column = panel + (nint)tokens[s] * PackedMatrix.Width;
                for (int r = 0; r < rows; r++)
                {
                    column[r] += source[r * n + s];
                }
            }
        }
    }

    /// <summary>
    /// Brings the columns of a panel into the cache that will be needed next; which they are, no machine can guess.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchColumns(double* panel, int* tokens, int n)
    {
        for (int s = 0; Sse.IsSupported && s < n; s++)
        {
            Sse.Prefetch0(panel + (nint)tokens[s] * PackedMatrix.Width);
        }
    }

    /// <summary>W += the transpose of panels, M×K, which are zero then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Flush(double* sums, nint panelStep, double* w, int M, int K)
    {
        double* unaligned = stackalloc double[AlignedBuffer.LengthToAlign(TLanes.Count * TLanes.Count)];
        double* square = AlignedBuffer.Align(unaligned);
        for (int i = 0; i < M; i += TLanes.Count)
        {
            double* panel = sums + (i >> 3) * panelStep + (i & 7), target = w + (nint)i * K;
            int rows = Math.Min(TLanes.Count, M - i), k = 0;
            for (; rows == TLanes.Count && k + TLanes.Count <= K; k += TLanes.Count)
            {
                TLanes.Transpose(panel + k * PackedMatrix.Width, PackedMatrix.Width, square, TLanes.Count);
                for (int r = 0; r < TLanes.Count; r++)
                {
                    double* to = target + (nint)r * K + k;
                    TLanes.Store(TLanes.Load(to) + TLanes.Load(square + r * TLanes.Count), to);
                    TLanes.Store(default, panel + (k + r) * PackedMatrix.Width);
                }
            }

            for (; k < K; k++)
            {
                for (int r = 0; r < rows; r++)
                {
                    target[(nint)r * K + k] += panel[k * PackedMatrix.Width + r];
                    panel[k * PackedMatrix.Width + r] = 0;
                }
            }
        }
    }
}
