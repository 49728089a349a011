using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Drawing;

/// <summary>Shapes composed of the canvas' primitives.</summary>
public static class CanvasShapes
{
    /// <summary>A straight stroke broken into dashes, beginning with a dash.</summary>
    public static void DashedLine(this ICanvas canvas, Point from, Point to, float thickness, float dash, float gap, Rgba color)
    {
        Point way = to - from;
        float length = way.Length;
        if (!(length > 0) || !float.IsFinite(length))
        {
            return;
        }

        Point unit = way * (1 / length);
        for (float at = 0; at < length; at += dash + gap)
        {
            canvas.Line(from + unit * at, from + unit * MathF.Min(length, at + dash), thickness, color);
        }
    }

    /// <summary>An arrow whose tip is exactly at <paramref name="to"/>; its head is <paramref name="head"/> pixels long and wide.</summary>
    public static void Arrow(this ICanvas canvas, Point from, Point to, float thickness, float head, Rgba color)
    {
        Point way = to - from;
        float length = way.Length;
        if (!(length > 0))
        {
            return;
        }

        Point unit = way * (1 / length), side = new(-unit.Y, unit.X);
        Point neck = to - unit * MathF.Min(head, length);
        canvas.Line(from, neck + unit * 0.5f, thickness, color);
        canvas.FillTriangle(to, neck + side * (head * 0.5f), neck - side * (head * 0.5f), color);
    }

    /// <summary>An outlined circle of strokes short enough to look round.</summary>
    public static void Circle(this ICanvas canvas, Point center, float radius, float thickness, Rgba color)
    {
        const int Most = 128;
        int sides = Math.Clamp((int)(radius * 2), 24, Most);
        Span<Point> points = stackalloc Point[Most + 1];
        for (int i = 0; i <= sides; i++)
        {
            (float sin, float cos) = MathF.SinCos(2 * MathF.PI * i / sides);
            points[i] = center + new Point(radius * cos, radius * sin);
        }

        canvas.Polyline(points[..(sides + 1)], thickness, color);
    }

    /// <summary>
    /// A colour scale, its highest position at the top: one even gradient between each pair of anchors, as in the map itself.
    /// </summary>
    public static void ColorBar(this ICanvas canvas, Box bar, ColorMap map)
    {
        ReadOnlySpan<Rgba> anchors = map.Anchors;
        for (int i = 0; i < anchors.Length - 1; i++)
        {
            float bottom = bar.Bottom - bar.Height * i / (anchors.Length - 1);
            float top = bar.Bottom - bar.Height * (i + 1) / (anchors.Length - 1);
            canvas.FillGradient(new Box(bar.X, top, bar.Width, bottom - top), anchors[i + 1], anchors[i]);
        }
    }

    /// <summary>A card: rounded fill with a hairline around it.</summary>
    public static void Card(this ICanvas canvas, Box box, float radius, float hairline, Rgba fill, Rgba border)
    {
        canvas.FillRoundedBox(box, radius, fill);
        canvas.StrokeRoundedBox(box, radius, hairline, border);
    }

    /// <summary>
    /// Text broken into lines at spaces and line feeds, from the top of a box down to its end. What does not fit ends in an ellipsis.
    /// A text that is read from right to left stands at the right.
    /// </summary>
    public static void ParagraphText(this ICanvas canvas, ReadOnlySpan<char> text, Box box, TextStyle style, float pitch, Rgba color)
    {
        text = canvas.Fonts.Wording(text, style);
        style = style.AsVerbatim();
        bool isRightToLeft = TextDirection.IsRightToLeft(text);
        float baseline = MathF.Round(box.Y + (pitch + canvas.Fonts.CapHeight(style)) / 2);
        for (; text.Length > 0 && baseline <= box.Bottom; baseline += pitch)
        {
            (int length, int next) = FirstLine(canvas.Fonts, text, style, box.Width);
            if (next == 0)
            {
                return;
            }

            bool isLast = baseline + pitch > box.Bottom;
            if (isLast && next < text.Length && text[next..].Trim().Length > 0)
            {
                float ellipsis = canvas.Fonts.Measure("…", style);
                length = canvas.Fonts.FittingLength(text[..length], style, box.Width - ellipsis);
                float end = canvas.Fonts.Measure(text[..length], style);
                canvas.Text("…", new Point(isRightToLeft ? box.Right - end - ellipsis : box.X + end, baseline), style, color);
            }

            if (isRightToLeft)
            {
                canvas.RightToLeftText(text[..length], new Point(box.Right, baseline), style, color);
            }
            else
            {
                canvas.Text(text[..length], new Point(box.X, baseline), style, color);
            }

            text = text[next..];
        }
    }

