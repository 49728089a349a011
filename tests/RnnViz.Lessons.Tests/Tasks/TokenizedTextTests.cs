using System.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Tests.Tasks;

/// <summary>Which characters a text has, and how many.</summary>
public sealed class TokenizedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("to be or not to be")]
    [InlineData("e\u0301 and \u00e9 and \u0301\u0301")]
    [InlineData("\U0001F600\U0001F469\u200d\U0001F469\U0001F600 \U0010FFFF\U0010FFFE\0\uFFFD\uFFFF")]
    [InlineData("\ud7ff\ue000\U00010000\u0fff\u1000\u003f\u0040")]
    [InlineData("שלום עולם 日本語の文")]
    public void The_kinds_of_a_text_are_its_different_characters_in_the_order_of_their_code_points(string text)
    {
        (Rune[] characters, int count) = TokenizedText.Kinds(Encoding.UTF8.GetBytes(text));
        Assert.Equal(text.EnumerateRunes().Distinct().Order(), characters);
        Assert.Equal(text.EnumerateRunes().Count(), count);
    }

    [Fact]
    public void Every_character_there_is_is_found()
    {
        Rune[] all = [.. Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code))];
        // ends of lines are one kind
        Rune[] expected = [.. all.Where(character => character.Value is not ('\r' or '\f' or 0x85 or 0x2028 or 0x2029))];
        byte[] backwards = Encoding.UTF8.GetBytes(string.Concat(all.Reverse()));
        Assert.Equal(expected, TokenizedText.Kinds(backwards).Characters);
    }

    [Fact]
    public void To_describe_a_short_text_costs_little_memory()
    {
        string text = string.Concat(Enumerable.Repeat("to be or not to be ", 20));
        TextLesson.Describe(text, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string description = TextLesson.Describe(text, out (string, string)? problem);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 10);
        Assert.Equal("380 characters, 7 of them different: 16 sequences of 23 at once, 16 hidden units.", description);
        Assert.Null(problem);
    }
}
