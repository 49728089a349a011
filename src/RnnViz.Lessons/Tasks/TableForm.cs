using System.Globalization;

namespace RnnViz.Lessons.Tasks;

/// <summary>What a table was taken for: lines, separator, and how its numbers are written.</summary>
internal static class TableForm
{
    /// <summary>A few words: "120 lines, separated by semicolons, decimal comma".</summary>
    public static string Describe(TableColumns columns, int column)
    {
        string lines = columns.Rows.ToString("N0", CultureInfo.InvariantCulture);
        string separator = columns.Count == 1 ? "" : columns.Separator switch
        {
            ';' => ", separated by semicolons",
            '\t' => ", separated by tabs",
            _ => ", separated by commas",
        };
        string marks = columns.MarksOf(column) switch
        {
            NumberMarks.Comma when columns.HasEitherComma(column) => ", with decimal commas: 1,234 was read as 1.234",
            NumberMarks.Comma => ", with decimal commas",
            NumberMarks.PointAndGroups => ", with commas between thousands",
            NumberMarks.CommaAndGroups => ", with decimal commas and points between thousands",
            _ => "",
        };
        return $"{lines} lines{separator}{marks}";
    }
}
