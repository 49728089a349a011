using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Session;

namespace RnnViz.Views.Panels;

/// <summary>From iterations and numbers to places in a plot.</summary>
/// <param name="Plot">The plot, in pixels.</param>
/// <param name="Iterations">How many iterations its width spans: 0 to this less one.</param>
/// <param name="Low">The lower end: a number, or its power of ten on a logarithmic axis.</param>
/// <param name="High">The upper end, likewise.</param>
/// <param name="IsLog">Whether equal distances are equal ratios.</param>
/// <param name="Session">Whose iterations they are, which says how each is called; null where they are called by themselves.</param>
internal readonly record struct ChartScale(Box Plot, int Iterations, double Low, double High, bool IsLog, TrainingSession? Session = null)
{
    /// <summary>The number by which an iteration is called.</summary>
    public int NameOf(int iteration) => Session?.ShownIteration(iteration) ?? iteration;

    /// <summary>Where a number stands on the axis: 0 at the lower end, 1 at the upper; beyond where it is off the axis.</summary>
    public double PositionOf(double value) => ((IsLog ? Math.Log10(Math.Max(value, 1e-300)) : value) - Low) / (High - Low);

    /// <summary>The x of an iteration, fractions allowed; those off the axis are put at its ends.</summary>
    public float XOf(double iteration) => (float)(Plot.X + Plot.Width * Math.Clamp(iteration / Math.Max(1, Iterations - 1), 0, 1));

    /// <summary>The y of a number; those off the axis are put at its ends.</summary>
    public float YOf(double value) => (float)(Plot.Bottom - Math.Clamp(PositionOf(value), 0, 1) * Plot.Height);
}
