using RnnViz.Engine.Drawing;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Themes;

public sealed class ThemeTests
{
    public static TheoryData<string> Names() => [.. ThemeCatalog.All.Select(theme => theme.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_magnitude_scale_only_ever_gets_lighter(string name)
    {
        ColorMap map = ThemeCatalog.Find(name)!.Sequential;
        for (float p = 0.02f; p <= 1; p += 0.02f)
        {
            Assert.True(map.At(p).Luminance >= map.At(p - 0.02f).Luminance);
        }
    }

    [Fact]
    public void The_theme_key_goes_through_all_and_comes_back()
    {
        Theme theme = ThemeCatalog.Light;
        for (int i = 0; i < ThemeCatalog.All.Count; i++)
        {
            theme = ThemeCatalog.After(theme);
        }

        Assert.Same(ThemeCatalog.Light, theme);
    }
}