    /// <summary>A line of a text that is read from right to left, whatever its own first letter is; it ends at a point.</summary>
    private static void RightToLeftText(this ICanvas canvas, ReadOnlySpan<char> line, Point end, TextStyle style, Rgba color)
    {
        const int Most = 512;
        Span<char> marked = stackalloc char[Most];
        line = line[..Math.Min(line.Length, Most - 1)];
        marked[0] = TextDirection.RightToLeftMark;
        line.CopyTo(marked[1..]);
        canvas.Text(marked[..(line.Length + 1)], end, style, color, TextAlign.Right);
    }

    /// <summary>How many lines <see cref="ParagraphText"/> breaks a text into.</summary>
    public static int ParagraphLines(FontBook fonts, ReadOnlySpan<char> text, TextStyle style, float width)
    {
        text = fonts.Wording(text, style);
        int lines = 0;
        for (; text.Length > 0; lines++)
        {
            (_, int next) = FirstLine(fonts, text, style, width);
            if (next == 0)
            {
                return lines;
            }

            text = text[next..];
        }

        return lines;
    }

    /// <summary>How many characters the first line has, and where the next begins.</summary>
    private static (int Length, int Next) FirstLine(FontBook fonts, ReadOnlySpan<char> text, TextStyle style, float width)
    {
        int fitting = fonts.FittingLength(text, style, width), feed = text[..fitting].IndexOf('\n');
        if (feed >= 0)
        {
            return (feed, feed + 1);
        }

        if (fitting == text.Length)
        {
            return (fitting, fitting);
        }

        if (text[fitting] is ' ' or '\n')
        {
            return (fitting, fitting + 1);
        }

        int space = text[..fitting].LastIndexOf(' ');
        if (LineBreaks.MayBeWithoutSpaces(text[..(fitting + 1)]))
        {
            for (int end = fitting; end > Math.Max(space, fitting / 2); end--)
            {
                if (LineBreaks.IsAllowed(text, end))
                {
                    return (end, end);
                }
            }
        }

        return space > fitting / 2 ? (space, space + 1) : (fitting, fitting);
    }

    /// <summary>One line of text on a patch of <paramref name="ground"/>, to be read above lines and curves.</summary>
    public static void BackedText(
        this ICanvas canvas, ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, Rgba ground,
        TextAlign align = TextAlign.Left)
    {
        Box bounds = canvas.Fonts.Bounds(text, baseline, style, align);
        canvas.TextGround(new Point(bounds.X, baseline.Y), bounds.Width, style, ground);
        canvas.Text(text, baseline, style, color, align);
    }

    /// <summary>The patch behind such a line, which begins at a point and has a width.</summary>
    public static void TextGround(this ICanvas canvas, Point baseline, float width, TextStyle style, Rgba ground)
    {
        float cap = canvas.Fonts.CapHeight(style), pad = MathF.Round(cap * 0.3f);
        var patch = new Box(baseline.X - pad, baseline.Y - cap - pad, width + 2 * pad, cap + 2.4f * pad);
        canvas.FillRoundedBox(patch.Snapped(), pad, ground.WithOpacity(0.82f));
    }

    /// <summary>One line of text whose capitals are vertically centred on a point.</summary>
    public static void CenteredText(
        this ICanvas canvas, ReadOnlySpan<char> text, Point middle, TextStyle style, Rgba color, TextAlign align = TextAlign.Center) =>
        canvas.Text(text, middle + new Point(0, canvas.Fonts.CapHeight(style) / 2), style, color, align);

    /// <summary>The same, where what is wider than <paramref name="width"/> ends in an ellipsis.</summary>
    public static void FittedText(
        this ICanvas canvas, ReadOnlySpan<char> text, Point middle, float width, TextStyle style, Rgba color,
        TextAlign align = TextAlign.Center)
    {
        const int Most = 512;
        text = canvas.Fonts.Wording(text, style);
        style = style.AsVerbatim();
        if (text.Length < Most && canvas.Fonts.Measure(text, style) <= width)
        {
            canvas.CenteredText(text, middle, style, color, align);
            return;
        }

        Span<char> cut = stackalloc char[Most];
        ReadOnlySpan<char> start = text[..Math.Min(text.Length, Most - 1)];
        int length = canvas.Fonts.FittingLength(start, style, width - canvas.Fonts.Measure("…", style));
        start[..length].CopyTo(cut);
        cut[length] = '…';
        canvas.CenteredText(cut[..(length + 1)], middle, style, color, align);
    }
}
