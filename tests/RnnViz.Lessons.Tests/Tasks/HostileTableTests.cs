using System.Globalization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Tasks;

/// <summary>Tables as spreadsheets of all countries write them: their numbers are read, or a sentence says why not.</summary>
public sealed class HostileTableTests : IDisposable
{
    private static readonly double[] Prices = [1.5, 1000, 2.25, -3, 1234567.5, 0, 12, 99.125, 7, 1000.5, 8, 3];
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, string, string> Ways() => new()
    {
        { ",", "point", "" },
        { ";", "point", ", separated by semicolons" },
        { "\t", "point", ", separated by tabs" },
        { ";", "comma", ", separated by semicolons, with decimal commas" },
        { "\t", "comma", ", separated by tabs, with decimal commas" },
        { ",", "quoted groups", ", with commas between thousands" },
        { ";", "groups", ", separated by semicolons, with commas between thousands" },
        { ";", "comma and groups", ", separated by semicolons, with decimal commas and points between thousands" },
        { "\t", "quoted comma and groups", ", with decimal commas and points between thousands" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Numbers_are_read_in_every_way_and_it_is_said_how(string separator, string way, string said)
    {
        string[] lines = [.. Prices.Select((price, i) => $"{i + 1}{separator}{Written(price, way)}{separator}name {i}")];
        Lesson lesson = Open(string.Join("\r\n", [$"day{separator}price{separator}name", .. lines]));
        Assert.Equal("table.csv: price", lesson.Title);
        RequireValues(Prices, lesson);
        Assert.Contains($"12 lines{(said.StartsWith(", separated", StringComparison.Ordinal) ? "" : ", separated by ")}",
            string.Join('\n', lesson.Notes), StringComparison.Ordinal);
        Assert.Contains(said, string.Join('\n', lesson.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decimal_comma_in_a_file_of_commas_is_refused_as_a_cell_too_many()
    {
        Assert.Contains("line 2 has 3 columns, the first line 2",
            Refusal("day,price\n" + string.Concat(Prices.Select((_, i) => $"{i},{i * i % 7},5\n"))), StringComparison.Ordinal);
        Assert.Contains("line 2 has \"0,5\" in column 2 (price)",
            Refusal("day,price\n" + string.Concat(Prices.Select((_, i) => $"{i},\"{i * i % 7},5\"\n"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0} kg")]
    [InlineData("€ {0}")]
    [InlineData("{0}%")]
    [InlineData("1 00{0}")]
    [InlineData("1'00{0}")]
    [InlineData("1.2.{0}")]
    [InlineData("{0},5,5")]
    public void Where_only_the_numbers_of_lines_can_be_read_the_column_that_was_meant_is_named(string cell)
    {
        string lines = string.Concat(Prices.Select((_, i) => $"{i + 1};{string.Format(CultureInfo.InvariantCulture, cell, i % 10)}\n"));
        string message = Refusal("day;price\n" + lines);
        Assert.Contains("the only column with a number in every line counts (day): line 2 has \"", message, StringComparison.Ordinal);
        Assert.Contains("in column 2 (price)", message, StringComparison.Ordinal);
        Assert.Equal("table.csv: day", Open("day;price\n" + lines, "day").Title);
    }

    [Fact]
    public void A_gap_in_the_prices_does_not_make_the_days_the_series() => Assert.Contains(
        "line 4 has an empty cell in column 2 (price)",
        Refusal("day,price\n" + string.Concat(Prices.Select((_, i) => $"{i},{(i == 2 ? "" : $"{i * i % 7}")}\n"))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("NaN")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("∞")]
    [InlineData("1e400")]
    [InlineData("#DIV/0!")]
    [InlineData("0x10")]
    [InlineData("1\0")]
    [InlineData("١")]
    public void What_is_no_finite_number_is_refused_with_its_line(string cell)
    {
        string message = Refusal("price\n" + string.Concat(Prices.Select((_, i) => $"{(i == 4 ? cell : $"{i * i % 7}")}\n")));
        Assert.Contains($"line 6 has \"{cell.Replace('\0', ' ')}\"", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e308)]
    [InlineData(1.7e308)]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(1e-310)]
    [InlineData(1e-320)]
    public void Numbers_at_the_ends_of_what_a_double_has_are_rescaled_and_lead_back(double size)
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(i => (i % 3 - 1) * size)];
        using var session = new TrainingSession(
            Open("x\n" + string.Concat(values.Select(v => v.ToString("R", CultureInfo.InvariantCulture) + "\n"))));
        session.Prepare();
        double[] inputs = [.. Enumerable.Range(1, session.Parts.Batch.T).SelectMany(t => session.Parts.Batch.Input(t).ToArray())];
        Assert.All(inputs, x => Assert.InRange(x, -2, 2));
        Assert.Equal(3, inputs.Distinct().Count());
        Assert.Contains(inputs, x => Math.Abs(session.Task.Units.Original(x) / size - 1) < 1e-3);
        Assert.True(double.IsFinite(session.Step.LossSum));
    }

    [Fact]
    public void A_column_that_never_changes_is_zero_and_it_is_said()
    {
        Lesson lesson = Open("x\n" + string.Concat(Enumerable.Repeat("0.1\n", 20)));
        Assert.Contains(
            "All values of column \"x\" (20 lines) are the same, 0.1: there is nothing to predict. The network gets 0 in their place.",
            lesson.Notes);
        Assert.DoesNotContain("deviation", string.Join('\n', lesson.Notes), StringComparison.Ordinal);
        using var session = new TrainingSession(lesson);
        session.Prepare();
        Assert.Equal(0, session.Parts.Batch.Input(1)[0]);
        Assert.Equal(0.1, session.Task.Units.Original(0));
    }

    [Fact]
    public void A_heading_that_two_columns_have_is_refused_where_it_is_asked_for()
    {
        string table = "x,x,y\n" + string.Concat(Prices.Select((_, i) => $"{i * i % 7},{i * i % 5},1\n"));
        Assert.Contains("task.column: several columns are called \"x\"; allowed: the number of the column, from 1", Refusal(table, "x"),
            StringComparison.Ordinal);
        Assert.Equal("table.csv: x", Open(table, "2").Title);
    }

    [Fact]
    public void Quoted_cells_may_hold_separators_ends_of_lines_and_quotes()
    {
        string lines = string.Concat(Prices.Select((_, i) => $"\"Doe, {i}\r\n \"\"Jim\"\"\",{i * i % 7}\r\n"));
        Lesson lesson = Open("\"name, first\",value\r\n" + lines);
        Assert.Equal("table.csv: value", lesson.Title);
        RequireValues([.. Prices.Select((_, i) => (double)(i * i % 7))], lesson);
    }

    [Fact]
    public void A_heading_without_lines_and_an_empty_file_are_refused()
    {
        foreach (string table in (string[])["", "\n\n", "x\n", "x,y\n", "\"", "\"\"", ";;;;\n", "\0\0\0\0\0\0"])
        {
            foreach (string? column in (string?[])[null, "x", "1"])
            {
                Assert.DoesNotContain("Parameter", Refusal(table, column), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_line_of_a_hundred_thousand_columns_is_read_or_refused_in_a_short_message()
    {
        string line = string.Join(',', Enumerable.Range(0, 100_000));
        Assert.InRange(Refusal(string.Concat(Enumerable.Repeat(line + "\n", 3)), "none").Length, 1, 2000);
        Assert.InRange(Refusal(string.Concat(Enumerable.Repeat(line.Replace(',', 'x') + "\n", 3))).Length, 1, 2000);
    }

    [Fact]
    public void Of_two_hundred_thousand_columns_that_are_constant_the_first_is_taken()
    {
        string line = string.Concat(Enumerable.Repeat("1,", 199_999)) + "1\n";
        Lesson lesson = Open(string.Concat(Enumerable.Repeat(line, 11)));
        Assert.Contains(lesson.Notes, note => note.StartsWith("The network learns column 1. ", StringComparison.Ordinal));
        Assert.Contains(lesson.Notes, note => note.StartsWith("All values of column 1 (11 lines", StringComparison.Ordinal));
    }

    [Fact]
    public void More_cells_than_memory_is_for_are_refused() => Assert.Contains(
        "more than 5 million cells", Refusal(string.Concat(Enumerable.Repeat(new string(',', 999) + "\n", 5_100))),
        StringComparison.Ordinal);

    [Fact]
    public void A_heading_of_several_lines_is_one_line_in_messages()
    {
        Lesson lesson = Open("\"price\n\u001b[31min Euro\"\n" + string.Concat(Prices.Select((_, i) => $"{i * i % 7}\n")));
        Assert.Equal("table.csv: price  [31min Euro", lesson.Title);
        Assert.All(lesson.Notes, note => Assert.DoesNotContain('\u001b', note));
    }

    private static string Written(double price, string way)
    {
        string groups = price.ToString("#,0.###", CultureInfo.InvariantCulture);
        return way switch
        {
            "point" => price.ToString(CultureInfo.InvariantCulture),
            "comma" => price.ToString(CultureInfo.InvariantCulture).Replace('.', ','),
            "groups" => groups,
            "quoted groups" => $"\"{groups}\"",
            "comma and groups" => Swapped(groups),
            _ => $"\"{Swapped(groups)}\"",
        };
    }

    private static string Swapped(string number) => number.Replace(',', ' ').Replace('.', ',').Replace(' ', '.');

    private static void RequireValues(double[] values, Lesson lesson)
    {
        using var session = new TrainingSession(lesson);
        session.Prepare();
        SequenceBatch batch = session.Parts.Batch;
        double[] read = [.. Enumerable.Range(1, batch.T).Select(t => session.Task.Units.Original(batch.Input(t)[0]))];
        Assert.Equal(values[..read.Length], read, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    private Lesson Open(string table, string? column = null)
    {
        File.WriteAllText(Path.Combine(folder, "table.csv"), table);
        return LessonCatalog.Load(Path.Combine(folder, "table.csv"), column);
    }

    private string Refusal(string table, string? column = null) => Assert.Throws<LessonException>(() => Open(table, column)).Message;
}
