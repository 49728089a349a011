using RnnViz.Lessons.Quantities;

namespace RnnViz.Views.Panels.Terms;

/// <summary>A piece of an equation with numbers: a matrix, or a sign between two.</summary>
/// <param name="Sign">The sign, or null where this is a matrix.</param>
/// <param name="What">The matrix, or null where this is a sign.</param>
/// <param name="Timestep">Of which timestep the matrix is; 0 for weights.</param>
/// <param name="IsTransposed">Whether it is drawn transposed.</param>
/// <param name="Name">How it is called, in the notation of the typesetter.</param>
internal readonly record struct TermPiece(string? Sign, Quantity? What, int Timestep, bool IsTransposed, string Name)
{
    /// <summary>How many rows are drawn.</summary>
    public int Rows => What is null ? 1 : IsTransposed ? What.Columns : What.Rows;

    /// <summary>How many columns are drawn.</summary>
    public int Columns => What is null ? 1 : IsTransposed ? What.Rows : What.Columns;
}
