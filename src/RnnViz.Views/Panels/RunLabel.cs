using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>A run's mark and its name, in its colour.</summary>
internal static class RunLabel
{
    /// <summary>The radius of marks of runs in charts, in design units.</summary>
    public const float MarkRadius = 3.2f;

    /// <summary>The room of the mark before a name, in design units.</summary>
    public const float MarkRoom = 14;

    /// <summary>
    /// As much of a run's name as a width has room for: all of it, or the parts before a comma that fit; empty where not even one
    /// does.
    /// </summary>
    public static ReadOnlySpan<char> Shortened(FontBook fonts, string name, TextStyle style, float width)
    {
        ReadOnlySpan<char> shown = fonts.Wording(name, style);
        int length = fonts.FittingLength(shown, style, width);
        return length == shown.Length ? shown : shown[..Math.Max(0, shown[..length].LastIndexOf(", "))];
    }

    /// <summary>
    /// The same; where not even one part fits, as many words as do, since half a number is another number; of a first word that is
    /// too long the letters that fit.
    /// </summary>
    public static ReadOnlySpan<char> Cut(FontBook fonts, string name, TextStyle style, float width) =>
        Shortened(fonts, name, style, width) is { IsEmpty: false } parts ? parts : FirstLine(fonts, name, style, width);

    /// <summary>The part of a run's name before its comma, if the names of all runs differ there; else the name.</summary>
    public static ReadOnlySpan<char> Brief(ShownRun run, ReadOnlySpan<ShownRun> runs)
    {
        foreach (ShownRun other in runs)
        {
            if (other != run && FirstPart(other).SequenceEqual(FirstPart(run)))
            {
                return run.Name;
            }
        }

        return FirstPart(run);

        static ReadOnlySpan<char> FirstPart(ShownRun run) =>
            run.Name.IndexOf(',') is > 0 and int comma ? run.Name.AsSpan(0, comma) : run.Name;
    }

    /// <summary>As many whole words as a width has room for; of a first word that is too long the letters that fit.</summary>
    public static ReadOnlySpan<char> FirstLine(FontBook fonts, ReadOnlySpan<char> text, TextStyle style, float width)
    {
        text = fonts.Wording(text, style);
        int length = fonts.FittingLength(text, style, width);
        int blank = length == text.Length ? length : text[..(length + 1)].LastIndexOf(' ');
        return text[..(blank > 0 ? blank : length)].TrimEnd([' ', ',']);
    }

    /// <summary>How wide the mark and a text are, in pixels.</summary>
    public static float WidthOf(Look look, FontBook fonts, ReadOnlySpan<char> text, TextStyle style) =>
        look.Px(MarkRoom) + (text.IsEmpty ? 0 : fonts.Measure(text, style));

    /// <summary>Draws the mark and the text from a point on, whose y is that of the capitals' middle.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and what units are in pixels.</param>
    /// <param name="run">Mark and colours.</param>
    /// <param name="text">The name, or what else is said of the run.</param>
    /// <param name="middleLeft">Where it begins.</param>
    /// <param name="style">Of the text.</param>
    /// <param name="ink">The text's colour, where it is not the run's.</param>
    /// <returns>Where the text ends.</returns>
    public static float Draw(
        ICanvas canvas, Look look, RunLook run, ReadOnlySpan<char> text, Point middleLeft, TextStyle style, Rgba? ink = null)
    {
        canvas.MarkRun(run.Mark, middleLeft + new Point(look.Px(5), 0), look.Px(MarkRadius + 0.4f), run.Color, look.Theme.Surface);
        canvas.CenteredText(text, middleLeft + new Point(look.Px(MarkRoom), 0), style, ink ?? run.TextColor, TextAlign.Left);
        return middleLeft.X + WidthOf(look, canvas.Fonts, text, style);
    }
}
