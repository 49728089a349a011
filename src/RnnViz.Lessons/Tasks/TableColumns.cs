using System.Globalization;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// The columns of a table: their names, and their numbers. All numbers of a column are written in one way: with a decimal point or a
/// decimal comma, with separators of thousands or without.
/// </summary>
internal sealed class TableColumns
{
    private const int Longest = 60;

    private readonly CsvTable table;
    private readonly string[] first;
    private readonly NumberMarks[] marks;

    /// <summary>Looks at the columns of a table, which has at least one row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="asked">The column that somebody asked for, or null: where the first line has it as a name, it is a heading.</param>
    public TableColumns(CsvTable table, string? asked)
    {
        this.table = table;
        first = [.. table.Row(0)];
        marks = new NumberMarks[first.Length];
        int[] all = [.. Enumerable.Range(0, first.Length)];
        HasHeading = first.Length > 0 && (all.All(i => !IsNumber(first[i])) || all.Any(IsNamed)
            || (asked is not null && first.Contains(asked) && NumberedBy(asked) < 0 && all.Any(i => !IsNumber(first[i]))));
        foreach (int i in all)
        {
            marks[i] = WayOf(i);
        }

        Numeric = [.. all.Where(i => Rows > 0 && FirstWithoutNumber(i) < 0)];
    }

    /// <summary>Whether the first line has names rather than data.</summary>
    public bool HasHeading { get; }

    /// <summary>How many lines of data there are.</summary>
    public int Rows => table.RowCount - FirstRow;

    /// <summary>How many columns the first line has.</summary>
    public int Count => first.Length;

    /// <summary>The columns, from 0, that have a number in every line of data.</summary>
    public IReadOnlyList<int> Numeric { get; }

    /// <summary>
    /// The column that is taken where none is asked for: the first with a number in every line that does more than count up by
    /// equal steps, as numbers of lines, days and years do; else the first. −1 where there is none.
    /// </summary>
    public int Default => Numeric.FirstOrDefault(i => !IsCounter(i), Numeric.Count > 0 ? Numeric[0] : -1);

    /// <summary>What stands between two columns.</summary>
    public char Separator => table.Separator;

    /// <summary>How the numbers of a column are written.</summary>
    public NumberMarks MarksOf(int column) => marks[column];

    /// <summary>
    /// The first number of a column whose comma or point, as every one in the column, could as well separate thousands; null where the
    /// table's other signs leave no doubt.
    /// </summary>
    public string? Doubtful(int column)
    {
        bool isPoint = marks[column] == NumberMarks.Point && (Count == 1 || Separator != ',');
        if (!isPoint && marks[column] != NumberMarks.Comma)
        {
            return null;
        }

        char mark = isPoint ? '.' : ',';
        string[] cells = [.. Enumerable.Range(0, Rows).Select(row => CellOf(row, column)!).Where(cell => cell.Contains(mark))];
        return cells.All(isPoint ? TableNumber.HasEitherPoint : TableNumber.HasEitherComma) ? cells.FirstOrDefault() : null;
    }

    /// <summary>
    /// The column that somebody most likely means where <see cref="Default"/> only counts: most of its cells have something like a
    /// number, and not all are one. −1 where there is none.
    /// </summary>
    public int Unreadable => Numeric.Any(i => !IsCounter(i)) ? -1
        : Enumerable.Range(0, Count).Except(Numeric).FirstOrDefault(IsMeantAsNumbers, -1);

    private int FirstRow => HasHeading ? 1 : 0;

