using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Panels.Curves;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>The report: the trace within it, the verdict as a table, figures with captions.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReportTests(Browser browser, PageFixture pages)
{
    private const int Iterations = 5;

    private static readonly string[] Contrast = ["lstm-and-vanilla", "--iterations", $"{Iterations}"];

    [Fact]
    public async Task The_trace_within_it_is_the_one_that_trace_writes()
    {
        string trace = pages["trace.csv"];
        Command.Run(Path.GetDirectoryName(trace)!, null, "dotnet", [Repository.Program, "trace", .. Contrast, "--out", trace]).Succeeded();
        await using BrowserTab tab = await OpenAsync();
        string link = await tab.TextAsync("document.querySelector('a[download]').href");
        const string Kind = "data:text/csv;base64,";
        Assert.StartsWith(Kind, link, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(trace), Convert.FromBase64String(link[Kind.Length..]));
        Assert.Equal("lstm-and-vanilla.csv", await tab.TextAsync("document.querySelector('a[download]').download"));
    }

    [Fact]
    public async Task The_verdict_is_a_table_with_the_numbers_of_every_run()
    {
        Lesson lesson = LessonCatalog.Load("lstm-and-vanilla");
        await using BrowserTab tab = await OpenAsync();
        Lesson[] runs = [lesson, .. lesson.VariantLessons];
        for (int i = 0; i < runs.Length; i++)
        {
            using var session = new TrainingSession(runs[i], lesson.SeedOf(runs[i], null));
            for (int j = 0; j < Iterations; j++)
            {
                session.Prepare();
                session.Apply();
            }

            session.Prepare();
            string row = await tab.TextAsync($"document.querySelectorAll('.wide tbody tr')[{i}].innerText");
            double share = session.Step.HiddenGradientNorms[0] / session.Step.HiddenGradientNorms[^1];
            Assert.Contains(Three(session.Step.LossPerOutput), row, StringComparison.Ordinal);
            Assert.Contains(Three(share), row, StringComparison.Ordinal);
        }

        Assert.Equal(Enum.GetValues<VerdictColumn>().Length + 1, (await tab.ReadAsync(
            "document.querySelectorAll('.wide thead th[scope=col]').length")).GetInt32());
    }

    [Fact]
    public async Task Every_figure_has_a_name_and_a_caption_and_no_script_runs()
    {
        await using BrowserTab tab = await OpenAsync();
        Assert.Equal(7 - 1, (await tab.ReadAsync("document.querySelectorAll('figure').length")).GetInt32());
        Assert.True((await tab.ReadAsync(
            "Array.from(document.querySelectorAll('figure')).every(figure => figure.querySelector('figcaption').textContent.length > 10 "
            + "&& figure.querySelector('svg').getAttribute('aria-label') === figure.querySelector('figcaption').textContent)"))
            .GetBoolean());
        Assert.Equal(0, (await tab.ReadAsync("document.scripts.length")).GetInt32());
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task It_says_with_which_settings_it_was_made()
    {
        await using BrowserTab tab = await OpenAsync();
        string text = await tab.TextAsync("document.querySelector('.settings').innerText");
        Lesson lesson = LessonCatalog.Load("lstm-and-vanilla");
        Assert.All(
            [lesson.Name, $"seed\t{lesson.Seed}", $"iterations\t{Iterations}", $"hidden\t{lesson.Model.Hidden}", "optimizer.kind\tadam"],
            setting => Assert.Contains(setting, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_no_gradient_sets_out_it_says_so_in_place_of_a_share()
    {
        // inputs and targets of 0 leave nothing to correct
        string lesson = pages["nothing.json"];
        File.WriteAllText(
            lesson,
            """
            {
              "title": "Nothing", "summary": "Nothing to learn.",
              "task": { "kind": "inline", "inputs": [[[0]], [[0]]], "targets": [[[0]]], "output": "last-step" },
              "model": { "hidden": 2 },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }
            }
            """);
        string page = File.ReadAllText(pages.Page("--report", lesson, "--iterations", "1"));
        Assert.Contains("iteration 1</th><td>no gradient at T</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>NaN</td>", page, StringComparison.Ordinal);
    }

    private async Task<BrowserTab> OpenAsync()
    {
        BrowserTab tab = await browser.OpenAsync();
        await tab.LoadAsync(pages.Page("--report", Contrast));
        return tab;
    }

    private static string Three(double number)
    {
        var line = new TextLine(stackalloc char[24]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
