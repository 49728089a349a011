namespace RnnViz.Views.Panels.Unrolled;

/// <summary>The bar of a gate.</summary>
/// <param name="Gate">The gate's place in the step's gates.</param>
/// <param name="Letter">Its letter.</param>
/// <param name="X">Its middle, from the middle of the column, in pixels.</param>
internal readonly record struct CellBar(int Gate, char Letter, float X)
{
    /// <summary>Whether it is from −1 to 1, from the middle of the bar; else from 0 to 1, from its foot.</summary>
    public bool IsSigned => Letter is 'g' or 'n';
}
