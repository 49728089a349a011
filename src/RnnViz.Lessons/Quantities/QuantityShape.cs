using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Quantities;

/// <summary>The shape of a quantity in letters.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
public readonly record struct QuantityShape(SizeLetter Rows, SizeLetter Columns)
{
    /// <summary>The numbers of rows and columns in a step.</summary>
    public (int Rows, int Columns) In(PreparedStep step) => (SizeOf(Rows, step), SizeOf(Columns, step));

    /// <summary>As the equations write it: H×B.</summary>
    public override string ToString() => $"{NameOf(Rows)}×{NameOf(Columns)}";

    private static string NameOf(SizeLetter letter) => letter == SizeLetter.One ? "1" : letter.ToString();

    private static int SizeOf(SizeLetter letter, PreparedStep step) => letter switch
    {
        SizeLetter.D => step.InputSize,
        SizeLetter.H => step.HiddenUnits,
        SizeLetter.O => step.OutputSize,
        SizeLetter.B => step.BatchSize,
        _ => 1,
    };
}
