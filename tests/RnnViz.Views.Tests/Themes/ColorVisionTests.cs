using RnnViz.Engine.Drawing;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Themes;

public sealed class ColorVisionTests
{
    /// <summary>Ten times what can just be told: clear at a glance, from far away.</summary>
    private const double Distinct = 20;

    public static TheoryData<string, string> Eyes()
    {
        var data = new TheoryData<string, string>();
        foreach (Theme theme in ThemeCatalog.All)
        {
            foreach (string eyes in new[] { "full", "protanopia", "deuteranopia", "tritanopia" })
            {
                data.Add(theme.Name, eyes);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Eyes))]
    public void Forward_and_backward_are_told_apart(string theme, string eyes)
    {
        Theme look = ThemeCatalog.Find(theme)!;
        Require(look.Forward, look.Backward, eyes, "forward and backward");
        Require(look.Forward, look.BackwardText, eyes, "forward and text of the backward pass");
    }

    [Theory]
    [MemberData(nameof(Eyes))]
    public void Right_and_wrong_are_told_apart(string theme, string eyes)
    {
        Theme look = ThemeCatalog.Find(theme)!;
        Require(look.Right, look.Wrong, eyes, "right and wrong");
    }

    [Theory]
    [MemberData(nameof(Eyes))]
    public void Positive_and_negative_are_told_apart(string theme, string eyes)
    {
        ColorMap map = ThemeCatalog.Find(theme)!.Diverging;
        Require(map.At(-0.75f), map.At(0.75f), eyes, "negative and positive");
    }

    [Fact]
    public void Red_and_green_are_close_to_those_who_lack_the_middle_cones()
    {
        // the simulation itself: a known pair of confusion, clear to all others
        Rgba red = Rgba.Hex(0xB04030), green = Rgba.Hex(0x707030);
        Assert.InRange(ColorVision.Distance(red, green, ColorVision.Full), 40, 100);
        Assert.InRange(ColorVision.Distance(red, green, ColorVision.Deuteranopia), 0, 15);
    }

    private static void Require(Rgba a, Rgba b, string eyes, string what)
    {
        double distance = ColorVision.Distance(a, b, ColorVision.Of(eyes));
        Assert.True(distance >= Distinct, $"{what} are {distance:F1} apart under {eyes}; expected at least {Distinct}");
    }
}
