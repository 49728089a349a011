using RnnViz.Output.Pages;

namespace RnnViz.Tests.Output.Pages;

public sealed class PageTemplateTests
{
    [Theory]
    [InlineData("handout.js")]
    [InlineData("deck.js")]
    [InlineData("pictures.js")]
    public void No_script_ends_the_element_that_it_stands_in(string name) =>
        Assert.DoesNotContain("</", PageTemplate.Read(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("handout.html")]
    [InlineData("deck.html")]
    [InlineData("report.html")]
    [InlineData("page.css")]
    [InlineData("handout.css")]
    [InlineData("deck.css")]
    [InlineData("report.css")]
    [InlineData("handout.js")]
    [InlineData("deck.js")]
    [InlineData("pictures.js")]
    public void Nothing_is_loaded_from_elsewhere(string name)
    {
        string text = PageTemplate.Read(name).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        Assert.DoesNotContain("http", text.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_script_of_that_hash_may_run()
    {
        string policy = PageTemplate.Policy("alert(1)");
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        // the hash that browsers compute: base64 of SHA-256 of the text
        Assert.Contains(
            "script-src 'sha256-" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("alert(1)"u8)) + "';", policy,
            StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", PageTemplate.Policy(""), StringComparison.Ordinal);
    }

    [Fact]
    public void What_fills_a_place_is_not_filled_itself()
    {
        Dictionary<string, string> values = PageTemplateValues("report.html", "{{title}}");
        Assert.Contains("<title>{{title}}</title>", PageTemplate.Fill("report.html", values), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> PageTemplateValues(string name, string value) =>
        System.Text.RegularExpressions.Regex.Matches(PageTemplate.Read(name), @"\{\{(\w+)\}\}")
            .Select(match => match.Groups[1].Value).Distinct().ToDictionary(place => place, _ => value);
}