    /// <summary>What a column is called by people: its heading, else its number from 1.</summary>
    public string NameOf(int column) =>
        HasHeading && first[column].Length > 0 ? Shown(first[column]) : (column + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where somebody finds a column: "column 2 (price)".</summary>
    public string PlaceOf(int column) => $"column {column + 1}{(HasHeading ? $" ({NameOf(column)})" : "")}";

    /// <summary>A cell for messages: on one line, and not too long for it.</summary>
    public static string Shown(string cell)
    {
        string start = cell.Length <= Longest ? cell : cell[..(Longest - 1)] + "…";
        return string.Concat(start.Select(c => char.IsControl(c) ? ' ' : c));
    }

    /// <summary>The column of a heading, or of a number from 1; −1 where there is none.</summary>
    public int Find(string nameOrNumber)
    {
        int named = HasHeading ? Array.IndexOf(first, nameOrNumber) : -1;
        return named >= 0 ? named : NumberedBy(nameOrNumber);
    }

    /// <summary>Whether several columns have a heading.</summary>
    public bool IsTwice(string heading) => HasHeading && first.Count(name => name == heading) > 1;

    /// <summary>The number in a line of data; false where there is none. Lines count from 0.</summary>
    public bool TryRead(int row, int column, out double number)
    {
        number = 0;
        return CellOf(row, column) is { } cell && TableNumber.TryParse(cell, marks[column], out number);
    }

    /// <summary>A cell in a line of data, or null where the line ends before it.</summary>
    public string? CellOf(int row, int column) => table.Row(row + FirstRow) is var cells && column < cells.Count ? cells[column] : null;

    /// <summary>How many cells a line of data has up to the last that is not empty.</summary>
    public int WidthOf(int row)
    {
        IReadOnlyList<string> cells = table.Row(row + FirstRow);
        int width = cells.Count;
        while (width > 0 && cells[width - 1].Length == 0)
        {
            width--;
        }

        return width;
    }

    /// <summary>The lines of data, from 0, in which cells are missing at the end, as where a file was cut off.</summary>
    public int[] Short
    {
        get
        {
            int width = Array.FindLastIndex(first, cell => cell.Length > 0) + 1;
            return [.. Enumerable.Range(0, Rows).Where(row => table.Row(row + FirstRow).Count < width)];
        }
    }

    /// <summary>The line of the file in which a line of data stands, from 1.</summary>
    public int LineOf(int row) => table.LineOf(row + FirstRow);

    /// <summary>The first line of data that has no number in a column, from 0; −1 where all have one.</summary>
    public int FirstWithoutNumber(int column)
    {
        for (int row = 0; row < Rows; row++)
        {
            if (!TryRead(row, column, out _))
            {
                return row;
            }
        }

        return -1;
    }

    private int NumberedBy(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= first.Length
            ? number - 1 : -1;

    // a name over numbers
    private bool IsNamed(int column) => !IsNumber(first[column]) && first[column].Length > 0 && table.RowCount > 1
        && column < table.Row(1).Count && IsNumber(table.Row(1)[column]);

    // all numbers of a column are written in the same way; where both marks could be that of thousands, none is known
    private NumberMarks WayOf(int column)
    {
        foreach (NumberMarks way in TableNumber.Ways(table.Separator))
        {
            if (Fits(column, way))
            {
                return way == NumberMarks.CommaAndGroups && Fits(column, NumberMarks.PointAndGroups) ? NumberMarks.Point : way;
            }
        }

        return NumberMarks.Point;
    }

    private bool Fits(int column, NumberMarks way)
    {
        for (int row = 0; row < Rows; row++)
        {
            if (CellOf(row, column) is not { } cell || !TableNumber.TryParse(cell, way, out _))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsMeantAsNumbers(int column) => Rows > 0
        && Enumerable.Range(0, Rows).Count(row => CellOf(row, column) is { } cell && TableNumber.IsMeantAsNumber(cell)) * 2 > Rows;

    private bool IsCounter(int column)
    {
        double step = 0, before = 0;
        for (int row = 0; row < Rows; row++)
        {
            _ = TryRead(row, column, out double number);
            if (row == 1)
            {
                step = number - before;
            }
            else if (row > 1 && number - before != step)
            {
                return false;
            }

            before = number;
        }

        return Rows > 2;
    }

    private bool IsNumber(string cell)
    {
        foreach (NumberMarks way in TableNumber.Ways(table.Separator))
        {
            if (TableNumber.TryParse(cell, way, out _))
            {
                return true;
            }
        }

        return false;
    }
}
