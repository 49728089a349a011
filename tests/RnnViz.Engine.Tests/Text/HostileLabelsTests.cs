using System.Text;
using System.Text.Json;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

/// <summary>Wordings from somebody who has not thought of the program, or has: they end, and take no more room than there is.</summary>
public sealed class HostileLabelsTests
{
    [Theory]
    [InlineData("{a}", "{a}{a}{a}{a}")]
    [InlineData("{a}", "({a})")]
    [InlineData("{a} {b}", "{b} {a}")]
    [InlineData("{a}, {b}", "{b}, {a}, {a}")]
    [InlineData("x{a}", "x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}x{a}")]
    [InlineData("{0} {a}", "{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}")]
    public void A_text_that_stands_for_all_texts_ends_whatever_is_asked_for(string key, string wording)
    {
        var labels = new Labels("xx", new Dictionary<string, string> { [key] = wording, ["{z}"] = "{z}!" });
        foreach (string text in (string[])
            [
                "word", "two words", "1 word", "x1", new('x', 1000), string.Join(' ', Enumerable.Repeat("w", 500)),
                string.Join(", ", Enumerable.Repeat("w", 300)),
            ])
        {
            for (int i = 0; i < 20; i++)
            {
                Assert.InRange(labels.Of(text).Length, 1, 1 << 14);
            }
        }
    }

    [Theory]
    [InlineData("seq. {0}", 900)]
    [InlineData("{a} of {b}", 1000)]
    public void A_wording_that_repeats_its_places_very_often_leaves_the_text_as_it_is(string key, int times)
    {
        string wording = string.Concat(Enumerable.Repeat(key, times));
        var labels = new Labels("xx", new Dictionary<string, string> { [key] = wording });
        string text = key.Replace("{0}", new string('1', 300)).Replace("{a}", new string('a', 400)).Replace("{b}", new string('b', 400));
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(text, labels.Of(text));
        }
    }

    [Theory]
    [InlineData("labels", 4001, "a wording has 4001 characters; at most 4000")]
    [InlineData("notation", 201, "\"notation\" has a formula of 201 characters; at most 200")]
    public void What_is_too_long_is_refused_with_its_line(string key, int length, string said)
    {
        Assert.Equal($"mine.json, line 1: {said}.", Refusal($$"""{ "{{key}}": { "h": "{{new string('x', length)}}" } }"""));
        Assert.NotNull(LabelsReader.Parse(
            Encoding.UTF8.GetBytes($$"""{ "{{key}}": { "h": "{{new string('x', length - 1)}}" } }"""), "mine.json"));
    }

    [Theory]
    [InlineData("\u001b[2J")]
    [InlineData("a\0b")]
    [InlineData("a\u0085b")]
    public void A_sign_that_does_not_print_is_refused(string wording) => Assert.Equal(
        "mine.json, line 1: a wording has a character that does not print; take it out.",
        Refusal($$"""{ "labels": { "h": {{JsonSerializer.Serialize(wording)}} } }"""));

    [Theory]
    [InlineData("")]
    [InlineData("\"><script>")]
    [InlineData("de de")]
    [InlineData("a-language-that-is-longer-than-tags-are")]
    public void A_language_that_is_no_tag_is_refused(string tag) => Assert.Contains(
        "\"language\" is no tag of a language",
        Refusal($$"""{ "language": {{JsonSerializer.Serialize(tag)}}, "labels": { "h": "s" } }"""), StringComparison.Ordinal);

    private static string Refusal(string json) =>
        Assert.Throws<LabelsException>(() => LabelsReader.Parse(Encoding.UTF8.GetBytes(json), "mine.json")).Message;
}
