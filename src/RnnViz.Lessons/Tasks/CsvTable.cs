using nietras.SeparatedValues;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// The cells of a CSV text (RFC 4180), without lines of white space alone. A cell in quotes may hold separators, line ends and
/// doubled quotes. The separator is what the first line has outside quotes: a semicolon, else a tab, else a comma; a line
/// "sep=;" before it, as spreadsheets write it, says so itself.
/// </summary>
internal sealed class CsvTable
{
    /// <summary>The most cells that are read: each of them takes some forty bytes of memory.</summary>
    private const int MostCells = 5_000_000;

    private readonly string[][] rows;
    private readonly int[] lines;

    private CsvTable(string[][] rows, int[] lines, char separator) => (this.rows, this.lines, Separator) = (rows, lines, separator);

    /// <summary>What stands between two cells.</summary>
    public char Separator { get; }

    /// <summary>How many rows there are, a heading among them.</summary>
    public int RowCount => rows.Length;

    /// <summary>The cells of a row, from 0, without quotes and without spaces around them.</summary>
    public IReadOnlyList<string> Row(int row) => rows[row];

    /// <summary>The line of the file in which a row begins, from 1, as an editor or a spreadsheet counts.</summary>
    public int LineOf(int row) => lines[row];

    /// <summary>Reads a text; or null and what is wrong. Rows may differ in length, and there may be none.</summary>
    public static CsvTable? Parse(string text, out LessonError? error)
    {
        error = null;
        char? said = SaidSeparator(text, out int start);
        char separator = said ?? SeparatorOf(text);
        SepReaderOptions options = new Sep(separator).Reader() with
        {
            HasHeader = false,
            Unescape = true,
            Trim = SepTrim.All,
            DisableColCountCheck = true,
        };
        try
        {
            using SepReader reader = options.FromText(text[start..]);
            var rows = new List<string[]>();
            var lines = new List<int>();
            int before = text.AsSpan(0, start).Count('\n');
            long cells = 0;
            foreach (SepReader.Row row in reader)
            {
                if (row.Span.IsWhiteSpace())
                {
                    continue;
                }

                if (!IsWellQuoted(row.Span, separator))
                {
                    string finding = $"line {before + row.LineNumberFrom} has a quote that is neither at an end of a cell nor doubled";
                    error = new LessonError("task.file", finding, "cells in quotes from end to end, a quote within them as \"\"");
                    return null;
                }

                cells += row.ColCount;
                if (cells > MostCells)
                {
                    error = new LessonError(
                        "task.file", $"the table has more than {MostCells / 1_000_000} million cells", "fewer: keep the column you need");
                    return null;
                }

                rows.Add(row[..].ToStringsArray());
                lines.Add(before + row.LineNumberFrom);
            }

            return new CsvTable([.. rows], [.. lines], separator);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidDataException or ArgumentException or OverflowException)
        {
            error = new LessonError("task.file", "the file is no table: a line is too long, or a quote at its start has no end");
            return null;
        }
    }

    // Sep lets a quote in the middle of a cell begin a quotation, which would run over line ends to the next such quote
    private static bool IsWellQuoted(ReadOnlySpan<char> row, char separator)
    {
        bool isQuoted = false, mayOpen = true, hasClosed = false, mayDouble = false;
        foreach (char c in row)
        {
            if (c == '"')
            {
                if (!isQuoted && !mayOpen && !mayDouble)
                {
                    return false;
                }

                hasClosed = mayDouble = isQuoted; // "" within a quotation is a quote
                isQuoted = !isQuoted;
                mayOpen = false;
            }
            else if (!isQuoted)
            {
                // after a quotation only the next cell may follow
                if (hasClosed && c != separator && c != ' ')
                {
                    return false;
                }

                hasClosed &= c == ' ';
                mayDouble = false;
                mayOpen = c == separator || (c == ' ' && mayOpen);
            }
        }

        return !isQuoted;
    }

    /// <summary>What a first line "sep=;" says, and where the line after it begins; null and 0 without such a line.</summary>
    private static char? SaidSeparator(string text, out int start)
    {
        const string Start = "sep=";
        bool isSaid = text.Length > Start.Length + 1 && text.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
            && text[Start.Length] is ',' or ';' or '\t' && text[Start.Length + 1] is '\r' or '\n';
        start = isSaid ? text.IndexOfAny(['\n', '\r'], Start.Length) + 1 : 0;
        start += isSaid && text[start - 1] == '\r' && start < text.Length && text[start] == '\n' ? 1 : 0;
        return isSaid ? text[Start.Length] : null;
    }

    private static char SeparatorOf(string text)
    {
        int blanks = text.Length - text.AsSpan().TrimStart().Length;
        int start = text.AsSpan(0, blanks).LastIndexOfAny('\r', '\n') + 1;
        bool isQuoted = false, hasTab = false;
        foreach (char c in text.AsSpan(start))
        {
            isQuoted ^= c == '"';
            if (isQuoted)
            {
                continue;
            }

            if (c == ';')
            {
                return ';';
            }

            if (c is '\r' or '\n')
            {
                break;
            }

            hasTab |= c == '\t';
        }

        return hasTab ? '\t' : ',';
    }
}
