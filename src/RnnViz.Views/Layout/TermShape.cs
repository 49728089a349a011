namespace RnnViz.Views.Layout;

/// <summary>The sizes of the unrolled picture of a small network.</summary>
/// <param name="Timesteps">T.</param>
/// <param name="RowCells">How many numbers a box of each row has below one another, from the top.</param>
public readonly record struct TermShape(int Timesteps, IReadOnlyList<int> RowCells)
{
    /// <summary>How many boxes of each row stand side by side, as the gates do; empty where all stand alone.</summary>
    public IReadOnlyList<int> RowBoxes { get; init; } = [];

    /// <summary>How many rows the gradient has that is shown as a sum, H or the units of all gates.</summary>
    public int SumRows { get; init; }

    /// <summary>Whether some boxes stand side by side.</summary>
    public bool HasGroups => RowBoxes.Any(count => count > 1);

    /// <summary>How many boxes of a row stand side by side.</summary>
    public int BoxesOf(int row) => row < RowBoxes.Count ? RowBoxes[row] : 1;
}
