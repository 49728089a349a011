using System.Text.Json;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>Characters that would turn or hide what a terminal shows.</summary>
public sealed class UnprintedTests
{
    [Theory]
    [InlineData('\u202E')]
    [InlineData('\u202A')]
    [InlineData('\u2066')]
    [InlineData('\u2069')]
    [InlineData('\u200E')]
    [InlineData('\u200F')]
    [InlineData('\u061C')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\u200B')]
    [InlineData('\u2060')]
    [InlineData('\uFEFF')]
    [InlineData('\u001B')]
    [InlineData('\u009B')]
    [InlineData('\u007F')]
    public void In_a_name_it_is_shown_as_a_stand_in(char character)
    {
        Assert.True(Unprinted.Is(character));
        Assert.Equal("a\uFFFDb.txt", Unprinted.Shown($"a{character}b.txt"));
        Assert.Equal("a\uFFFDb.txt", OutputPaths.Shown($"a{character}b.txt"));
    }

    [Theory]
    [InlineData("‖∂L/∂h‖ und Größe")]
    [InlineData("שלום, עולם")]
    [InlineData("👩\u200D🏫")]
    public void What_is_seen_stays_as_it_is(string text) => Assert.Equal(text, Unprinted.Shown(text));

    [Fact]
    public void In_JSON_it_is_an_escape_that_means_the_same()
    {
        string json = Unprinted.Escaped("{\n  \"a\u202Eb\": \"\u200F\"\n}");
        Assert.Equal("{\n  \"a\\u202eb\": \"\\u200f\"\n}", json);
        Assert.Equal("\u200F", JsonDocument.Parse(json).RootElement.GetProperty("a\u202Eb").GetString());
    }
}
