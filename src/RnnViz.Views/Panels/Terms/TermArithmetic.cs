using System.Runtime.InteropServices;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Views.Panels.Terms;

/// <summary>
/// The equations that are being evaluated, with their matrices instead of their names: one or several lines of pieces. Filled
/// anew for each place, without allocation once it has been as long.
/// </summary>
/// <param name="table">The equations.</param>
/// <param name="step">The step that they are of.</param>
internal sealed class TermArithmetic(StepTable table, PreparedStep step)
{
    private readonly List<TermPiece> pieces = [];
    private readonly List<int> ends = [];

    /// <summary>How many lines there are.</summary>
    public int LineCount => ends.Count;

    /// <summary>The pieces of a line, from the left; the first of them is the result.</summary>
    public ReadOnlySpan<TermPiece> Line(int i)
    {
        int start = i == 0 ? 0 : ends[i - 1];
        return CollectionsMarshal.AsSpan(pieces)[start..ends[i]];
    }

    /// <summary>Writes the equations of a place.</summary>
    /// <param name="cursor">The place.</param>
    /// <param name="isBrief">Whether products are given by their results, where there is no room for the matrices.</param>
    public void Write(Cursor cursor, bool isBrief)
    {
        pieces.Clear();
        ends.Clear();
        IReadOnlyList<StepEquation> equations = table[cursor.Term].Equations;
        for (int i = 0; i < equations.Count; i++)
        {
            if (cursor.Timestep > 0 || !equations[i].Result.Quantity.IsOfTimestep)
            {
                Add(equations[i], cursor.Timestep, isBrief);
                continue;
            }

            for (int t = 1; t <= step.Timesteps; t++)
            {
                Add(equations[i], t, isBrief);
            }
        }
    }

    private void Add(StepEquation equation, int t, bool isBrief)
    {
        if (equation.Addends.Count == 0 || !equation.Result.OccursAt(t))
        {
            return;
        }

        Add(equation.Result, t);
        Add(equation.Relation);
        bool isFirst = true;
        for (int i = 0; i < equation.Addends.Count; i++)
        {
            Addend addend = equation.Addends[i];
            if (!addend.OccursAt(t))
            {
                continue;
            }

            if (addend.Sign is { } sign && !(isFirst && sign == "+"))
            {
                Add(sign);
            }

            isFirst = false;
            if (addend.IsByProduct(isBrief))
            {
                Add(addend.Product!.Value, t);
                continue;
            }

            for (int j = 0; j < addend.Factors.Count; j++)
            {
                Add(addend.Factors[j], t);
            }
        }

        ends.Add(pieces.Count);
    }

    private void Add(string sign) => pieces.Add(new TermPiece(sign, null, 0, false, ""));

    private void Add(Operand operand, int t) =>
        pieces.Add(new TermPiece(null, operand.Quantity, operand.TimestepAt(t), operand.IsTransposed, operand.NameAt(t)));
}
