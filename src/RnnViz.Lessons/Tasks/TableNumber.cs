using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnViz.Lessons.Tasks;

/// <summary>Reads the numbers of tables as people and their spreadsheets write them.</summary>
internal static partial class TableNumber
{
    private static readonly NumberMarks[] BetweenCommas = [NumberMarks.Point, NumberMarks.PointAndGroups];

    private static readonly NumberMarks[] BetweenOthers =
        [NumberMarks.Point, NumberMarks.Comma, NumberMarks.CommaAndGroups, NumberMarks.PointAndGroups];

    /// <summary>
    /// The ways in which numbers may be written between such separators, the likeliest first: where the comma separates cells, a comma
    /// within a cell in quotes separates thousands.
    /// </summary>
    public static ReadOnlySpan<NumberMarks> Ways(char separator) => separator == ',' ? BetweenCommas : BetweenOthers;

    /// <summary>The finite number that a cell is; false where it is none.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="marks">How its number is written.</param>
    /// <param name="number">The number, or 0.</param>
    public static bool TryParse(string cell, NumberMarks marks, out double number)
    {
        number = 0;
        return PlainOf(cell, marks) is { } plain && !plain.Contains('\0')
            && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    /// <summary>
    /// The digits of a cell that is a number, with its sign and the power of ten of the last: "-125e-2", the same for all ways to write a
    /// number; empty for 0.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="marks">How its number is written.</param>
    public static string DigitsOf(string cell, NumberMarks marks)
    {
        string plain = (PlainOf(cell, marks) ?? "").Trim();
        int e = plain.IndexOfAny(['e', 'E']);
        _ = long.TryParse(e < 0 ? "0" : plain[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long exponent);
        string mantissa = e < 0 ? plain : plain[..e], sign = mantissa.StartsWith('-') ? "-" : "";
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        string whole = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-', '+').TrimStart('0'), digits = whole.TrimEnd('0');
        return digits.Length == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{digits}e{exponent + whole.Length - digits.Length}");
    }

    private static string? PlainOf(string cell, NumberMarks marks) => marks switch
    {
        NumberMarks.Point => cell,
        NumberMarks.Comma => cell.Contains('.') ? null : cell.Replace(',', '.'),
        NumberMarks.PointAndGroups => Groups(',').IsMatch(cell) ? cell.Replace(",", "", StringComparison.Ordinal) : null,
        _ => Groups('.').IsMatch(cell) ? cell.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : null,
    };

    /// <summary>Whether a cell has a number that cannot be read for certain: with a unit, a blank between groups, mixed marks.</summary>
    public static bool IsMeantAsNumber(string cell) => Meant().IsMatch(cell);

    /// <summary>Whether a comma in the cell could as well separate thousands: 1,234.</summary>
    public static bool HasEitherComma(string cell) => EitherComma().IsMatch(cell);

    /// <summary>Whether a point in the cell could as well separate thousands: 1.234.</summary>
    public static bool HasEitherPoint(string cell) => EitherPoint().IsMatch(cell);

    private static Regex Groups(char mark) => mark == ',' ? CommaGroups() : PointGroups();

    // no number begins with a group of noughts, and none with groups has a power of ten
    [GeneratedRegex(@"^[-+]?([1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?|[0-9]{1,3}(\.[0-9]*)?([eE][-+]?[0-9]+)?)$")]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"^[-+]?([1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]*)?|[0-9]{1,3}(,[0-9]*)?([eE][-+]?[0-9]+)?)$")]
    private static partial Regex PointGroups();

    [GeneratedRegex(@"^[-+]?[1-9][0-9]{0,2},[0-9]{3}$")]
    private static partial Regex EitherComma();

    [GeneratedRegex(@"^[-+]?[1-9][0-9]{0,2}\.[0-9]{3}$")]
    private static partial Regex EitherPoint();

    [GeneratedRegex(@"^[^0-9\s]{0,4}\s?[-+]?[0-9][0-9.,' \u00A0\u202F]{0,40}([eE][-+]?[0-9]+)?\s?[^0-9\s]{0,12}$")]
    private static partial Regex Meant();
}
