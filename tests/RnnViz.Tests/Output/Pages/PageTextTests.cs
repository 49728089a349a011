using System.Text.Json;
using RnnViz.Output.Pages;

namespace RnnViz.Tests.Output.Pages;

public sealed class PageTextTests
{
    [Fact]
    public void Signs_of_markup_are_written_as_entities() =>
        Assert.Equal("&lt;a href=&#39;x&#39;&gt; &amp;amp; &quot;∂L&quot;", PageText.Escape("<a href='x'> &amp; \"∂L\""));

    [Theory]
    [InlineData("a\nb\tc", "a b c")]
    [InlineData("a\0b\u001bc", "a\uFFFDb\uFFFDc")]
    public void Control_characters_become_spaces_or_a_visible_sign(string text, string readable) =>
        Assert.Equal(readable, PageText.Readable(text));

    [Fact]
    public void Half_a_character_becomes_a_visible_sign() => Assert.Equal("\uFFFDx", PageText.Readable(new string(['\uD800', 'x'])));

    [Fact]
    public void Data_never_ends_the_script_that_it_stands_in_and_is_read_back_as_it_was()
    {
        const string Text = "</script><!--<script> & ' \" \\ \u2028";
        string json = PageText.ToJson(new { Text });
        Assert.DoesNotContain('<', json);
        Assert.Equal(Text, JsonDocument.Parse(json).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void Every_double_is_read_back_to_its_last_digit()
    {
        double[] values = [1.0 / 3, 5e-324, 1e300, 0, -0.1 + 0.3];
        Assert.Equal(values, JsonSerializer.Deserialize<double[]>(PageText.ToJson(values)));
    }
}
