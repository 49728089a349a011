using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Tests;

/// <summary>Holds drawn texts to the screen and apart from one another.</summary>
internal static class TextFit
{
    /// <summary>Fails where a text leaves the screen or overlaps another.</summary>
    public static void Require(IReadOnlyList<DrawnText> texts, Extent size, string where)
    {
        Assert.True(texts.Count > 5, $"{where}: hardly any text was drawn");
        RequireApart(texts, size, where);
    }

    /// <summary>The same for however few texts.</summary>
    public static void RequireApart(IReadOnlyList<DrawnText> texts, Extent size, string where)
    {
        var screen = new Box(0, 0, size.Width, size.Height);
        Box[] inks = [.. texts.Select(Ink)];
        for (int i = 0; i < texts.Count; i++)
        {
            if (texts[i].Text.Length == 0)
            {
                continue;
            }

            // a message is written where it is needed: there are far more pairs than texts
            if (!screen.Encloses(inks[i], 0.5f))
            {
                Assert.Fail($"{where}: \"{texts[i].Text}\" at {inks[i]} leaves the screen");
            }

            Box ink = inks[i].Inset(0.75f);
            for (int j = 0; j < i; j++)
            {
                if (texts[j].Text.Length > 0 && ink.Overlaps(inks[j].Inset(0.75f)))
                {
                    Assert.Fail($"{where}: \"{texts[i].Text}\" {inks[i]} overlaps \"{texts[j].Text}\" {inks[j]}");
                }
            }
        }
    }

    /// <summary>From the baseline to the height of capitals: where ink certainly is.</summary>
    public static Box Ink(DrawnText text)
    {
        float cap = Stage.Fonts.CapHeight(text.Style);
        return new Box(text.Bounds.X, text.Baseline - cap, text.Bounds.Width, cap);
    }
}
