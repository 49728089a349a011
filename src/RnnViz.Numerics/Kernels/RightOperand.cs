namespace RnnViz.Numerics.Kernels;

/// <summary>
/// Where a product finds its right factor X, which it reads a register at a time: element (k, n) lies at
/// [(n / 8)·Panel + n % 8 + k·Step], and in the next group of summands Jump further on.
/// </summary>
/// <param name="First">Element (0, 0).</param>
/// <param name="Panel">From eight columns to the next eight: 8 where rows are contiguous.</param>
/// <param name="Step">From one summand to the next.</param>
/// <param name="Jump">From one group of summands to the next.</param>
internal readonly unsafe record struct RightOperand(nint First, nint Panel, nint Step, nint Jump = 0)
{
    /// <summary>The first summand of a column.</summary>
    public double* At(int column) => (double*)First + (column >> 3) * Panel + (column & 7);
}
