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
    private const string Sigma = "σ(", Tanh = "tanh(";

    private readonly List<TermPiece> pieces = [];
    private readonly List<int> ends = [];
    private readonly List<(string? Notation, int Timestep)> formulas = [];
    private readonly List<int> order = [];
    private readonly List<int> stacks = [];

    /// <summary>How many stacks of lines there are: lines of one form, as those of the gates, are written below one another.</summary>
    public int StackCount => stacks.Count;

    /// <summary>How many lines a stack has.</summary>
    public int LinesOf(int stack) => stacks[stack] - StartOf(stack);

    /// <summary>The pieces of a line of a stack.</summary>
    public ReadOnlySpan<TermPiece> Line(int stack, int line) => Line(order[StartOf(stack) + line]);

    /// <summary>How a line of a stack is typeset; null where it is not.</summary>
    public (string? Notation, int Timestep) FormulaOf(int stack, int line) => formulas[order[StartOf(stack) + line]];

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
        formulas.Clear();
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

        bool isGated = cursor.Timestep > 0 && table.GateSums.Count > 0;
        if (isGated)
        {
            Nest();
        }

        Stack(isGated);
    }

    private int StartOf(int stack) => stack == 0 ? 0 : stacks[stack - 1];

    /// <summary>Writes a function of what a line before it computes around that line: i = σ(a = …).</summary>
    private void Nest()
    {
        for (int i = 0; i < LineCount; i++)
        {
            ReadOnlySpan<TermPiece> line = Line(i);
            int inner = line.Length == 4 && line[2].Sign is "σ" or "tanh" ? LineOf(line[3], i) : -1;
            if (inner < 0)
            {
                continue;
            }

            (TermPiece result, TermPiece relation, string function) = (line[0], line[1], line[2].Sign!);
            int start = inner == 0 ? 0 : ends[inner - 1], length = ends[i] - ends[i - 1];
            pieces.RemoveRange(ends[i - 1], length);
            pieces.Insert(start, new TermPiece(function == "σ" ? Sigma : Tanh, null, 0, false, ""));
            pieces.Insert(start, relation);
            pieces.Insert(start, result);
            pieces.Insert(ends[inner] + 3, new TermPiece(")", null, 0, false, ""));
            // the inner line has four pieces more, the outer one is gone
            for (int j = inner; j < i; j++)
            {
                ends[j] += 4;
            }

            ends.RemoveAt(i);
            formulas.RemoveAt(i);
            formulas[inner] = default;
            i--;
        }
    }

    /// <summary>The line before another one that computes a matrix; −1 for none.</summary>
    private int LineOf(TermPiece result, int before)
    {
        for (int i = 0; i < before; i++)
        {
            if (Line(i)[0] == result)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Brings lines of one form together.</summary>
    private void Stack(bool isAllowed)
    {
        order.Clear();
        stacks.Clear();
        for (int i = 0; i < LineCount; i++)
        {
            if (order.Contains(i))
            {
                continue;
            }

            order.Add(i);
            for (int j = i + 1; isAllowed && j < LineCount; j++)
            {
                if (!order.Contains(j) && IsAlike(Line(i), Line(j)))
                {
                    order.Add(j);
                }
            }

            stacks.Add(order.Count);
        }
    }

    /// <summary>Whether two lines have the same signs and matrices of the same sizes; one function stands for another.</summary>
    private static bool IsAlike(ReadOnlySpan<TermPiece> left, ReadOnlySpan<TermPiece> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            (TermPiece a, TermPiece b) = (left[i], right[i]);
            bool areFunctions = a.Sign is "σ" or "tanh" or Sigma or Tanh && b.Sign is "σ" or "tanh" or Sigma or Tanh;
            if ((a.Sign != b.Sign && !areFunctions) || a.Rows != b.Rows || a.Columns != b.Columns)
            {
                return false;
            }
        }

        return true;
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
                if (j > 0 && addend.IsElementwise)
                {
                    Add("⊙");
                }

                Add(addend.Factors[j], t);
            }
        }

        ends.Add(pieces.Count);
        formulas.Add((equation.NotationAt(t), t));
    }

    private void Add(string sign) => pieces.Add(new TermPiece(sign, null, 0, false, ""));

    private void Add(Operand operand, int t) =>
        pieces.Add(new TermPiece(null, operand.Quantity, operand.TimestepAt(t), operand.IsTransposed, operand.NameAt(t)));
}
