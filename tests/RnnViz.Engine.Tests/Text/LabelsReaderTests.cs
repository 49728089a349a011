using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

public sealed class LabelsReaderTests
{
    [Fact]
    public void A_file_gives_language_wordings_and_notation()
    {
        Labels labels = Read("""
            {
              // comments are allowed
              "language": "de",
              "labels": { "loss": "Verlust", "it. {0}": "It. {0}" },
              "notation": { "h": "s" },
            }
            """);
        Assert.Equal("de", labels.Language);
        Assert.Equal(["loss", "it. {0}"], labels.Keys);
        Assert.Equal("s", labels.Notation["h"]);
    }

    [Theory]
    [InlineData("{ \"labels\": { \"loss\": 3 } }", "mine.json, line 1: the wording of \"loss\" is a number; give a text.")]
    [InlineData("{\n\"labels\": [] }", "mine.json, line 2: it is a list; give an object of \"English\": \"wording\".")]
    [InlineData("{\n\n\"label\": {} }", "mine.json, line 3: \"label\" is unknown; allowed are \"language\", \"labels\" and \"notation\".")]
    [InlineData("{ \"labels\": {} }", "mine.json has no \"labels\" and no \"notation\"; give at least one wording.")]
    [InlineData("[]", "mine.json, line 1: the file is a list; give an object with \"labels\".")]
    [InlineData("{ \"labels\": { \"a\": \"b\",\n\"a\": \"c\" } }", "mine.json, line 2: \"a\" is there twice; keep one of them.")]
    [InlineData(
        "{ \"labels\": { \"it. {0}\": \"It. {1}\" } }",
        "mine.json, line 1: the wording of \"it. {0}\" has {1}, which the key does not have; it takes {0}, in any order.")]
    [InlineData(
        "{ \"labels\": { \"{0} of {1}\": \"{1}\" } }",
        "mine.json, line 1: the wording of \"{0} of {1}\" leaves out {0}; it takes {0}, {1}, in any order.")]
    [InlineData(
        "{ \"labels\": { \"loss\": \" \" } }",
        "mine.json, line 1: the wording of \"loss\" is empty; leave the key out, and the English text stays.")]
    public void A_mistake_is_one_sentence_with_its_line_and_what_is_allowed(string file, string message) =>
        Assert.Equal(message, Assert.Throws<LabelsException>(() => Read(file)).Message);

    [Fact]
    public void What_is_no_JSON_is_said_with_its_line()
    {
        string message = Assert.Throws<LabelsException>(() => Read("{\n\"labels\": { loss }\n}")).Message;
        Assert.StartsWith("mine.json, line 2: this is no JSON, ", message);
        Assert.DoesNotContain("LineNumber", message);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{ \"labels\": { \"gain\": \"Gewinn\" } }")]
    [InlineData("}")]
    [InlineData("0")]
    public void What_follows_the_object_is_refused_with_its_line(string rest) => Assert.StartsWith(
        "mine.json, line 2: this is no JSON, ",
        Assert.Throws<LabelsException>(() => Read($"{{ \"labels\": {{ \"loss\": \"Verlust\" }} }}\n{rest}")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Comments_and_ends_of_lines_may_follow_the_object() =>
        Assert.Equal(["loss"], Read("{ \"labels\": { \"loss\": \"Verlust\" } }\n// the end\n\n").Keys);

    [Fact]
    public void A_file_that_is_not_there_is_said() =>
        Assert.StartsWith("nowhere.json cannot be read: ", Assert.Throws<LabelsException>(() => LabelsReader.Read("nowhere.json")).Message);

    private static Labels Read(string file) => LabelsReader.Parse(Encoding.UTF8.GetBytes(file), "mine.json");
}
