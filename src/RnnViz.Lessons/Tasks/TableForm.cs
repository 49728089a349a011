using System.Globalization;

namespace RnnViz.Lessons.Tasks;

/// <summary>What a table was taken for: lines, separator, how its numbers are written, and its encoding.</summary>
internal static class TableForm
{
    /// <summary>A few words: "120 lines, separated by semicolons, with decimal commas".</summary>
    /// <param name="columns">The table.</param>
    /// <param name="column">The column whose numbers were taken.</param>
    /// <param name="encoding">What its bytes were taken for, where that is not UTF-8; else null.</param>
    public static string Describe(TableColumns columns, int column, string? encoding)
    {
        string lines = columns.Rows.ToString("N0", CultureInfo.InvariantCulture);
        string separator = columns.Count == 1 ? "" : columns.Separator switch
        {
            ';' => ", separated by semicolons",
            '\t' => ", separated by tabs",
            _ => ", separated by commas",
        };
        string marks = (columns.MarksOf(column), columns.Doubtful(column)) switch
        {
            (NumberMarks.Comma, { } cell) => $", with decimal commas: {cell} was read as {cell.Replace(',', '.')}",
            (NumberMarks.Comma, _) => ", with decimal commas",
            (NumberMarks.PointAndGroups, _) => ", with commas between thousands",
            (NumberMarks.CommaAndGroups, _) => ", with decimal commas and points between thousands",
            (_, { } cell) => $", with decimal points: {cell} was not read as {cell.Replace(".", "", StringComparison.Ordinal)}",
            _ => "",
        };
        string read = encoding switch
        {
            null => "",
            "Latin-1" or "Windows-1252" => $", read as {encoding}, as it is not UTF-8",
            _ => $", read as {encoding}",
        };
        return $"{lines} {(columns.Rows == 1 ? "line" : "lines")}{separator}{marks}{read}";
    }
}
