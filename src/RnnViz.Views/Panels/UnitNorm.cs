namespace RnnViz.Views.Panels;

/// <summary>The norm of numbers that come one by one, also where their squares would overflow.</summary>
internal struct UnitNorm
{
    private double scale, sum;

    /// <summary>The norm of all so far; 0 of none.</summary>
    public readonly double Value => scale * Math.Sqrt(sum);

    /// <summary>One number more.</summary>
    public void Add(double value)
    {
        double size = Math.Abs(value);
        if (size == 0)
        {
            return;
        }

        if (!double.IsFinite(size))
        {
            (scale, sum) = (size, 1);
        }
        else if (size > scale)
        {
            (sum, scale) = (1 + sum * (scale / size) * (scale / size), size);
        }
        else
        {
            sum += size / scale * (size / scale);
        }
    }
}
