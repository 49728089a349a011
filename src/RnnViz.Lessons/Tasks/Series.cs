using System.Globalization;

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

    /// <summary>The first column in which every line but a heading has a number, from 0, and its heading; −1 where there is none.</summary>
    internal static int FirstNumericColumn(string[] lines, out string? heading)
    {
        heading = null;
        if (lines.Length < 2)
        {
            return -1;
        }

        char separator = SeparatorOf(lines[0]);
        string[][] cells = [.. lines.Select(line => line.Split(separator))];
        for (int column = 0; column < cells[0].Length; column++)
        {
            if (!cells.Skip(1).All(row => column < row.Length && TryParse(row[column].Trim(' ', '"'), out _)))
            {
                continue;
            }

            string first = cells[0][column].Trim(' ', '"');
            heading = TryParse(first, out _) ? null : first;
            return column;
        }

        return -1;
    }

    private static char SeparatorOf(string line) => line.Contains(';') ? ';' : line.Contains('\t') ? '\t' : ',';

    private static double[]? ReadColumn(string path, string? column, out LessonError? error)
    {
        string[] lines;
        try
        {
            lines = [.. File.ReadAllLines(path).Where(line => !string.IsNullOrWhiteSpace(line))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error = new LessonError("task.file", $"the file cannot be read: {e.Message}");
            return null;
        }

        error = lines.Length == 0 ? new LessonError("task.file", "the file is empty", "a CSV file with a column of numbers") : null;
        return error is null ? ReadColumn(lines, column, out error) : null;
    }

    private static double[]? ReadColumn(string[] lines, string? column, out LessonError? error)
    {
        char separator = SeparatorOf(lines[0]);
        string[] names = [.. lines[0].Split(separator).Select(name => name.Trim(' ', '"'))];
        int index = column is null ? 0 : Array.IndexOf(names, column);
        if (index < 0 && int.TryParse(column, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= names.Length)
        {
            index = number - 1;
        }

        if (index < 0)
        {
            error = new LessonError("task.column", $"\"{column}\" is not a column", string.Join(", ", names), NearestName.Of(column!, names));
            return null;
        }

        bool hasHeader = !TryParse(names[index], out _);
        var series = new double[lines.Length - (hasHeader ? 1 : 0)];
        for (int i = 0; i < series.Length; i++)
        {
            int line = i + (hasHeader ? 1 : 0);
            string[] cells = lines[line].Split(separator);
            if (index >= cells.Length || !TryParse(cells[index].Trim(' ', '"'), out series[i]))
            {
                string found = index >= cells.Length ? "nothing" : $"\"{cells[index].Trim()}\"";
                error = new LessonError("task.file", $"data line {line + 1} has {found} in column {index + 1}", "a number with a decimal point");
                return null;
            }
        }

        error = null;
        return series;
    }

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
