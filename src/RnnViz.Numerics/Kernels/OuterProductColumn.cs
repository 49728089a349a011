namespace RnnViz.Numerics.Kernels;

/// <summary>One column of an outer product: what its rows are multiplied by, and where the sums go.</summary>
/// <param name="x">n numbers for each timestep; null for ones.</param>
/// <param name="xStep">From one timestep to the next.</param>
/// <param name="target">Where the first row's sum is added.</param>
/// <param name="targetStep">From one row's sum to the next.</param>
internal readonly unsafe struct OuterProductColumn(double* x, nint xStep, double* target, nint targetStep)
{
    /// <summary>Whether there is no such column.</summary>
    public bool IsNone => target == null;

    /// <summary>The numbers of a timestep, counted from 0; null for ones.</summary>
    public double* At(int t) => x == null ? null : x + t * xStep;

    /// <summary>Adds the sums of up to four rows from the i-th of M on.</summary>
    public void Add(int i, int M, double sum0, double sum1, double sum2, double sum3)
    {
        double* to = target + i * targetStep;
        to[0] += sum0;
        if (i + 1 < M)
        {
            to[targetStep] += sum1;
        }

        if (i + 2 < M)
        {
            to[2 * targetStep] += sum2;
        }

        if (i + 3 < M)
        {
            to[3 * targetStep] += sum3;
        }
    }
}
