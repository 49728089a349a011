using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tasks;

/// <summary>A series of numbers, generated or from a column of a CSV file.</summary>
internal static class Series
{
    private const string File = "task.file";
    private const int MostNamed = 20;

    /// <summary>Reads the series that the settings name, rescaled where they say so.</summary>
    /// <param name="settings">Of which either the generator or the file is given.</param>
    /// <param name="folder">Where a relative path starts, and what may be read from there.</param>
    /// <param name="mistakes">Gets what is wrong. Where the column's key is unknown, only the table is read.</param>
    /// <param name="points">How many points it has, known also where the column alone is wrong; else null.</param>
    /// <returns>The series, or null where there are mistakes.</returns>
    public static SeriesData? Read(SeriesTaskSettings settings, InputFolder folder, LessonMistakes mistakes, out int? points)
    {
        int index = -1;
        string? encoding = null;
        TableColumns? columns = settings.Generator is null
            ? ReadTable(folder, settings.File!, settings.Column, mistakes, out encoding) : null;
        double[]? series = settings.Generator switch
        {
            SeriesGenerator.Chaotic => MackeyGlass(settings.Points),
            SeriesGenerator.Sine => [.. Enumerable.Range(0, settings.Points).Select(i => Math.Sin(2 * Math.PI * i / 25))],
            _ when columns is not null && mistakes.Knows("task.column") =>
                ReadColumn(columns, settings.Column, mistakes, out index),
            _ => null,
        };
        points = series?.Length ?? columns?.Rows;
        if (series is null)
        {
            return null;
        }

        ValueUnits units = settings.Standardise ? Standardised.InPlace(series) : ValueUnits.Own;
        if (columns is null)
        {
            return new SeriesData(series, units, null, "", []);
        }

        string name = columns.NameOf(index);
        IEnumerable<string> others = settings.Column is null ? columns.Numeric.Where(i => i != index).Select(columns.NameOf) : [];
        string form = TableForm.Describe(columns, index, encoding);
        LostDigits? lost = LostDigits.Find(columns, index);
        return columns.HasHeading
            ? new SeriesData(series, units, name, $"column \"{name}\"", [.. others], form, lost, ShortLines(columns))
            : new SeriesData(series, units, null, $"column {name}", [.. others], form, lost, ShortLines(columns));
    }

    private static string? ShortLines(TableColumns columns)
    {
        int[] rows = columns.Short;
        string than = columns.HasHeading ? "the heading" : "the first line";
        return rows.Length switch
        {
            0 => null,
            1 => $"Line {columns.LineOf(rows[0])} is shorter than {than}: cells are missing at its end.",
            _ => $"{rows.Length} lines are shorter than {than}, line {columns.LineOf(rows[0])} and others: "
                + "cells are missing at their ends.",
        };
    }

    private static TableColumns? ReadTable(
        InputFolder folder, string path, string? asked, LessonMistakes mistakes, out string? encoding)
    {
        encoding = null;
        try
        {
            (string text, encoding) = ReadText(folder.Find(path));
            if (CsvTable.Parse(text, out LessonError? error) is not { } table)
            {
                mistakes.Add(error!);
                return null;
            }

            if (table.RowCount > 0)
            {
                return new TableColumns(table, asked);
            }

            mistakes.Add(File, "the file is empty", "a CSV file with a column of numbers");
        }
        catch (InputFileException e)
        {
            mistakes.Add(LessonError.OfFile(File, e));
        }

        return null;
    }

    /// <summary>
    /// Spreadsheets write tables in UTF-16 with a mark, or still in the encoding of the country: where it is not UTF-8, a byte is a
    /// character. What it was taken for is null for UTF-8.
    /// </summary>
    private static (string Text, string? Encoding) ReadText(string path)
    {
        byte[] bytes = InputFile.ReadBytes(path, InputKind.Table);
        if (TextEncoding.MarkedAs(bytes) is { } marked)
        {
            if (TextEncoding.ProblemOfWide(bytes) is { } halves)
            {
                throw new InputFileException(path, halves.Finding, halves.Advice);
            }

            return (marked.GetString(bytes.AsSpan(marked.Preamble.Length)), TextEncoding.WideNameOf(bytes));
        }

        if (TextEncoding.ProblemOf(bytes) is not { } problem)
        {
            return (Encoding.UTF8.GetString(TextEncoding.WithoutMark(bytes)), null);
        }

        return problem.IsOfBytes ? ByteText.Read(bytes) : throw new InputFileException(path, problem.Finding, problem.Advice);
    }

