using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tests.Tasks;

/// <summary>The numbers that a series is given are those in the column asked for, however the CSV file is written.</summary>
public sealed class SeriesFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    [Fact]
    public void A_column_of_a_csv_file_is_found_by_name_and_by_number_and_a_wrong_name_has_a_nearest_one()
    {
        const string table = "day,price,volume\n1,2.5,10\n2,3.5,20\n3,4.5,30\n";
        Assert.Equal([2.5, 3.5, 4.5], Read(table, "price"));
        Assert.Equal([10, 20, 30], Read(table, "3"));
        LessonError wrong = Refused(table, "prize");
        Assert.Equal(("task.column", "price", "day, price, volume"), (wrong.Path, wrong.Nearest, wrong.Allowed));
    }

    [Theory]
    [InlineData("name,x\n\"Doe, 3\",0.5\n\"Roe, 4\",0.25\n", "x")]
    [InlineData("name,x\r\n\"say \"\"3,4\"\"\",0.5\r\nb,0.25\r\n", "x")]
    [InlineData("name,x\n\"two\nlines, 3\",0.5\n\"\r\n\",0.25\n", "x")]
    [InlineData("name , x\n \"Doe, 3\" , 0.5 \nb,\"0.25\"\n", "x")]
    [InlineData("\"the \"\"best\"\" x\",y\n0.5,1\n0.25,2\n", "the \"best\" x")]
    [InlineData("\"x, in m; or cm\",y\n0.5,1\n0.25,2\n", "x, in m; or cm")]
    [InlineData("name;x\n\"Doe; 3\";0.5\n\"Roe, 4\";0.25\n", "x")]
    [InlineData("name\tx\n\"a\tb\"\t0.5\nb, c\t0.25\n", "x")]
    [InlineData("x\r0.5\r0.25\r", "x")]
    [InlineData("x\r\n0.5\r\n\r\n  \r\n0.25\r\n\r\n\r\n", "x")]
    [InlineData("\n\nx,y\n0.5,\n0.25,\n", "x")]
    [InlineData("x,y\n0.5,1,\n0.25\n", "x")]
    [InlineData("a,0.5\nb,0.25", "2")]
    [InlineData("0.5\n0.25\n", null)]
    [InlineData("Datum;x\r\n01.03.2024;0,5\r\n02.03.2024;0,25\r\n", null)]
    [InlineData("Datum\tx\n\"01.03.2024\"\t\"0,5\"\n\"02.03.2024\"\t0,25\n", "x")]
    [InlineData("sep=;\r\nn;x\r\na;0,5\r\nb;0,25\r\n", "x")]
    [InlineData("sep=,\nn,\"x;y\"\na,0.5\nb,0.25\n", "x;y")]
    [InlineData("country,2019,2020\nA,1,0.5\nB,2,0.25\n", "2020")]
    [InlineData("2024-01-01,0.5\n2024-01-02,0.25\n", null)]
    [InlineData("year,x\n2001,0.5\n2002,0.25\n", "2")]
    public void The_numbers_are_those_of_the_column(string content, string? column) => Assert.Equal([0.5, 0.25], Read(content, column));

    [Fact]
    public void A_table_in_the_encoding_of_the_country_is_read_with_its_heading() =>
        Assert.Equal([0.5, 0.25], Read("Größe;Ort\n0,5;Köln\n0,25;Zürich\n", "Größe", Encoding.Latin1));

    [Fact]
    public void Where_none_is_asked_for_the_first_column_that_does_more_than_count_is_taken() =>
        Assert.Equal([5, 3, 6], Read("year,name,x,y\n2001,a,5,1\n2002,b,3,1\n2003,c,6,2\n", null));

    [Fact]
    public void Where_all_columns_count_the_first_is_taken() => Assert.Equal([1, 2, 3], Read("n,m\n1,2\n2,4\n3,6\n", null));

    [Fact]
    public void A_gap_is_named_with_its_line_and_how_much_of_the_column_there_is()
    {
        LessonError error = Refused("day,temp\nMo,5\nTu,\nWe,6\n", null);
        Assert.Equal(
            "no column has a number in every line: line 3 has an empty cell in column 2 (temp), and 2 of 3 lines have a number there",
            error.Finding);
    }

    [Fact]
    public void Of_a_column_without_numbers_those_that_have_them_are_named()
    {
        LessonError error = Refused("day,temp,wind\nMo,5,1\nTu,7,2\nWe,6,2\n", "day");
        Assert.Equal("a number such as 1234.5 in every line; columns that have one: temp, wind", error.Allowed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_byte_order_mark_is_no_part_of_the_first_heading(bool isUtf8) =>
        Assert.Equal([0.5, 0.25], Read("x,y\n0.5,1\n0.25,2\n", "x", isUtf8 ? new UTF8Encoding(true) : new UnicodeEncoding(false, true)));

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\n  \r\n", "the file is empty")]
    [InlineData("x,y\n1,2\nthree,4\n", "line 3 has \"three\" in column 1 (x)")]
    [InlineData(
        "x,y\n1,2\n\"3,5\",4\n",
        "line 3 has \"3,5\" in column 1 (x), with a decimal comma where commas separate the columns")]
    [InlineData("y,x,z\n\n1,2,3\n1\n", "line 4 has nothing in column 2 (x)")]
    [InlineData("x,y\n1,2\n3,5,4\n", "line 3 has 3 columns, the first line 2")]
    [InlineData("x,y\n1,2\n3,\"4\n5,6\n", "line 3 has a quote that is neither at an end of a cell nor doubled")]
    [InlineData("x,y\n1,2\n3,\"4\n5\"x,6\n7,8\n", "line 3 has a quote that is neither at an end of a cell nor doubled")]
    [InlineData("x,y\n1,2\n3,\"4\" \"5\"\n", "line 3 has a quote that is neither at an end of a cell nor doubled")]
    [InlineData("y,x\n5\",1\n6\",2\n", "line 2 has a quote that is neither at an end of a cell nor doubled")]
    public void What_cannot_be_read_as_numbers_is_refused_with_what_was_found(string content, string finding)
    {
        LessonError error = Refused(content, content.Length > 3 ? "x" : null);
        Assert.Equal(("task.file", finding), (error.Path, error.Finding));
        Assert.NotNull(error.Allowed);
    }

    [Fact]
    public void A_line_without_end_is_refused()
    {
        LessonError error = Refused("x\n" + new string('1', 20_000_000) + "\n", "x");
        Assert.StartsWith("the file is no table: a line is too long", error.Finding, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private double[] Read(string content, string? column, Encoding? encoding = null)
    {
        SeriesData? data = Read(content, column, encoding, out IReadOnlyList<LessonError> errors);
        Assert.Empty(errors);
        return data!.Values;
    }

    private LessonError Refused(string content, string? column)
    {
        Assert.Null(Read(content, column, null, out IReadOnlyList<LessonError> errors));
        return Assert.Single(errors);
    }

    private SeriesData? Read(string content, string? column, Encoding? encoding, out IReadOnlyList<LessonError> errors)
    {
        File.WriteAllText(Path.Combine(folder, "table.csv"), content, encoding ?? new UTF8Encoding(false));
        var settings = new SeriesTaskSettings { File = "table.csv", Column = column, Window = 1, Standardise = false };
        var mistakes = new LessonMistakes();
        SeriesData? data = Series.Read(settings, new InputFolder(folder), mistakes, out _);
        errors = mistakes.Errors;
        return data;
    }
}
