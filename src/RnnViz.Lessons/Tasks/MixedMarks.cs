namespace RnnViz.Lessons.Tasks;

/// <summary>
/// Columns in which every cell is a number by itself, but no one way to write numbers fits all of them: whether 1.500 beside 3,5 and
/// 0.25 is one and a half or a thousand and a half is not guessed.
/// </summary>
internal static class MixedMarks
{
    /// <summary>
    /// What keeps the numbers of a column from being read, without an end: two or more cells that are not written alike, or one with a
    /// decimal comma where commas separate the columns; null where something else does, or nothing.
    /// </summary>
    /// <param name="columns">The table.</param>
    /// <param name="column">The column, from 0.</param>
    public static string? Describe(TableColumns columns, int column)
    {
        NumberMarks[] all = [.. TableNumber.Ways(columns.Separator)], left = all;
        var narrowing = new List<(int Row, NumberMarks[] Ways)>();
        for (int row = 0; row < columns.Rows; row++)
        {
            string cell = columns.CellOf(row, column) ?? "";
            NumberMarks[] ways = [.. all.Where(IsWay)], both = [.. left.Where(IsWay)];
            if (ways.Length == 0)
            {
                return columns.Separator == ',' && (IsWay(NumberMarks.Comma) || IsWay(NumberMarks.CommaAndGroups))
                    ? $"line {columns.LineOf(row)} has {Quoted(row)} in {columns.PlaceOf(column)}, with a decimal comma where commas "
                        + "separate the columns" : null;
            }

            if (both.Length == 0)
            {
                int clash = narrowing.FindIndex(before => !before.Ways.Any(IsWay));
                return Clash(clash >= 0 ? [narrowing[clash].Row, row] : [.. narrowing.Select(before => before.Row), row]);
            }

            if (both.Length < left.Length)
            {
                narrowing.Add((row, ways));
            }

            left = both;

            bool IsWay(NumberMarks way) => TableNumber.TryParse(cell, way, out _);
        }

        return left.Contains(NumberMarks.PointAndGroups) && left.Contains(NumberMarks.CommaAndGroups) && !left.Contains(NumberMarks.Point)
            && !left.Contains(NumberMarks.Comma) ? Clash(narrowing.Select(before => before.Row)) : null;

        string Clash(IEnumerable<int> rows) =>
            $"the numbers in {columns.PlaceOf(column)} are not written alike, and whether a mark is that of decimals or of thousands "
                + $"cannot be told: {string.Join(", ", rows.Select(row => $"line {columns.LineOf(row)} has {Quoted(row)}"))}";

        string Quoted(int row) => $"\"{TableColumns.Shown(columns.CellOf(row, column)!)}\"";
    }
}
