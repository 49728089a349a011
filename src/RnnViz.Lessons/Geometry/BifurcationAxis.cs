namespace RnnViz.Lessons.Geometry;

/// <summary>What a bifurcation diagram is drawn over.</summary>
public enum BifurcationAxis
{
    /// <summary>b = bh, with w as it is.</summary>
    Bias,

    /// <summary>w = Whh, with b as it is.</summary>
    Weight,
}
