using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>The slides: what a presenter's remote does, the notes, and paper.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DeckTests(Browser browser, PageFixture pages)
{
    private static readonly Lesson Lesson = LessonCatalog.Load("two-timesteps");

    // what is said on each slide: the title's comes from the lesson, and a stop that asks is two slides
    private static readonly string[] Said =
        [.. Lesson.Stops.SelectMany(stop => stop.Ask is { } question ? (string[])[question, stop.Callout] : [stop.Callout])];

    [Theory]
    [InlineData("PageDown", "PageUp")]
    [InlineData("ArrowRight", "ArrowLeft")]
    public async Task A_remote_goes_through_all_slides_and_back(string forwards, string back)
    {
        await using BrowserTab tab = await OpenAsync();
        Assert.Equal(Lesson.Title, await LiveAsync(tab));
        foreach (string said in Said)
        {
            await tab.PressAsync(forwards);
            Assert.EndsWith(said, await LiveAsync(tab), StringComparison.Ordinal);
        }

        foreach (string said in Said.Reverse().Skip(1))
        {
            await tab.PressAsync(back);
            Assert.EndsWith(said, await LiveAsync(tab), StringComparison.Ordinal);
        }

        await tab.PressAsync(back);
        Assert.Equal(Lesson.Title, await LiveAsync(tab));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Notes_have_what_is_said_what_to_point_at_and_what_comes_next()
    {
        await using BrowserTab tab = await OpenAsync();
        Assert.True((await tab.ReadAsync("document.getElementById('notes').hidden")).GetBoolean());
        await tab.PressAsync("n");
        await tab.PressAsync("ArrowRight");
        Assert.False((await tab.ReadAsync("document.getElementById('notes').hidden")).GetBoolean());
        string notes = await tab.TextAsync("document.getElementById('notes').innerText");
        StopSettings first = Lesson.Stops[0];
        Assert.All(
            [first.Callout, $"unrolled, t = {first.Target!.Timestep}", Lesson.Stops[1].Callout],
            text => Assert.Contains(text, notes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notes_open_in_a_window_of_their_own()
    {
        await using BrowserTab tab = await OpenAsync();
        int before = await browser.CountPagesAsync();
        await tab.PressAsync("p");
        Assert.Equal(before + 1, await browser.CountPagesAsync());
    }

    [Fact]
    public async Task It_prints_a_slide_a_page_with_its_notes()
    {
        await using BrowserTab tab = await OpenAsync();
        await tab.PrintAsync(pages["deck.pdf"]);
        (int count, string text) = BrowserTab.ReadPdf(pages["deck.pdf"]);
        Assert.Equal(Said.Length + 1, count);
        string joined = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        Assert.All(Said, said => Assert.Contains(
            string.Concat(said.Where(letter => !char.IsWhiteSpace(letter))), joined, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_control_has_a_name()
    {
        await using BrowserTab tab = await OpenAsync();
        await tab.PressAsync("ArrowRight");
        IReadOnlyList<(string Role, string Name)> tree = await tab.AccessibleAsync();
        Assert.All(
            tree.Where(node => node.Role is "button" or "image" or "group"),
            node => Assert.False(string.IsNullOrWhiteSpace(node.Name), node.Role));
        Assert.Equal(5, tree.Count(node => node.Role is "button" or "toggleButton"));
    }

    private async Task<BrowserTab> OpenAsync()
    {
        BrowserTab tab = await browser.OpenAsync();
        await tab.ResizeAsync(1280, 720);
        await tab.LoadAsync(pages.Page("--deck", "two-timesteps"));
        return tab;
    }

    private static Task<string> LiveAsync(BrowserTab tab) => tab.TextAsync("document.getElementById('live').textContent");
}
