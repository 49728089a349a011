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

    private static StateKind[] Build(CellKind cell) =>
    [
        StateKind.H,
        .. cell == CellKind.Lstm ? (ReadOnlySpan<StateKind>)[StateKind.C] : [],
        .. ((Cell)(int)cell).Letters().Select(letter => Enum.Parse<StateKind>(char.ToUpperInvariant(letter).ToString())),
    ];
}
