namespace RnnViz.Views.Panels.Curves;

/// <summary>The columns of the verdict, from left to right.</summary>
public enum VerdictColumn
{
    /// <summary>The loss now.</summary>
    Loss,

    /// <summary>The smallest loss.</summary>
    Best,

    /// <summary>Iterations to the floor.</summary>
    Floor,

    /// <summary>‖∂L/∂h_1‖ / ‖∂L/∂h_T‖ now.</summary>
    Share,

    /// <summary>The same at iteration 0.</summary>
    FirstShare,

    /// <summary>Growth per step.</summary>
    Growth,

    /// <summary>The spectral radius.</summary>
    Radius,
}
