using RnnViz.Lessons.Step;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Quantities;

/// <summary>The shape of a quantity in letters.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
public readonly record struct QuantityShape(SizeLetter Rows, SizeLetter Columns)
{
    /// <summary>The rows of all gates of a cell one after another: H for the vanilla cell, 3H or 4H for the gated ones.</summary>
    public static SizeLetter AllGates(Cell cell) => cell switch
    {
        Cell.Lstm => SizeLetter.FourH,
        Cell.Gru => SizeLetter.ThreeH,
        _ => SizeLetter.H,
    };

    /// <summary>The numbers of rows and columns in a step.</summary>
    public (int Rows, int Columns) In(PreparedStep step) => (SizeOf(Rows, step), SizeOf(Columns, step));

    /// <summary>As the equations write it: H×B.</summary>
    public override string ToString() => $"{NameOf(Rows)}×{NameOf(Columns)}";

    private static string NameOf(SizeLetter letter) => letter switch
    {
        SizeLetter.One => "1",
        SizeLetter.ThreeH => "3H",
        SizeLetter.FourH => "4H",
        _ => letter.ToString(),
    };

    private static int SizeOf(SizeLetter letter, PreparedStep step) => letter switch
    {
        SizeLetter.D => step.InputSize,
        SizeLetter.H => step.HiddenUnits,
        SizeLetter.ThreeH => 3 * step.HiddenUnits,
        SizeLetter.FourH => 4 * step.HiddenUnits,
        SizeLetter.O => step.OutputSize,
        SizeLetter.B => step.BatchSize,
        _ => 1,
    };
}