    /// <summary>
    /// x_{t+1} = x_t + 0.2 x_{t−17}/(1 + x_{t−17}¹⁰) − 0.1 x_t (Mackey and Glass 1977, by Euler steps of 1), after 300
    /// points in which it forgets its start.
    /// </summary>
    private static double[] MackeyGlass(int points)
    {
        const int delay = 17, settling = 300;
        var x = new double[points + settling];
        for (int t = 0; t + 1 < x.Length; t++)
        {
            double now = t == 0 ? 1.2 : x[t], before = t < delay ? 1.2 : x[t - delay];
            x[t] = now;
            x[t + 1] = now + 0.2 * before / (1 + Math.Pow(before, 10)) - 0.1 * now;
        }

        return x[settling..];
    }

    private static double[]? ReadColumn(TableColumns columns, string? asked, LessonMistakes mistakes, out int index)
    {
        index = asked is null ? columns.Default : columns.Find(asked);
        if (index < 0)
        {
            mistakes.Add(asked is null ? NoNumbers(columns) : NoColumn(columns, asked));
            return null;
        }

        if (asked is null ? columns.Unreadable >= 0 : columns.IsTwice(asked))
        {
            mistakes.Add(asked is null ? OnlyCounts(columns, index) : TwoColumns(asked));
            return null;
        }

        int before = mistakes.Count;
        var series = new double[columns.Rows];
        for (int row = 0; row < series.Length && mistakes.Count == before; row++)
        {
            if (!columns.TryRead(row, index, out series[row]))
            {
                mistakes.Add(File, Without(columns, row, index), "a number such as 1234.5 in every line" + Usable(columns));
            }
            else if (columns.WidthOf(row) > columns.Count)
            {
                mistakes.Add(
                    File, $"line {columns.LineOf(row)} has {Counted.Of(columns.WidthOf(row), "column")}, the first line {columns.Count}",
                    $"{Counted.Of(columns.Count, "column")}; a text or number with a separator in it stands in quotes");
            }
        }

        return mistakes.Count == before ? series : null;
    }

    private static LessonError NoColumn(TableColumns columns, string asked)
    {
        string[] names = [.. Enumerable.Range(0, columns.Count).Select(columns.NameOf)];
        string more = names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "";
        return new LessonError(
            "task.column", $"\"{TableColumns.Shown(asked)}\" is not a column", string.Join(", ", names.Take(MostNamed)) + more,
            NearestName.Of(asked, names));
    }

    private static LessonError TwoColumns(string asked) => new(
        "task.column", $"several columns are called \"{TableColumns.Shown(asked)}\"", "the number of the column, from 1");

    // whoever brings a table with prices does not want the numbers of its lines to be learnt
    private static LessonError OnlyCounts(TableColumns columns, int index)
    {
        int meant = columns.Unreadable;
        return new LessonError(
            File, $"the only column with a number in every line counts ({columns.NameOf(index)}): "
                + Without(columns, columns.FirstWithoutNumber(meant), meant),
            $"a number such as 1234.5 in every line; or --column {columns.NameOf(index)}, or \"column\" in a lesson");
    }

    /// <summary>Says of the column that comes nearest to a series what is missing in it.</summary>
    private static LessonError NoNumbers(TableColumns columns)
    {
        int[] gaps =
        [
            .. Enumerable.Range(0, columns.Count)
                .Select(i => Enumerable.Range(0, columns.Rows).Count(row => !columns.TryRead(row, i, out _))),
        ];
        int best = gaps.Length == 0 ? -1 : Array.IndexOf(gaps, gaps.Min());
        string reason = "";
        if (best >= 0 && columns.Rows > 0)
        {
            int there = columns.Rows - gaps[best];
            string share = there == 0 || MixedMarks.Describe(columns, best) is not null ? ""
                : $", and {there} of {Counted.Of(columns.Rows, "line")} {(there == 1 ? "has" : "have")} a number there";
            reason = $": {Without(columns, columns.FirstWithoutNumber(best), best)}{share}";
        }

        return new LessonError(
            File, $"no column has a number in every line{reason}",
            "a column with a number such as 1234.5 in every line; fill gaps, or delete the lines that have them");
    }

    private static string Without(TableColumns columns, int row, int column)
    {
        if (MixedMarks.Describe(columns, column) is { } mixed)
        {
            return mixed;
        }

        string found = columns.CellOf(row, column) is not { } cell ? "nothing"
            : cell.Length == 0 ? "an empty cell" : $"\"{TableColumns.Shown(cell)}\"";
        return $"line {columns.LineOf(row)} has {found} in {columns.PlaceOf(column)}";
    }

    private static string Usable(TableColumns columns) =>
        columns.Numeric.Count == 0 ? ""
        : "; columns that have one: " + string.Join(", ", columns.Numeric.Take(MostNamed).Select(columns.NameOf));
}
