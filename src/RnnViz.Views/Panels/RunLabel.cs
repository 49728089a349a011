using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
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
        int length = fonts.FittingLength(name, style, width);
        return length == name.Length ? name : name.AsSpan(0, Math.Max(0, name.AsSpan(0, length).LastIndexOf(", ")));
    }

    /// <summary>The same; where not even one part fits, as many words as do, and of a long word as many letters.</summary>
    public static ReadOnlySpan<char> Cut(FontBook fonts, string name, TextStyle style, float width) =>
        Shortened(fonts, name, style, width) is { IsEmpty: false } parts
            ? parts : Words(name, fonts.FittingLength(name, style, width)).TrimEnd([' ', ',']);

    private static ReadOnlySpan<char> Words(string name, int length) =>
        name.AsSpan(0, length == name.Length || name.AsSpan(0, length).LastIndexOf(' ') is not (> 0 and int blank) ? length : blank);

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
