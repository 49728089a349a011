using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Settings;

/// <summary>Which quantities the units of each cell have.</summary>
public static class StateKinds
{
    private static readonly StateKind[][] Kinds = [.. Enum.GetValues<CellKind>().Select(Build)];

    /// <summary>The quantities of a cell: h, then c where there is one, then the gates in the order of the weights.</summary>
    public static IReadOnlyList<StateKind> Of(CellKind cell) => Kinds[(int)cell];

    /// <summary>Its letter in the equations.</summary>
    public static char Letter(this StateKind kind) => "hcifgorzn"[(int)kind];

    /// <summary>Whether it lies from −1 to 1, or has no limits; the gates that are no such lie from 0 to 1.</summary>
    public static bool IsSigned(this StateKind kind) => kind is StateKind.H or StateKind.C or StateKind.G or StateKind.N;

    /// <summary>The quantity of a letter, as <see cref="Letter"/> gives it.</summary>
    /// <exception cref="ArgumentException">It is the letter of none.</exception>
    public static StateKind OfLetter(char letter) => Enum.Parse<StateKind>(char.ToUpperInvariant(letter).ToString());

    private static StateKind[] Build(CellKind cell) =>
    [
        StateKind.H,
        .. cell == CellKind.Lstm ? (ReadOnlySpan<StateKind>)[StateKind.C] : [],
        .. ((Cell)(int)cell).Letters().Select(OfLetter),
    ];
}
