using System.Text.Json;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>Whatever a lesson's text is, it is text on the page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HostileLessonTests(Browser browser, PageFixture pages)
{
    private const string Title = "</title></script><script>window.taken = 1</script> \"'` & <!--<script>",
        Summary = "<img src=x onerror='window.taken = 2'> {{script}} {{steps}} \u2028 ]]> \\u003c",
        Callout = "</script><script>window.taken = 3</script> <b>&amp;</b> 'x' \"y\" -->",
        Question = "<svg onload=\"window.taken = 4\"> ?";

    [Theory]
    [InlineData("--handout", true)]
    [InlineData("--handout", false)]
    [InlineData("--deck", true)]
    [InlineData("--deck", false)]
    [InlineData("--report", true)]
    public async Task Markup_scripts_and_quotes_are_shown_as_text(string option, bool asks)
    {
        string lesson = pages[asks ? "hostile.json" : "hostile-tells.json"];
        var stop = new Dictionary<string, object> { ["iteration"] = 0, ["phase"] = "loss", ["callout"] = Callout };
        if (asks)
        {
            stop["ask"] = Question;
        }

        File.WriteAllText(lesson, JsonSerializer.Serialize(new
        {
            title = Title,
            summary = Summary,
            task = new
            {
                kind = "inline",
                inputs = new[] { new[] { new[] { 0.5 } }, [[-1.0]] },
                targets = new[] { new[] { new[] { 0.8 } } },
                output = "last-step",
            },
            model = new { hidden = 2 },
            training = new { optimizer = new { kind = "sgd", learningRate = 0.1 } },
            stops = new[] { stop },
        }));
        await using BrowserTab tab = await browser.OpenAsync();
        // the other pages are of the lesson's stops
        await tab.LoadAsync(option == "--report" ? pages.Page(option, lesson, "--iterations", "1") : pages.Page(option, lesson));
        Assert.Equal(Title, await tab.TextAsync("document.querySelector('h1').textContent"));
        Assert.Equal(Title, await tab.TextAsync("document.title"));
        // a page that asks leaves the summary out
        bool hasSummary = option == "--report" || !asks;
        Assert.Equal(
            hasSummary, (await tab.TextAsync("document.body.textContent")).Contains(Summary, StringComparison.Ordinal));
        if (option == "--handout")
        {
            if (asks)
            {
                Assert.Equal(Question, await tab.TextAsync("document.getElementById('said').textContent"));
                await tab.PressAsync("ArrowRight");
            }

            Assert.Equal(Callout, await tab.TextAsync("document.getElementById('said').textContent"));
        }
        else
        {
            await tab.PressAsync("End");
        }

        Assert.Equal("undefined", await tab.TextAsync("typeof window.taken"));
        Assert.Equal(option == "--report" ? 0 : 3, (await tab.ReadAsync("document.scripts.length")).GetInt32());
        Assert.Equal(0, (await tab.ReadAsync("document.images.length")).GetInt32());
        Assert.Empty(tab.Complaints);
    }
}
