using System.Globalization;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>A series of numbers, generated or from a column of a CSV file.</summary>
internal static class Series
{
    /// <summary>The series that the settings name, standardised where they say so; or null and what is wrong.</summary>
    public static double[]? Read(SeriesTaskSettings settings, string directory, out LessonError? error)
    {
        error = null;
        double[]? series = settings.Generator switch
        {
            SeriesGenerator.Chaotic => MackeyGlass(settings.Points),
            SeriesGenerator.Sine => [.. Enumerable.Range(0, settings.Points).Select(i => Math.Sin(2 * Math.PI * i / 25))],
            _ => ReadColumn(Path.Combine(directory, settings.File!), settings.Column, out error),
        };
        if (series is not null && settings.Standardise)
        {
            Standardise(series);
        }

        return series;
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

    private static void Standardise(double[] series)
    {
        double mean = series.Average();
        double deviation = Math.Sqrt(series.Average(v => (v - mean) * (v - mean)));
        for (int i = 0; i < series.Length; i++)
        {
            series[i] = (series[i] - mean) / (deviation > 0 ? deviation : 1);
        }
    }

    /// <summary>The first column in which every row but a heading has a number, from 0, and its heading; −1 where there is none.</summary>
    internal static int FirstNumericColumn(CsvTable table, out string? heading)
    {
        heading = null;
        if (table.RowCount < 2)
        {
            return -1;
        }

        IReadOnlyList<string> first = table.Row(0);
        for (int column = 0; column < first.Count; column++)
        {
            IEnumerable<IReadOnlyList<string>> data = Enumerable.Range(1, table.RowCount - 1).Select(table.Row);
            if (!data.All(row => column < row.Count && TryParse(row[column], out _)))
            {
                continue;
            }

            heading = TryParse(first[column], out _) ? null : first[column];
            return column;
        }

        return -1;
    }

    private static double[]? ReadColumn(string path, string? column, out LessonError? error)
    {
        CsvTable? table;
        try
        {
            table = CsvTable.Parse(File.ReadAllText(path), out error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error = new LessonError("task.file", $"the file cannot be read: {e.Message}");
            return null;
        }

        if (table?.RowCount == 0)
        {
            error = new LessonError("task.file", "the file is empty", "a CSV file with a column of numbers");
        }

        return error is null ? ReadColumn(table!, column, out error) : null;
    }

    private static double[]? ReadColumn(CsvTable table, string? column, out LessonError? error)
    {
        string[] names = [.. table.Row(0)];
        int index = column is null ? 0 : Array.IndexOf(names, column);
        if (index < 0 && int.TryParse(column, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= names.Length)
        {
            index = number - 1;
        }

        if (index < 0)
        {
            string allowed = string.Join(", ", names);
            error = new LessonError("task.column", $"\"{column}\" is not a column", allowed, NearestName.Of(column!, names));
            return null;
        }

        int headings = TryParse(names[index], out _) ? 0 : 1;
        var series = new double[table.RowCount - headings];
        for (int i = 0; i < series.Length; i++)
        {
            IReadOnlyList<string> cells = table.Row(i + headings);
            string? cell = index < cells.Count ? cells[index] : null;
            if (cell is null || !TryParse(cell, out series[i]))
            {
                string found = cell is null ? "nothing" : $"\"{cell}\"";
                string finding = $"data line {i + headings + 1} has {found} in column {index + 1}";
                error = new LessonError("task.file", finding, "a number with a decimal point");
                return null;
            }

            if (cells.Skip(names.Length).Any(surplus => surplus.Length > 0))
            {
                string finding = $"data line {i + headings + 1} has {cells.Count} columns, the first line {names.Length}";
                string allowed = $"{names.Length} columns; a text or number with a separator in it stands in quotes";
                error = new LessonError("task.file", finding, allowed);
                return null;
            }
        }

        error = null;
        return series;
    }

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
