namespace RnnViz.Lessons.Settings;

/// <summary>The measure by which the size of Whh is set.</summary>
public enum RecurrentMeasure
{
    /// <summary>ρ(Whh), the largest absolute value of an eigenvalue.</summary>
    SpectralRadius,

    /// <summary>σ_max(Whh), the largest factor by which Whh lengthens a vector.</summary>
    LargestSingularValue,
}
