using System.Globalization;
using System.Text.RegularExpressions;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tests.Tasks;

/// <summary>Marks of decimals and of thousands: a number of a table is read as it is meant, or refused, and never as another.</summary>
public sealed partial class TableMarksTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // what each cell means; no numbers where no one way to write them fits all
    public static TheoryData<string, string[], double[]?> Columns() => new()
    {
        { ";", ["0.500", "1.500", "0.625"], [0.5, 1.5, 0.625] },
        { ";", ["0,500", "1,500", "0,625"], [0.5, 1.5, 0.625] },
        { ";", ["0.500", "1.500", "3,5"], null },
        { ";", ["-0.123", "12,5", "1.250"], null },
        { ";", ["7.25", "12,5", "7.25"], null },
        { "\t", ["12,5", "7.25", "8"], null },
        { ";", ["1234", "1.500", "3,5"], null },
        { ";", ["1,234", "5.678", "9,012"], null },
        { ";", ["1.234e5", "3,5", "2"], null },
        { ";", ["1,234e5", "3.5", "2"], null },
        { ";", ["1.500", "3,5", "12"], [1500, 3.5, 12] },
        { ";", ["1,500", "3.5", "12"], [1500, 3.5, 12] },
        { ";", ["1.234.567", "12", "-1.000"], [1234567, 12, -1000] },
        { ";", ["007", "1,234.5", "0"], [7, 1234.5, 0] },
        { ";", ["1,5e3", "2,25", "-3"], [1500, 2.25, -3] },
        { ";", ["1.5e3", "2.25", "-3"], [1500, 2.25, -3] },
        { ";", ["000.500", "000,500", "1"], null },
        { ",", ["0,500", "0,625", "0,500"], null },
        { ",", ["1,500", "0,625", "1,000"], null },
        { ",", ["-0,123", "1,250", "1,000"], null },
        { ",", ["1,500", "0.625", "12"], [1500, 0.625, 12] },
        { ",", ["1,500", "1500", "12"], null },
        { ",", ["0.500", "1.500", "12"], [0.5, 1.5, 12] },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_column_is_what_its_cells_mean_or_refused_with_what_is_not_alike(string separator, string[] cells, double[]? meant)
    {
        (double[]? read, _, string error) = Read(separator, "x", ("name", [.. cells.Select(_ => "b")]), ("x", cells));
        Assert.Equal(meant, read);
        if (meant is null)
        {
            Assert.Matches("(are not written alike.*line [23] has .*line [34] has |, with a decimal comma where commas separate)", error);
        }
    }

    [Fact]
    public void Both_marks_as_marks_of_decimals_are_refused_with_an_example_of_each()
    {
        string[] cells = [.. Enumerable.Range(0, 12).Select(i => i % 3 == 1 ? "12,5" : i == 0 ? "9" : "7.25")];
        (_, _, string error) = Read(";", null, ("name", [.. cells.Select(_ => "b")]), ("x", cells));
        Assert.Contains("no column has a number in every line: the numbers in column 2 (x) are not written alike, and whether a mark is "
            + "that of decimals or of thousands cannot be told: line 3 has \"12,5\", line 4 has \"7.25\"; allowed:", error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("have a number there", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData(",")]
    public void In_a_table_of_many_columns_each_is_read_in_its_own_way(string separator)
    {
        (string Name, string[] Cells, double[]? Meant)[] columns =
            [.. Columns().Select(row => row.Data).Where(data => data.Item1 == separator || (separator == "\t" && data.Item1 == ";"))
                .Select((data, i) => ($"c{i}", data.Item2, data.Item3))];
        Assert.NotEmpty(columns);
        foreach ((string name, _, double[]? meant) in columns)
        {
            Assert.Equal(meant, Read(separator, name, [.. columns.Select(column => (column.Name, column.Cells))]).Values);
        }
    }

    [Fact]
    public void Numbers_that_one_formatter_wrote_are_read_exactly_or_refused_or_the_doubt_is_said()
    {
        var random = new Random(20261130);
        int read = 0;
        for (int run = 0; run < 600; run++)
        {
            string separator = Pick(",", ";", "\t"), mark = Pick(".", ","), groups = Pick(mark == "." ? "," : ".", "", " ", "'");
            var format = new NumberFormatInfo { NumberDecimalSeparator = mark, NumberGroupSeparator = groups };
            string digits = $"N{random.Next(5)}";
            double size = Math.Pow(10, random.Next(9));
            string[] plain = [.. Enumerable.Range(0, 12).Select(_ => Written((random.NextDouble() - 0.3) * size, "F" + digits[1..]))];
            string[] cells = [.. plain.Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture).ToString(digits, format))];
            (double[]? values, string form, _) = Read(separator, "x", ("name", [.. cells.Select(_ => "b")]), ("x", cells));
            if (values is null)
            {
                continue;
            }

            read++;
            if (cells.Where(cell => cell.AsSpan().IndexOfAny('.', ',') >= 0).All(cell => Either().IsMatch(cell)))
            {
                // in a file of commas they are those of thousands, and points those of decimals, as everywhere
                Assert.True(separator == "," || form.Contains("read as", StringComparison.Ordinal) || IsRight(), form);
                continue;
            }

            Assert.Equal(plain.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)), values);

            bool IsRight() => values.SequenceEqual(plain.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
        }

        Assert.InRange(read, 200, 600);

        string Pick(params string[] choices) => choices[random.Next(choices.Length)];
    }

    private static string Written(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private (double[]? Values, string Form, string Error) Read(
        string separator, string? column, params (string Name, string[] Cells)[] columns)
    {
        IEnumerable<string> lines = Enumerable.Range(0, columns[0].Cells.Length)
            .Select(row => string.Join(separator, columns.Select(column => $"\"{column.Cells[row]}\"")));
        File.WriteAllLines(
            Path.Combine(folder, "table.csv"), [string.Join(separator, columns.Select(column => column.Name)), .. lines]);
        var mistakes = new LessonMistakes();
        var settings = new SeriesTaskSettings { File = "table.csv", Column = column, Window = 1, Standardise = false };
        SeriesData? data = Series.Read(settings, new InputFolder(folder), mistakes, out _);
        return (data?.Values, data?.Form ?? "", string.Join('\n', mistakes.Errors));
    }

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}[.,][0-9]{3}$")]
    private static partial Regex Either();
}
