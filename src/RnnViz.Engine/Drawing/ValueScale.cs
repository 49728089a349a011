namespace RnnViz.Engine.Drawing;

/// <summary>
/// Maps numbers to positions on a colour scale or an axis, in float64, so that 1e-300 is not taken for zero.
/// Exactly zero, NaN and ±∞ get their codes (<see cref="HeatCode"/>), never just an extreme colour.
/// </summary>
public readonly record struct ValueScale
{
    private ValueScale(ScaleKind kind, double low, double high) => (Kind, Low, High) = (kind, low, high);

    /// <summary>How numbers become positions.</summary>
    public ScaleKind Kind { get; }

    /// <summary>Lower end: a value (linear) or a power of ten (logarithmic).</summary>
    public double Low { get; }

    /// <summary>Upper end: a value (linear) or a power of ten (logarithmic).</summary>
    public double High { get; }

    /// <summary>value / limit, −1..1.</summary>
    public static ValueScale Linear(double limit) => new(ScaleKind.Linear, -limit, limit);

    /// <summary>sign(v) · (log₁₀|v| − low) / (high − low), −1..1; within ±10^low it is 0.</summary>
    public static ValueScale SignedLog(double low, double high) => new(ScaleKind.SignedLog, low, high);

    /// <summary>(log₁₀|v| − low) / (high − low), 0..1.</summary>
    public static ValueScale Log(double low, double high) => new(ScaleKind.Log, low, high);

    /// <summary>The code for a heatmap cell: a position or a special code.</summary>
    public float Encode(double value)
    {
        if (value == 0)
        {
            return HeatCode.Zero;
        }

        if (!double.IsFinite(value))
        {
            return (float)value;
        }

        return (float)Position(value);
    }

    /// <summary>The position of a finite number that is not zero, clamped to the scale's ends.</summary>
    public double Position(double value)
    {
        switch (Kind)
        {
            case ScaleKind.Linear:
                // a float texture flushes subnormal numbers to zero, and zero has a mark of its own
                double linear = Math.Clamp(value / High, -1, 1);
                return Math.Abs(linear) < 1e-30 ? Math.CopySign(1e-30, linear) : linear;
            case ScaleKind.SignedLog:
                double magnitude = Math.Clamp((Math.Log10(Math.Abs(value)) - Low) / (High - Low), 1e-30, 1);
                return Math.CopySign(magnitude, value);
            default:
                return Math.Clamp((Math.Log10(Math.Abs(value)) - Low) / (High - Low), 0, 1);
        }
    }
}
