using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>The hand-out in a browser: its numbers, its size, and that it needs nothing beside itself.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HandoutTests(Browser browser, PageFixture pages)
{
    private const int MegaByte = 1_000_000;

    private static readonly string[] Walk = ["two-timesteps", "--walk", "0"];

    private static readonly string[] LongWalk = ["vanishing", "--walk", "0", "--step", "timestep"];

    [Fact]
    public async Task Keys_step_to_the_end_and_back_through_the_numbers_that_a_session_computes()
    {
        using var session = new TrainingSession(LessonCatalog.Load("two-timesteps"));
        session.Prepare();
        Itinerary itinerary = new Walk(session).Itinerary;
        ExpectedStep[] expected =
        [
            .. Enumerable.Range(0, itinerary.StopsPerIteration).Select(i => ExpectedStep.Of(session.Step, itinerary, itinerary.At(0, i))),
        ];
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.ResizeAsync(1366, 650);
        await tab.LoadAsync(pages.Page("--handout", Walk));

        foreach (ExpectedStep step in expected)
        {
            step.Verify(await tab.TextAsync(ExpectedStep.Script));
            await tab.PressAsync("ArrowRight");
        }

        foreach (ExpectedStep step in expected.Reverse())
        {
            step.Verify(await tab.TextAsync(ExpectedStep.Script));
            await tab.PressAsync("ArrowLeft");
        }

        expected[0].Verify(await tab.TextAsync(ExpectedStep.Script));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_pictures_have_the_numbers_as_text()
    {
        using var session = new TrainingSession(LessonCatalog.Load("two-timesteps"));
        session.Prepare();
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--handout", Walk));
        string first = await PictureTextAsync(tab);
        string h1 = Digits(session.Step.HiddenAt(1, 0, 0)), h2 = Digits(session.Step.HiddenAt(2, 0, 0));
        Assert.Contains(h1, first, StringComparison.Ordinal);

        await tab.PressAsync("End");
        string last = await PictureTextAsync(tab);
        Assert.Contains(h1, last, StringComparison.Ordinal);
        Assert.Contains(h2, last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_walk_has_every_timestep_forwards_and_back_and_the_numbers_of_the_last()
    {
        using var session = new TrainingSession(LessonCatalog.Load("vanishing"));
        session.Prepare();
        Itinerary itinerary = new Walk(session).Itinerary;
        string path = pages.Page("--handout", LongWalk);
        Assert.InRange(new FileInfo(path).Length, 1, 15 * MegaByte);
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(path);

        // 40 forward, the loss, 40 backward, the update
        Assert.Equal(82, (await tab.ReadAsync("document.querySelectorAll('#list a').length")).GetInt32());
        await tab.PressAsync("End");
        ExpectedStep.Of(session.Step, itinerary, itinerary.Last(0)).Verify(await tab.TextAsync(ExpectedStep.Script));
        await tab.PressAsync("ArrowLeft");
        ExpectedStep.Of(session.Step, itinerary, itinerary.EndOf(0, Lessons.Phases.Phase.Backward, 1))
            .Verify(await tab.TextAsync(ExpectedStep.Script));
    }

    [Fact]
    public void A_short_walk_is_small() => Assert.InRange(new FileInfo(pages.Page("--handout", Walk)).Length, 1, 3 * MegaByte);

    [Fact]
    public async Task Nothing_leaves_the_page()
    {
        string path = pages.Page("--handout", Walk), address = new Uri(path).AbsoluteUri;
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(path);
        await tab.PressAsync("End");
        await tab.ReadAsync("document.fonts.ready.then(() => true)");
        Assert.Contains(address, tab.Requests);
        Assert.All(tab.Requests, request => Assert.True(
            request.Split('#')[0] == address || request.StartsWith("data:", StringComparison.Ordinal), request));
        Assert.Equal(0, (await tab.ReadAsync(
            "performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('data:')).length")).GetInt32());

        // nothing could leave it, either
        const string Attempt = "new Promise(done => { "
            + "document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective)); "
            + "fetch('https://example.org/').catch(() => { }); })";
        Assert.Equal("connect-src", await tab.TextAsync(Attempt));
    }

    [Fact]
    public async Task A_link_to_a_step_opens_there()
    {
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--handout", Walk));
        await tab.PressAsync("ArrowRight");
        await tab.PressAsync("ArrowRight");
        string there = await tab.TextAsync(ExpectedStep.Script), address = await tab.TextAsync("location.hash");

        await tab.ReadAsync($"location.hash = ''");
        await tab.PressAsync("Home");
        Assert.NotEqual(there, await tab.TextAsync(ExpectedStep.Script));
        await tab.ReadAsync(
            $"new Promise(done => {{ addEventListener('hashchange', done); location.hash = '{address}'; }}).then(() => true)");
        Assert.Equal(there, await tab.TextAsync(ExpectedStep.Script));
    }

    [Fact]
    public void A_file_that_exists_is_replaced_only_by_force_and_the_same_command_writes_the_same_bytes()
    {
        string path = pages["there.html"];
        File.WriteAllText(path, "mine");
        string[] arguments = [Repository.Program, "render", .. Walk, "--handout", path];
        Outcome refused = Command.Run(Path.GetDirectoryName(path)!, null, "dotnet", arguments);
        Assert.Equal((2, "mine"), (refused.Status, File.ReadAllText(path)));
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Command.Run(Path.GetDirectoryName(path)!, null, "dotnet", [.. arguments, "--force"]).Succeeded();
        Assert.Equal(File.ReadAllBytes(pages.Page("--handout", Walk)), File.ReadAllBytes(path));
    }

    private static Task<string> PictureTextAsync(BrowserTab tab) => tab.TextAsync("document.querySelector('#picture svg').textContent");

    private static string Digits(double number) => number.ToString("F3", System.Globalization.CultureInfo.InvariantCulture);
}
