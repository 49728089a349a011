using System.Text;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Files of other kinds, given where a lesson is wanted: it is said what they are, and what can be done with them.</summary>
public sealed class OtherFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("x.png", "89504E470D0A1A0A", "a picture (PNG)", "rnnviz render FIGURE")]
    [InlineData("x.pdf", "255044462D312E34", "a document (PDF)", "rnnviz render FIGURE")]
    [InlineData("x.svg", "3C7376672F3E", "a picture (SVG)", "rnnviz render FIGURE")]
    [InlineData("x.json", "3C7376672F3E", "a picture (SVG)", "rnnviz render FIGURE")]
    [InlineData("x.gif", "474946383961", "a film or picture (GIF)", "no way leads back from a film")]
    [InlineData("x.mp4", "000000186674797069736F6D", "a film (MP4)", "no way leads back from a film")]
    [InlineData("x.webm", "1A45DFA3", "a film (WebM)", "no way leads back from a film")]
    [InlineData("x.npz", "504B0304", "a zip archive", "model.initial.file")]
    [InlineData("x.html", "3C68746D6C3E", "a page (HTML)", "a lesson (.json), a text (.txt) or a table (.csv)")]
    public void A_picture_a_film_and_weights_are_called_by_what_they_are(string name, string hex, string nature, string advice)
    {
        string message = Refusal(Write(name, Convert.FromHexString(hex)));
        Assert.Contains($"the file is {nature}", message, StringComparison.Ordinal);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.DoesNotContain("JSON:", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.tsv", "a file that ends in .tsv is no lesson; allowed: a lesson (.json), a text (.txt) or a table (.csv), by the end")]
    [InlineData("x.csv.bak", "a file that ends in .bak is no lesson")]
    [InlineData("x", "the file has no ending that says what it is")]
    [InlineData("x.json", "not JSON: line 1")]
    public void A_text_under_a_name_that_says_nothing_of_it_is_refused_by_its_ending(string name, string said) =>
        Assert.Contains(said, Refusal(Write(name, "x;y\n1;2\n"u8.ToArray())), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "title": "c", "lessons": ["hello", "mine.json"] }""", "this is a course, and one lesson is wanted here; "
        + "allowed: one of its lessons: hello, mine.json; for the course: rnnviz ")]
    [InlineData("""{ "lessons": [] }""", "allowed: one lesson; for the course: rnnviz ")]
    [InlineData("""{ "lessons": 3 }""", "this is a course")]
    [InlineData("""{ "name": "c", "expected": {} }""", "the file is a reference case")]
    [InlineData("""{ "labels": {} }""", "the file has wordings")]
    [InlineData("""{ "notation": {} }""", "for this: --labels ")]
    [InlineData("""{ "lessons": [], "task": 3 }""", "lessons: unknown key")]
    [InlineData("""{ "title": "c" }""", "model: missing")]
    public void Another_JSON_file_is_called_by_what_its_keys_say(string json, string said) =>
        Assert.Contains(said, Refusal(Write("x.json", Encoding.UTF8.GetBytes(json))), StringComparison.Ordinal);

    [Fact]
    public void A_course_of_very_many_lessons_is_named_in_a_short_message()
    {
        string many = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"lesson-{i}\""));
        string message = Refusal(Write("x.json", Encoding.UTF8.GetBytes($"{{ \"lessons\": [{many}] }}")));
        Assert.Contains("lesson-11 and 4988 more", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 1000);
    }

    [Fact]
    public void The_name_of_a_built_in_course_is_called_a_course()
    {
        string course = CourseCatalog.BuiltIn[0].Name;
        Assert.Contains("this is a course, and one lesson is wanted here", Refusal(course), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_missing_says_which_values_it_takes()
    {
        string[] errors = [.. Assert.Throws<LessonException>(() => LessonReader.Read("""{ "model": {} }""", "x", folder))
            .Errors.Select(error => error.ToString())];
        Assert.Contains("model.hidden: missing; allowed: whole numbers from 1 to 1024 (H, hidden units)", errors);
        Assert.Contains("title: missing; allowed: text in quotes (A few words for lists and the window)", errors);
        Assert.Contains(errors, error => error.StartsWith(
            "task: missing; allowed: an object in braces with \"kind\": ", StringComparison.Ordinal)
            && error.Contains("text", StringComparison.Ordinal));
        Assert.Contains(
            "training: missing; allowed: an object in braces with \"optimizer\" (Optimizer, clipping, window and pace)", errors);
    }

    [Theory]
    [InlineData("\uFEFFab", "the text has 2 characters")]
    [InlineData("\uFEFFa", "the text has 1 character;")]
    [InlineData("\uFEFF", "the text has 0 characters")]
    public void The_mark_of_an_encoding_is_no_character_of_a_typed_text(string text, string said)
    {
        Assert.Contains(said, Refusal(LessonCatalog.Typed + text), StringComparison.Ordinal);
        Lesson lesson = LessonCatalog.Load(LessonCatalog.Typed + text + "bab");
        Assert.Equal($"“{text[1..]}bab”", lesson.Title);
    }

    [Theory]
    [InlineData("loss > 1e400", "\"1e400\" at character 8 is too large for a number")]
    [InlineData("loss > 1e-400", "\"1e-400\" at character 8 is too small for a number")]
    [InlineData("loss@99999999999 > 1", "\"99999999999\" at character 6 is too large; allowed: a whole number up to 2147483647")]
    [InlineData("flow[99999999999] > 1", "\"99999999999\" at character 6 is too large")]
    [InlineData("run99999999999.loss > 1", "\"99999999999\" at character 4 is too large")]
    [InlineData("loss@ > 1", "is not expected; allowed: a whole number")]
    public void A_number_of_a_claim_that_is_too_large_or_too_small_is_called_so(string claim, string said) => Assert.Contains(
        said, Assert.Single(Assert.Throws<LessonException>(() => Lessons.Claims.Claim.Parse(claim)).Errors).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void A_number_of_a_thousand_digits_is_shortened()
    {
        LessonException e = Assert.Throws<LessonException>(() => Lessons.Claims.Claim.Parse($"loss@{new string('9', 1000)} > 1"));
        Assert.InRange(e.Message.Length, 1, 200);
    }

    private static string Refusal(string path) => Assert.Throws<LessonException>(() => LessonCatalog.Load(path)).Message;

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
