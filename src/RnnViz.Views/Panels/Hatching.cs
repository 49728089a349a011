using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels;

/// <summary>Diagonal lines over what is thrown away, so that it is told apart without its colour.</summary>
internal static class Hatching
{
    /// <summary>
    /// Hatches a box; with a slope, only the part of the box above the line through <paramref name="edgeFrom"/> and
    /// <paramref name="edgeTo"/>.
    /// </summary>
    public static void Hatch(
        this ICanvas canvas, Box box, float spacing, float thickness, Rgba color, Point? edgeFrom = null, Point? edgeTo = null)
    {
        if (box.Width < 1 || box.Height < 1)
        {
            return;
        }
        // lines x − y = c, falling to the right; the phase belongs to the canvas, so that neighbouring boxes join
        float first = MathF.Ceiling((box.X - box.Bottom) / spacing) * spacing;
        for (float c = first; c < box.Right - box.Y; c += spacing)
        {
            float from = MathF.Max(box.Y, box.X - c), to = MathF.Min(box.Bottom, box.Right - c);
            if (edgeFrom is Point a && edgeTo is Point b && b.X - a.X > 0.01f)
            {
                // above the edge: y < a.Y + s (x − a.X) with x = y + c; s is negative, so that the line ends there
                float s = (b.Y - a.Y) / (b.X - a.X);
                to = MathF.Min(to, (a.Y + s * (c - a.X)) / (1 - s));
            }

            if (to - from < 0.5f)
            {
                continue;
            }

            canvas.Line(new Point(from + c, from), new Point(to + c, to), thickness, color);
        }
    }
}
