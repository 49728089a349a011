using System.Text.Json;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>The hand-out for whoever reads it: with a screen reader, on a phone, on paper, without scripts, with questions.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HandoutReaderTests(Browser browser, PageFixture pages)
{
    private static readonly string[] Stops = ["two-timesteps"];

    private static IReadOnlyList<StopSettings> Lesson => LessonCatalog.Load("two-timesteps").Stops;

    // a stop that asks is two steps
    private static int StepCount => Lesson.Count + Lesson.Count(stop => stop.Ask is not null);

    [Fact]
    public async Task A_screen_reader_finds_a_name_for_every_control_and_every_step()
    {
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--handout", Stops));
        for (int i = 0; i < StepCount; i++)
        {
            IReadOnlyList<(string Role, string Name)> tree = await tab.AccessibleAsync();
            Assert.All(
                tree.Where(node => node.Role is "button" or "slider" or "link" or "combobox" or "image" or "group" or "navigation"),
                node => Assert.False(string.IsNullOrWhiteSpace(node.Name), $"a {node.Role} has no name at step {i + 1}"));
            string said = await tab.TextAsync("document.getElementById('said').textContent");
            Assert.Contains(tree, node => node.Role == "image" && node.Name.EndsWith(said, StringComparison.Ordinal));
            Assert.Contains(tree, node => node.Role == "group" && node.Name == $"Step {i + 1} of {StepCount}");
            Assert.Equal(StepCount, tree.Count(node => node.Role == "link"));
            Assert.Contains(tree, node => node.Role == "slider" && node.Name == "Timeline");
            string value = await tab.TextAsync("document.getElementById('line').getAttribute('aria-valuetext')");
            Assert.StartsWith($"{i + 1} of {StepCount}: ", value, StringComparison.Ordinal);
            await tab.PressAsync("ArrowRight");
        }
    }

    [Fact]
    public async Task The_whole_page_works_with_the_tab_key_and_Enter()
    {
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--handout", Stops));
        var seen = new HashSet<string>();
        for (int i = 0; i < 2 * StepCount + 20; i++)
        {
            await tab.PressAsync("Tab");
            seen.Add(await tab.TextAsync("document.activeElement.id || document.activeElement.tagName"));
            if (await tab.TextAsync("document.activeElement.id") == "next" && seen.Count > 3)
            {
                break;
            }
        }

        // first and previous lead nowhere from the first step
        Assert.Contains("next", seen);
        string before = await tab.TextAsync(ExpectedStep.Script);
        await tab.ReadAsync("document.getElementById('next').focus()");
        await tab.PressAsync("Enter");
        Assert.NotEqual(before, await tab.TextAsync(ExpectedStep.Script));
        Assert.NotEqual("none", await tab.TextAsync("getComputedStyle(document.activeElement).outlineStyle"));
    }

    [Fact]
    public async Task A_question_comes_before_its_answer_which_is_nowhere_on_the_page_until_it_is_revealed()
    {
        StopSettings stop = Lesson.Last(stop => stop.Ask is not null);
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--handout", Stops));
        await tab.PressAsync("End");
        Assert.Equal(stop.Callout, await SaidAsync(tab));
        Assert.Contains("0.0177", await tab.TextAsync("document.querySelector('#picture svg').textContent"), StringComparison.Ordinal);

        await tab.PressAsync("ArrowLeft");
        Assert.Equal(stop.Ask, await SaidAsync(tab));
        Assert.Equal("question", await tab.TextAsync("document.getElementById('step').dataset.kind"));
        Assert.DoesNotContain(
            "0.0177", await tab.TextAsync("document.querySelector('#picture svg').textContent"), StringComparison.Ordinal);
        Assert.DoesNotContain("0.0177", await tab.TextAsync("document.body.innerText"), StringComparison.Ordinal);

        await tab.ReadAsync("document.getElementById('reveal').click()");
        Assert.Equal(stop.Callout, await SaidAsync(tab));
        Assert.True((await tab.ReadAsync("document.getElementById('reveal').hidden")).GetBoolean());
    }

    [Fact]
    public async Task On_a_phone_a_swipe_steps_nothing_sticks_out_and_type_can_be_read()
    {
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.ResizeAsync(390, 844, isPhone: true);
        await tab.LoadAsync(pages.Page("--handout", Stops));
        string first = await SaidAsync(tab);
        await tab.SwipeAsync(320, 80, 250);
        Assert.Equal(Lesson[1].Callout, await SaidAsync(tab));
        await tab.SwipeAsync(80, 320, 250);
        Assert.Equal(first, await SaidAsync(tab));

        const string SmallestType = "Math.min(...Array.from(document.querySelectorAll('#picture text'), "
            + "text => parseFloat(getComputedStyle(text).fontSize))) * document.querySelector('#picture svg').clientWidth "
            + "/ document.querySelector('#picture svg').viewBox.baseVal.width";
        for (int i = 0; i < StepCount; i++)
        {
            Assert.InRange((await tab.ReadAsync("document.documentElement.scrollWidth")).GetInt32(), 1, 390);
            Assert.InRange((await tab.ReadAsync(SmallestType)).GetDouble(), 7, 100);
            JsonElement buttons = await tab.ReadAsync("document.getElementById('next').getBoundingClientRect().bottom");
            Assert.InRange(buttons.GetDouble(), 1, 844);
            await tab.PressAsync("ArrowRight");
        }
    }

    [Theory]
    [InlineData("all")]
    [InlineData("stops")]
    [InlineData("this")]
    public async Task It_prints_as_many_pages_as_it_says_with_every_step_and_what_is_said_there(string choice)
    {
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--handout", "two-timesteps", "--stops", "--walk", "0"));
        await tab.ReadAsync($"document.getElementById('choice').value = '{choice}'; "
            + "document.getElementById('choice').dispatchEvent(new Event('change'))");
        string told = await tab.TextAsync("document.getElementById('pages').textContent"), path = pages[$"{choice}.pdf"];
        await tab.PrintAsync(path);
        (int count, string text) = BrowserTab.ReadPdf(path);
        Assert.Equal(count == 1 ? "1 page" : $"{count} pages", told);
        if (choice != "this")
        {
            // lines are broken where paper ends
            string joined = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
            Assert.All(Lesson, stop => Assert.Contains(
                string.Concat(stop.Callout.Where(letter => !char.IsWhiteSpace(letter))), joined, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task On_paper_a_question_is_the_last_on_its_sheet_and_looks_like_one()
    {
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--handout", Stops));
        await tab.ReadAsync("dispatchEvent(new Event('beforeprint'))");
        JsonElement sheets = await tab.ReadAsync(
            "Array.from(document.querySelectorAll('.sheet'), sheet => "
            + "Array.from(sheet.querySelectorAll('figure'), figure => figure.dataset.kind).join(' '))");
        string[] kinds = [.. sheets.EnumerateArray().Select(sheet => sheet.GetString()!)];
        Assert.Equal(
            Lesson.Count(stop => stop.Ask is not null), kinds.Count(sheet => sheet.EndsWith("question", StringComparison.Ordinal)));
        Assert.DoesNotContain(kinds, sheet => sheet.Contains("question ", StringComparison.Ordinal));
        Assert.Contains("?", await tab.TextAsync(
            "getComputedStyle(document.querySelector('.sheet [data-kind=question] .said'), '::before').content"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_is_left_out_where_a_step_asks_for_what_it_may_say()
    {
        string summary = LessonCatalog.Load("two-timesteps").Summary;
        Assert.All(["--handout", "--deck"], option =>
        {
            Assert.DoesNotContain(summary, File.ReadAllText(pages.Page(option, Stops)), StringComparison.Ordinal);
            string asksNothing = File.ReadAllText(pages.Page(option, "two-timesteps", "--walk", "0"));
            Assert.Contains($"<p id=\"summary\">{summary}</p>", asksNothing, StringComparison.Ordinal);
            Assert.Contains($"<meta name=\"description\" content=\"{summary}\">", asksNothing, StringComparison.Ordinal);
        });

        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--deck", Stops));
        await tab.PressAsync("n");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Without_scripts_it_has_the_first_picture_and_everything_that_is_said()
    {
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.AllowScriptsAsync(false);
        await tab.LoadAsync(pages.Page("--handout", Stops));
        await tab.AllowScriptsAsync(true);
        string text = await tab.TextAsync("document.querySelector('.screen').textContent");
        Assert.All(Lesson, stop => Assert.Contains(stop.Callout, text, StringComparison.Ordinal));
        Assert.True((await tab.ReadAsync("document.querySelectorAll('#picture text').length > 0")).GetBoolean());
        Assert.Equal("none", await tab.TextAsync("getComputedStyle(document.querySelector('.controls')).display"));
    }

    [Fact]
    public async Task The_page_is_dark_where_the_system_is()
    {
        await using BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--handout", Stops));
        string light = await tab.TextAsync("getComputedStyle(document.body).backgroundColor");
        await tab.PreferAsync("prefers-color-scheme", "dark");
        Assert.NotEqual(light, await tab.TextAsync("getComputedStyle(document.body).backgroundColor"));
    }

    private static Task<string> SaidAsync(BrowserTab tab) => tab.TextAsync("document.getElementById('said').textContent");
}
