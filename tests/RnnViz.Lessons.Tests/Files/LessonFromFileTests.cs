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
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(26)]
    [InlineData(400)]
    [InlineData(5000)]
    public void A_text_of_any_length_from_two_characters_becomes_a_lesson(int characters)
    {
        string path = Write("my text.txt", new string([.. Enumerable.Range(0, characters).Select(i => "abcde fgh"[i * i % 9])]));
        Lesson lesson = LessonFromFile.Read(path);
        Assert.Equal(("my text", "my text.txt"), (lesson.Name, lesson.Title));
        Train(lesson);
    }

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
    [InlineData("1\n2\n3\n5\n8\n13\n", "1")]
    [InlineData("day;price;name\n1;2.5;x\n2;3;y\n3;4;z\n4;1;z\n", "1")]
    [InlineData("name,price,day\nx,2.5,1\ny,3,2\nz,4,3\nz,9,4\n", "2")]
    [InlineData("when\tvalue\nMay\t1e3\nJune\t-2\nJuly\t7\n", "2")]
    [InlineData("name,x\n\"Doe, 3\",0.1\n\"Roe, 4\",0.2\n\"Poe, 5\",0.3\n\"Moe, 6\",0.5\n", "2")]
    [InlineData("\"name; first, last\",x\na,1\nb,2\nc,3\nd,4\n", "2")]
    [InlineData("\tvalue\nMay\t1\nJune\t2\nJuly\t3\nAugust\t5\n", "2")]
    public void The_first_column_of_numbers_becomes_a_series(string content, string column)
    {
        Lesson lesson = LessonFromFile.Read(Write("table.csv", content));
        Assert.Equal(column, ((SeriesTaskSettings)lesson.Task).Column);
        Train(lesson);
    }

    [Fact]
    public void The_heading_is_in_the_title() =>
        Assert.Equal("table.CSV: price", LessonFromFile.Read(Write("table.CSV", "name,price\nx,2.5\ny,3\nz,4\nz,9\n")).Title);

    [Fact]
    public void A_heading_in_quotes_is_in_the_title_without_them() =>
        Assert.Equal("t.csv: price, \"net\"", LessonFromFile.Read(Write("t.csv", "\"price, \"\"net\"\"\",n\n1,2\n2,3\n3,4\n5,6\n")).Title);

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
}
