using System.Globalization;
using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests.Tasks;

/// <summary>What is said of tables: what their numbers were taken for, and where they are not what the file says.</summary>
public sealed class TableWordsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("5", "5")]
    [InlineData("-0.001", "-0.001")]
    [InlineData("1e300", "1e300")]
    [InlineData("0", "0")]
    public void A_constant_column_is_called_so_and_has_no_deviation(string cell, string value)
    {
        string notes = Notes(Column(_ => cell));
        Assert.Contains($"All values of column \"x\" (20 lines) are the same, {value}: there is nothing to predict.", notes,
            StringComparison.Ordinal);
        Assert.DoesNotContain("deviation", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_of_nearly_equal_numbers_has_the_digits_by_which_they_differ()
    {
        Assert.Contains("mean 1000000.00095 and deviation 0.0008",
            Notes(Column(i => (1_000_000 + i % 3 * 0.001).ToString("F3", CultureInfo.InvariantCulture))), StringComparison.Ordinal);
        Assert.Contains("mean 1.00000005 and deviation 5e-8",
            Notes(Column(i => i % 2 == 0 ? "1" : "1.0000001")), StringComparison.Ordinal);
        Assert.Contains("mean 0.5 and deviation 0.5.", Notes(Column(i => i % 2 == 0 ? "0" : "1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Integers_that_a_double_cannot_tell_apart_are_not_called_the_same()
    {
        string notes = Notes(Column(i => i % 2 == 0 ? "9007199254740993" : "9007199254740992"));
        Assert.Contains("cannot be told apart, all were taken for 9007199254740992: there is nothing to predict.", notes,
            StringComparison.Ordinal);
        Assert.Contains(
            "Not all digits are kept: \"9007199254740993\" in line 2 and \"9007199254740992\" in line 3 differ", notes,
            StringComparison.Ordinal);
        Assert.DoesNotContain("are the same", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("0.10000000000000000001", "0.1")]
    [InlineData("123456789.123456789123", "123456789.123456789")]
    [InlineData("1.00000000000000000000001e-5", "0.00001")]
    public void Two_numbers_that_became_one_are_named_once_with_their_lines(string one, string other)
    {
        string notes = Notes(Column(i => i == 3 ? one : i == 5 ? other : $"{i}"));
        Assert.Contains($"\"{one}\" in line 5 and \"{other}\" in line 7 differ in digits beyond", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e-400")]
    [InlineData("0." + "0000000000000000000000000000000000000000000000000000000000000000000000000000000001e-300")]
    public void A_number_that_became_zero_is_named(string cell) => Assert.Contains(
        "in line 5 is smaller than the smallest number that there is, and was taken for 0.",
        Notes(Column(i => i == 3 ? cell : $"{i}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("0.1", "0.100")]
    [InlineData("1e3", "1000")]
    [InlineData("0", "-0.0e5")]
    [InlineData("9007199254740992", "9.007199254740992e15")]
    [InlineData("+00012345678901234567", "12345678901234567.000")]
    public void One_number_written_in_two_ways_has_lost_nothing(string one, string other) =>
        Assert.DoesNotContain("Not all digits", Notes(Column(i => i % 2 == 0 ? one : other)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a;x\n", "t;{0}.{1:000}", "1.100 was not read as 1100")]
    [InlineData("a\tx\n", "t\t{0}.{1:000}", "1.100 was not read as 1100")]
    [InlineData("x\n", "{0}.{1:000}", "1.100 was not read as 1100")]
    [InlineData("a;x\n", "t;{0},{1:000}", "1,100 was read as 1.100")]
    public void Where_a_point_or_comma_could_separate_thousands_it_is_said_what_was_taken(string heading, string line, string said) =>
        Assert.Contains(said, Notes(heading + string.Concat(Enumerable.Range(0, 20).Select(
            i => string.Format(CultureInfo.InvariantCulture, line, i % 5 + 1, 100 + i * 37 % 800) + "\n"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("a,x\n", "t,{0}.{1:000}")]
    [InlineData("a;x\n", "t;{0}.{1:00}")]
    [InlineData("a;x\n", "t;0.{1:000}")]
    public void Where_there_is_no_doubt_of_a_point_nothing_is_said(string heading, string line) =>
        Assert.DoesNotContain("was not read as", Notes(heading + string.Concat(Enumerable.Range(0, 20).Select(
            i => string.Format(CultureInfo.InvariantCulture, line, i % 5 + 1, 10 + i * 37 % 80) + "\n"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("latin1", "read as Latin-1, as it is not UTF-8")]
    [InlineData("windows-1252", "read as Windows-1252, as it is not UTF-8")]
    [InlineData("utf-16", "read as UTF-16)")]
    [InlineData("utf-32", "read as UTF-32)")]
    public void A_table_in_another_encoding_says_which_was_taken(string name, string said)
    {
        string heading = name == "windows-1252" ? "Preis €" : "Größe";
        string numbers = string.Concat(Enumerable.Range(0, 20).Select(i => $"{i * i % 7}\n")), table = $"{heading}\n{numbers}";
        byte[] bytes = name switch
        {
            "windows-1252" => [.. "Preis "u8, 0x80, (byte)'\n', .. Encoding.ASCII.GetBytes(numbers)],
            "latin1" => Encoding.Latin1.GetBytes(table),
            _ => [.. Encoding.GetEncoding(name).Preamble, .. Encoding.GetEncoding(name).GetBytes(table)],
        };
        string notes = Notes(bytes);
        Assert.Contains(said, notes, StringComparison.Ordinal);
        Assert.Contains($"\"{heading}\"", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_in_UTF_8_says_no_encoding() =>
        Assert.DoesNotContain("read as", Notes("Größe\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i * i % 7}\n"))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("x,a\n", 1, "Line 21 is shorter than the heading: cells are missing at its end.")]
    [InlineData("x,a\n", 3, "3 lines are shorter than the heading, line 19 and others: cells are missing at their ends.")]
    [InlineData("", 1, "Line 20 is shorter than the first line: cells are missing at its end.")]
    [InlineData("x,a\n", 0, null)]
    [InlineData("x,\n", 3, null)]
    public void Lines_that_end_too_early_are_counted(string heading, int count, string? said)
    {
        string notes = Notes(heading + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i * i % 7}{(i < 20 - count ? ",b" : "")}\n")));
        Assert.Equal(said is not null, notes.Contains("shorter than", StringComparison.Ordinal));
        Assert.Contains(said ?? "", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "00D8", "is no UTF-16: line 21 has half a character; save it as UTF-8")]
    [InlineData("utf-16", "00DC", "is no UTF-16: line 21 has half a character; save it as UTF-8")]
    [InlineData("utf-16", "31", "is no UTF-16: line 21 has half a character; save it as UTF-8")]
    [InlineData("utf-32", "00D80000", "is no UTF-32: line 21 has half a character; save it as UTF-8")]
    public void A_table_with_half_a_character_is_refused_with_its_line(string name, string half, string said)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] table = encoding.GetBytes(Column(i => $"{i * i % 7}").TrimEnd('\n'));
        LessonException e = Assert.Throws<LessonException>(
            () => Notes([.. encoding.Preamble, .. table, .. Convert.FromHexString(half)]));
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("504B03041400", "a zip archive, as .npz, .xlsx, .ods and .docx files are: it is no text")]
    [InlineData("89504E470D0A1A0AFFFE", "a picture (PNG): it is no text")]
    public void What_is_no_table_at_all_is_called_by_what_it_is(string hex, string said)
    {
        File.WriteAllBytes(Path.Combine(folder, "table.csv"), Convert.FromHexString(hex));
        Assert.Contains(said, Assert.Throws<LessonException>(() => LessonCatalog.Load(Path.Combine(folder, "table.csv"))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"generator\": \"sine\", \"column\": \"x\"", "task.column: given, but the series is generated")]
    [InlineData("\"file\": \"table.csv\", \"points\": 50", "task.points: given, but the series comes from a file")]
    public void Keys_of_a_series_that_would_not_count_are_mistakes(string keys, string said)
    {
        File.WriteAllText(Path.Combine(folder, "table.csv"), Column(i => $"{i * i % 7}"));
        string lesson = Path.Combine(folder, "lesson.json");
        File.WriteAllText(lesson, $$"""
            {
              "title": "t", "task": { "kind": "series", "window": 3, {{keys}} }, "model": { "hidden": 2 },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }
            }
            """);
        Assert.StartsWith(said, Assert.Single(Assert.Throws<LessonException>(() => LessonCatalog.Load(lesson)).Errors).ToString(),
            StringComparison.Ordinal);
    }

    private static string Column(Func<int, string> cell) => "x\n" + string.Concat(Enumerable.Range(0, 20).Select(i => cell(i) + "\n"));

    private string Notes(string table) => Notes(Encoding.UTF8.GetBytes(table));

    private string Notes(byte[] table)
    {
        string path = Path.Combine(folder, "table.csv");
        File.WriteAllBytes(path, table);
        return string.Join('\n', LessonCatalog.Load(path).Notes);
    }
}
