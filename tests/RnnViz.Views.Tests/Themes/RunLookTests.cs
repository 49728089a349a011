using RnnViz.Engine.Drawing;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Themes;

/// <summary>Up to three runs are told apart by everybody, on every screen and on paper without colours.</summary>
public sealed class RunLookTests
{
    /// <summary>
    /// Ten times what can just be told, as for the colours of the passes: a thin line a few pixels wide is seen as a paler and
    /// greyer one than a patch of its colour.
    /// </summary>
    private const double Distinct = 20;

    /// <summary>Of lines and marks (WCAG 2.2, success criterion 1.4.11).</summary>
    private const double LeastOfLines = 3;

    public static TheoryData<string, string> Eyes()
    {
        var data = new TheoryData<string, string>();
        foreach (Theme theme in ThemeCatalog.All)
        {
            foreach (string eyes in new[] { "full", "protanopia", "deuteranopia", "tritanopia", "grey" })
            {
                data.Add(theme.Name, eyes);
            }
        }

        return data;
    }

    public static TheoryData<string> Themes() => [.. ThemeCatalog.All.Select(theme => theme.Name)];

    [Theory]
    [MemberData(nameof(Eyes))]
    public void Each_two_of_three_runs_are_told_apart_by_their_colours(string theme, string eyes)
    {
        IReadOnlyList<RunLook> runs = ThemeCatalog.Find(theme)!.Runs;
        Assert.Equal(3, runs.Count);
        for (int i = 0; i < runs.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double distance = ColorVision.Distance(runs[i].Color, runs[j].Color, ColorVision.Of(eyes));
                Assert.True(distance >= Distinct, $"runs {j} and {i} are {distance:F1} apart under {eyes}; expected at least {Distinct}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Eyes))]
    public void No_run_looks_like_the_forward_or_the_backward_pass(string theme, string eyes)
    {
        if (eyes == "grey")
        {
            return; // five shades cannot be as far apart as three; passes are not told from runs on paper without colours
        }

        Theme look = ThemeCatalog.Find(theme)!;
        foreach (RunLook run in look.Runs)
        {
            foreach (Rgba pass in new[] { look.Forward, look.Backward })
            {
                double distance = ColorVision.Distance(run.Color, pass, ColorVision.Of(eyes));
                Assert.True(distance >= Distinct, $"{run} is {distance:F1} from {pass} under {eyes}; expected at least {Distinct}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Each_two_of_three_runs_are_told_apart_without_any_colour(string theme)
    {
        IReadOnlyList<RunLook> runs = ThemeCatalog.Find(theme)!.Runs;
        Assert.Equal(runs.Count, runs.Select(run => run.Line).Distinct().Count());
        Assert.Equal(runs.Count, runs.Select(run => run.Mark).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Lines_and_names_of_runs_stand_out_from_their_panel(string theme)
    {
        Theme look = ThemeCatalog.Find(theme)!;
        foreach (RunLook run in look.Runs)
        {
            double line = Rgba.Contrast(run.Color, look.Surface), text = Rgba.Contrast(run.TextColor, look.Surface);
            Assert.True(line >= LeastOfLines, $"{run}: {line:F2}");
            Assert.True(text >= look.LeastContrast, $"{run}: {text:F2}");
        }
    }

    [Fact]
    public void A_run_has_the_same_line_and_mark_in_all_themes()
    {
        for (int run = 0; run < 3; run++)
        {
            Assert.Single(ThemeCatalog.All.Select(theme => (theme.Runs[run].Line, theme.Runs[run].Mark)).Distinct());
        }
    }
}
