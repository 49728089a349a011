namespace RnnViz.Lessons.Settings;

/// <summary>By what the size of Whh is set.</summary>
public enum RecurrentMeasure
{
    /// <summary>ρ(Whh), the largest absolute value of an eigenvalue.</summary>
    SpectralRadius,

    /// <summary>σ_max(Whh).</summary>
    LargestSingularValue,
}
