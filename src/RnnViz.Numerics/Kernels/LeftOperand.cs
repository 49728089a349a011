namespace RnnViz.Numerics.Kernels;

/// <summary>
/// Where a product finds its left factor A, which it reads number by number: element (i, k) lies at
/// [(i / 8)·Panel + (i % 8)·Row + k·Step], and in the next group of summands Jump further on.
/// </summary>
/// <param name="First">Element (0, 0).</param>
/// <param name="Row">From one row of a panel to the next.</param>
/// <param name="Panel">From one panel of eight rows to the next.</param>
/// <param name="Step">From one summand to the next.</param>
/// <param name="Jump">From one group of summands to the next.</param>
internal readonly unsafe record struct LeftOperand(nint First, nint Row, nint Panel, nint Step, nint Jump = 0)
{
    /// <summary>The first summand of a row.</summary>
    public double* At(int row) => (double*)First + (row >> 3) * Panel + (row & 7) * Row;

    /// <summary>The rows from a later panel on.</summary>
    public LeftOperand From(int row) => this with { First = (nint)At(row) };
}
