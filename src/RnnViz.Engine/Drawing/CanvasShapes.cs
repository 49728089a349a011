namespace RnnViz.Engine.Drawing;

/// <summary>Shapes composed of the canvas' primitives.</summary>
public static class CanvasShapes
{
    /// <summary>A straight stroke broken into dashes, beginning with a dash.</summary>
    public static void DashedLine(this ICanvas canvas, Point from, Point to, float thickness, float dash, float gap, Rgba color)
    {
        Point way = to - from;
        float length = way.Length;
        if (!(length > 0) || !float.IsFinite(length)) return;
        Point unit = way * (1 / length);
        for (float at = 0; at < length; at += dash + gap)
            canvas.Line(from + unit * at, from + unit * MathF.Min(length, at + dash), thickness, color);
    }

    /// <summary>An arrow whose tip is exactly at <paramref name="to"/>; the head is four strokes wide.</summary>
    public static void Arrow(this ICanvas canvas, Point from, Point to, float thickness, float head, Rgba color)
    {
        Point way = to - from;
        float length = way.Length;
        if (!(length > 0)) return;
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

    /// <summary>A card: rounded fill with a hairline around it.</summary>
    public static void Card(this ICanvas canvas, Box box, float radius, float hairline, Rgba fill, Rgba border)
    {
        canvas.FillRoundedBox(box, radius, fill);
        canvas.StrokeRoundedBox(box, radius, hairline, border);
    }

    /// <summary>One line of text whose capitals are vertically centred on a point.</summary>
    public static void CenteredText(
        this ICanvas canvas, ReadOnlySpan<char> text, Point middle, TextStyle style, Rgba color, TextAlign align = TextAlign.Center) =>
        canvas.Text(text, middle + new Point(0, canvas.Fonts.CapHeight(style) / 2), style, color, align);
}
