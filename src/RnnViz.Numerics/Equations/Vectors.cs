namespace RnnViz.Numerics.Equations;

/// <summary>Vectors of the plain equations: one for each t = 0 … T, and their sums.</summary>
internal static class Vectors
{
    /// <summary>T + 1 vectors of zeros.</summary>
    public static double[][] Of(int T, int length) => [.. Enumerable.Range(0, T + 1).Select(_ => new double[length])];

    /// <summary>All vectors of some lists become zero, none of them the one that was there.</summary>
    public static void Clear(params ReadOnlySpan<double[][]> lists)
    {
        foreach (double[][] list in lists)
        {
            for (int t = 0; t < list.Length; t++)
            {
                list[t] = new double[list[t].Length];
            }
        }
    }

    /// <summary>sum += v.</summary>
    public static void Add(double[] v, Span<double> sum)
    {
        for (int i = 0; i < v.Length; i++)
        {
            sum[i] += v[i];
        }
    }
}
