namespace RnnViz.Lessons.Tasks;

/// <summary>Numbers of mean 0 and deviation 1, from numbers of any size that a double has.</summary>
internal static class Standardised
{
    // the square of a smaller one loses digits
    private const double LeastDeviation = 1e-150;

    /// <summary>Shifts and scales numbers to mean 0 and deviation 1; numbers that are all the same become 0.</summary>
    /// <param name="series">The numbers, all finite; changed.</param>
    /// <returns>What leads back to their own unit.</returns>
    public static ValueUnits InPlace(double[] series)
    {
        if (series.Length == 0)
        {
            return ValueUnits.Own;
        }

        if (series.AsSpan().IndexOfAnyExcept(series[0]) < 0)
        {
            double value = series[0];
            Array.Clear(series);
            return new ValueUnits(value, 1);
        }

        double mean = series.Average();
        double deviation = Math.Sqrt(series.Average(v => (v - mean) * (v - mean)));
        if (double.IsFinite(deviation) && deviation is > LeastDeviation)
        {
            for (int i = 0; i < series.Length; i++)
            {
                series[i] = (series[i] - mean) / deviation;
            }

            return new ValueUnits(mean, deviation);
        }

        // numbers whose sum or squares are too large or too small for a double are brought to at most 1 first
        double largest = series.Max(Math.Abs);
        for (int i = 0; i < series.Length; i++)
        {
            series[i] /= largest;
        }

        ValueUnits scaled = StandardiseSmall(series);
        return new ValueUnits(scaled.Mean * largest, scaled.Deviation * largest);
    }

    private static ValueUnits StandardiseSmall(double[] series)
    {
        double mean = series.Average(), most = series.Max(v => Math.Abs(v - mean));
        double deviation = most * Math.Sqrt(series.Average(v => (v - mean) / most * ((v - mean) / most)));
        for (int i = 0; i < series.Length; i++)
        {
            series[i] = (series[i] - mean) / deviation;
        }

        return new ValueUnits(mean, deviation);
    }
}
