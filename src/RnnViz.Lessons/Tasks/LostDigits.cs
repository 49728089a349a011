using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// Digits of a table that a double does not hold: two different numbers become one, or a number becomes 0.
/// </summary>
/// <param name="Cell">A cell.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Value">What became of it.</param>
/// <param name="Other">Another cell that became the same; null where the first became 0.</param>
/// <param name="OtherLine">The other's line.</param>
internal sealed record LostDigits(string Cell, int Line, double Value, string? Other, int OtherLine)
{
    // the digits of which a double holds all, whatever they are
    private const int Held = 15;

    private const int MostRows = 1_000_000;

    /// <summary>The first that are found in a column of numbers; null where there are none in its first million lines.</summary>
    public static LostDigits? Find(TableColumns columns, int column)
    {
        NumberMarks marks = columns.MarksOf(column);
        int rows = Math.Min(columns.Rows, MostRows);
        bool isLong = false;
        for (int row = 0; row < rows; row++)
        {
            string cell = columns.CellOf(row, column)!;
            _ = TableNumber.TryParse(cell, marks, out double value);
            if (value != 0 && double.IsNormal(value) && cell.Length <= Held)
            {
                continue;
            }

            string digits = TableNumber.DigitsOf(cell, marks);
            if (value == 0 && digits.Length > 0)
            {
                return new LostDigits(TableColumns.Shown(cell), columns.LineOf(row), value, null, 0);
            }

            isLong |= value != 0 && (digits.IndexOf('e', StringComparison.Ordinal) > Held || !double.IsNormal(value));
        }

        return isLong ? Collision(columns, column, rows) : null;
    }

    /// <summary>What happened, in a sentence without its end.</summary>
    public override string ToString() => Other is null
        ? $"\"{Cell}\" in line {Line} is smaller than the smallest number that there is, and was taken for 0"
        : $"\"{Other}\" in line {OtherLine} and \"{Cell}\" in line {Line} differ in digits beyond the 15 to 17 that are kept, and were "
            + $"taken for one number, {NumberWords.Of(Value, 17)}";

    private static LostDigits? Collision(TableColumns columns, int column, int rows)
    {
        NumberMarks marks = columns.MarksOf(column);
        var first = new Dictionary<double, int>();
        for (int row = 0; row < rows; row++)
        {
            string cell = columns.CellOf(row, column)!;
            _ = TableNumber.TryParse(cell, marks, out double value);
            if (first.TryAdd(value, row))
            {
                continue;
            }

            int before = first[value];
            string other = columns.CellOf(before, column)!;
            if (other != cell && TableNumber.DigitsOf(other, marks) != TableNumber.DigitsOf(cell, marks))
            {
                return new LostDigits(
                    TableColumns.Shown(cell), columns.LineOf(row), value, TableColumns.Shown(other), columns.LineOf(before));
            }
        }

        return null;
    }
}
