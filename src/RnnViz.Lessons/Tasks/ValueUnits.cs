namespace RnnViz.Lessons.Tasks;

/// <summary>From the numbers that the network works with to those of the data: a value v stands for mean + deviation·v.</summary>
/// <param name="Mean">The mean of the data that was taken away; 0 where they were not rescaled.</param>
/// <param name="Deviation">The deviation of the data that they were divided by; 1 where they were not rescaled.</param>
public readonly record struct ValueUnits(double Mean, double Deviation)
{
    /// <summary>Of data that the network gets as they are.</summary>
    public static ValueUnits Own => new(0, 1);

    /// <summary>Whether the network gets other numbers than the data have.</summary>
    public bool AreRescaled => this != Own;

    /// <summary>The number in the data's own unit.</summary>
    public double Original(double value) => Mean + Deviation * value;
}
