namespace RnnViz.Engine.Drawing;

/// <summary>How a <see cref="ValueScale"/> maps numbers to positions.</summary>
public enum ScaleKind
{
    /// <summary>Proportional, −1..1.</summary>
    Linear,

    /// <summary>Logarithmic in the magnitude, with the sign kept, −1..1.</summary>
    SignedLog,

    /// <summary>Logarithmic, 0..1.</summary>
    Log,
}
