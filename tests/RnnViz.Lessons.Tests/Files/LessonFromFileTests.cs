using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>A text or a table that somebody has becomes a lesson that trains.</summary>
public sealed class LessonFromFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(26)]
    [InlineData(400)]
    [InlineData(5000)]
    public void A_text_of_any_length_from_three_characters_becomes_a_lesson(int characters)
    {
        string path = Write("my text.txt", new string([.. Enumerable.Range(0, characters).Select(i => "abcde fgh"[i * i % 9])]));
        Lesson lesson = LessonFromFile.Read(path);
        Assert.Equal(("my text", "my text.txt"), (lesson.Name, lesson.Title));
        Train(lesson);
    }

    [Theory]
    [InlineData("n\uFFFD.txt")]
    [InlineData("n\uFFFD.csv")]
    [InlineData("\uFFFD")]
    public void A_name_that_is_no_UTF_8_is_refused_as_such(string name) => Assert.Contains(
        $"\"{name}\" has a character that no name of a file should have; rename the file",
        Assert.Throws<LessonException>(() => LessonCatalog.Load(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_of_a_novels_length_is_read_in_the_usual_batches()
    {
        var task = (TextTaskSettings)LessonFromFile.Read(Write("a.txt", new string('x', 3000) + "yz")).Task;
        Assert.Equal((25, 32, true, TextVocabulary.Characters), (task.SequenceLength, task.BatchSize, task.Stateful, task.Vocabulary));
    }

    [Fact]
    public void A_text_of_more_than_256_signs_is_read_as_bytes()
    {
        string path = Write("signs.txt", string.Concat(Enumerable.Range(0x4E00, 600).Select(code => (char)code)));
        Assert.Equal(TextVocabulary.Bytes, ((TextTaskSettings)LessonFromFile.Read(path).Task).Vocabulary);
    }

    [Theory]
    [InlineData("{0}\n", null, "t.csv")]
    [InlineData("day;price;name\n", "{1};{0};x\n", "t.csv: price")]
    [InlineData("name,price,day\n", "x,{0},{1}\n", "t.csv: price")]
    [InlineData("when\tvalue\n", "May\t{0}e3\n", "t.csv: value")]
    [InlineData("name,x\n", "\"Doe, 3\",{0}\n", "t.csv: x")]
    [InlineData("\"name; first, last\",x\n", "a,{0}\n", "t.csv: x")]
    [InlineData("\tvalue\n", "June\t{0}\n", "t.csv: value")]
    [InlineData("\"price, \"\"net\"\"\",n\n", "{0},{1}\n", "t.csv: price, \"net\"")]
    [InlineData("name,price\n", "x,{0}\n", "t.csv: price")]
    public void The_first_column_of_numbers_that_does_more_than_count_becomes_a_series(string heading, string? line, string title)
    {
        Lesson lesson = LessonFromFile.Read(Write("t.csv", (line is null ? "" : heading) + Lines(line ?? heading)));
        Assert.Equal(title, lesson.Title);
        using var session = new TrainingSession(lesson);
        Assert.Equal(Numbers.Average() * (title.EndsWith("value", StringComparison.Ordinal) && line!.Contains("e3") ? 1000 : 1),
            session.Task.Units.Mean, 9);
        Train(lesson);
    }

    [Fact]
    public void Another_column_can_be_asked_for_by_its_heading_or_its_number()
    {
        string path = Write("t.csv", "day,price,sold\n" + Lines("{1},{0},7{0}\n"));
        Assert.Equal("t.csv: sold", LessonFromFile.Read(path, "sold").Title);
        Assert.Equal("t.csv: sold", LessonFromFile.Read(path, "3").Title);
        Assert.Equal("t.csv: day", LessonFromFile.Read(path, "day").Title);
        LessonException refused = Assert.Throws<LessonException>(() => LessonFromFile.Read(path, "prize"));
        Assert.Equal(
            "task.column: \"prize\" is not a column; did you mean \"price\"? Allowed: day, price, sold",
            Assert.Single(refused.Errors).ToString());
    }

    [Fact]
    public void Where_several_columns_have_numbers_the_notes_say_which_was_taken_and_how_to_take_another()
    {
        string path = Write("t.csv", "day,price,sold\n" + Lines("{1},{0},7{0}\n"));
        using var session = new TrainingSession(LessonFromFile.Read(path));
        Assert.StartsWith(
            "The network learns column \"price\". Other columns with numbers: day, sold.", session.Task.Notes[0], StringComparison.Ordinal);
        Assert.Contains("--column NAME", session.Task.Notes[0], StringComparison.Ordinal);
        using var asked = new TrainingSession(LessonFromFile.Read(path, "sold"));
        Assert.DoesNotContain(asked.Task.Notes, note => note.Contains("--column", StringComparison.Ordinal));
    }

    [Fact]
    public void The_notes_say_that_values_are_rescaled_and_by_what_and_the_units_lead_back()
    {
        using var session = new TrainingSession(LessonFromFile.Read(Write("t.csv", Lines("{0}\n"))));
        Assert.Equal(
            "Values of column 1 (12 lines) have mean 5.167 and deviation 3.337. The network gets them rescaled to mean 0 and deviation 1; "
            + "the picture SERIES shows them in their own unit.",
            Assert.Single(session.Task.Notes));
        session.Prepare();
        int T = session.Step.Timesteps;
        double[] shown = [.. session.Step.Target(T).ToArray().Select(session.Task.Units.Original)];
        Assert.All(shown, value => Assert.Contains(Numbers, number => Math.Abs(number - value) < 1e-9));
    }

    [Theory]
    [InlineData(9, "the table has 9 lines of data, too few to learn from")]
    [InlineData(1, "the table has 1 line of data, too few to learn from")]
    public void Too_few_rows_are_refused_with_how_many_are_needed(int rows, string finding)
    {
        string path = Write("t.csv", "x\n" + string.Concat(Numbers.Take(rows).Select(n => $"{n}\n")));
        LessonError error = Assert.Single(Assert.Throws<LessonException>(() => LessonFromFile.Read(path)).Errors);
        Assert.Equal((finding, "10 lines or more"), (error.Finding, error.Allowed));
    }

    [Fact]
    public void A_text_in_which_nothing_can_be_learnt_is_refused()
    {
        LessonException refused = Assert.Throws<LessonException>(() => LessonFromFile.Read(Write("a.txt", "aaaaaa")));
        Assert.Equal("the text has one character only, 6 times: there is nothing to learn", Assert.Single(refused.Errors).Finding);
    }

    [Fact]
    public void A_text_with_line_ends_of_two_characters_is_as_long_as_with_one() =>
        Assert.Equal(
            ((TextTaskSettings)LessonFromFile.Read(Write("a.txt", "a\nb\nc\n")).Task).SequenceLength,
            ((TextTaskSettings)LessonFromFile.Read(Write("b.txt", "a\r\nb\r\nc\r\n")).Task).SequenceLength);

    [Theory]
    [InlineData("empty.txt", "")]
    [InlineData("one.txt", "a")]
    [InlineData("words.csv", "a,b\nc,d\n")]
    [InlineData("empty.csv", "")]
    [InlineData("blank.csv", "\n \n\r\n")]
    [InlineData("open quote.csv", "name,x\n\"Doe, 3,0.1\nb,0.2\nc,0.3\n")]
    [InlineData("ragged.csv", "x,name\n1,a\n2,b,c\n3,d\n4,e\n")]
    public void What_has_too_little_in_it_is_refused_with_a_reason(string name, string content)
    {
        LessonException refused = Assert.Throws<LessonException>(() => LessonFromFile.Read(Write(name, content)));
        Assert.All(refused.Errors, error => Assert.NotEqual("", error.Finding));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        string path = Path.Combine(folder, "latin.txt");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("Caf\u00e9 \u00e0 la carte"));
        Assert.Contains("UTF-8", Assert.Throws<LessonException>(() => LessonFromFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalog_opens_such_files_by_their_path()
    {
        string path = Write("hello.txt", "hello hello hello");
        Assert.Equal("hello.txt", LessonCatalog.Load(path).Title);
        Assert.Throws<LessonException>(() => LessonCatalog.Load(Path.Combine(folder, "missing.txt")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Train(Lesson lesson)
    {
        using var session = new TrainingSession(lesson);
        for (int i = 0; i < 3; i++)
        {
            session.Prepare();
            session.Apply();
        }

        Assert.True(double.IsFinite(session.History.Loss.Latest));
    }

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static readonly double[] Numbers = [1, 2, 3, 5, 8, 3, 1, 9, 4, 6, 8, 12];

    private static string Lines(string line) => string.Concat(Numbers.Select((number, i) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, line, number, i + 1)));
}
