using System.Runtime.CompilerServices;
using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering.Processor;

/// <summary>
/// Paints shapes into a picture in memory. How much of a pixel a shape covers is taken from the distance of the pixel's
/// middle to the shape's edge: half a pixel inside covers all of it, half a pixel outside nothing.
/// </summary>
internal static class ShapePainter
{
    /// <summary>Half a pixel, and half of the thin stroke that smooths a triangle's edges on a graphics card.</summary>
    private const float TriangleReach = 0.5f + 0.75f / 2;

    /// <summary>A colour at the top of a box, evenly turning into another at its bottom.</summary>
    public static void Gradient(Bitmap picture, in GradientFill fill, uint color, in PixelRect clip)
    {
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            float share = (y + 0.5f - fill.Top) / (fill.Bottom - fill.Top);
            Bitmap.Fill(picture.Row(y, clip.Left, clip.Right), Mix(color, fill.Lower, share));
        }
    }

    /// <summary>A box with round corners, filled or outlined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RoundedBox(Bitmap picture, in RoundedBoxShape box, uint color, in PixelRect clip)
    {
        (int left, int top, int width, int height, int radius, int stroke) = box;
        int right = left + width;
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            int fromEnd = Math.Min(y - top, top + height - 1 - y);
            bool isFull = stroke == 0 || fromEnd < stroke;
            int side = fromEnd < radius ? radius : 0;
            if (isFull)
            {
                Fill(left + side, right - side, y, clip, picture, color);
            }
            else if (side == 0)
            {
                Fill(left, left + stroke, y, clip, picture, color);
                Fill(right - stroke, right, y, clip, picture, color);
            }

            for (int i = 0; i < side; i++)
            {
                float covered = Corner(i, fromEnd, radius);
                if (stroke > 0 && i >= stroke && fromEnd >= stroke)
                {
                    covered -= Corner(i - stroke, fromEnd - stroke, Math.Max(0, radius - stroke));
                }

                uint coverage = (uint)(Math.Clamp(covered, 0, 1) * 255 + 0.5f);
                if (left + i >= clip.Left && left + i < clip.Right)
                {
                    Bitmap.Blend(ref picture.Row(y, left + i, left + i + 1)[0], color, coverage);
                }

                int mirrored = right - 1 - i;
                if (mirrored >= clip.Left && mirrored < clip.Right)
                {
                    Bitmap.Blend(ref picture.Row(y, mirrored, mirrored + 1)[0], color, coverage);
                }
            }
        }
    }

    /// <summary>A disc.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Disc(Bitmap picture, in DiscShape disc, uint color, in PixelRect clip)
    {
        Point center = disc.Center;
        float reach = disc.Radius + 0.5f;
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            float dy = y + 0.5f - center.Y, half = reach * reach - dy * dy;
            if (half <= 0)
            {
                continue;
            }

            half = MathF.Sqrt(half);
            int left = Math.Max(clip.Left, (int)MathF.Floor(center.X - half));
            int right = Math.Min(clip.Right, (int)MathF.Ceiling(center.X + half));
            if (right <= left)
            {
                continue;
            }

            Span<uint> row = picture.Row(y, left, right);
            for (int i = 0; i < row.Length; i++)
            {
                float dx = left + i + 0.5f - center.X;
                Cover(ref row[i], color, reach - MathF.Sqrt(dx * dx + dy * dy));
            }
        }
    }

    /// <summary>A stroke with smooth sides. Its ends are cut between pixels, so that strokes joined end to end leave no seam.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Line(Bitmap picture, in LineShape line, uint color, in PixelRect clip)
    {
        (Point from, Point to, float thickness) = line;
        float wayX = to.X - from.X, wayY = to.Y - from.Y, length = MathF.Sqrt(wayX * wayX + wayY * wayY);
        float alongX = wayX / length, alongY = wayY / length, half = thickness / 2, reach = half + 0.5f;
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            // along and across are linear in x: from each comes the interval of x that can be covered
            float dy = y + 0.5f - from.Y, low = clip.Left, high = clip.Right;
            Narrow(-alongY, dy * alongX, -reach, reach, from.X, ref low, ref high);
            Narrow(alongX, dy * alongY, 0, length, from.X, ref low, ref high);
            int left = Math.Max(clip.Left, (int)MathF.Floor(low - 0.5f)), right = Math.Min(clip.Right, (int)MathF.Ceiling(high + 0.5f));
            if (right <= left)
            {
                continue;
            }

            Span<uint> row = picture.Row(y, left, right);
            for (int i = 0; i < row.Length; i++)
            {
                float dx = left + i + 0.5f - from.X, along = dx * alongX + dy * alongY, across = dy * alongX - dx * alongY;
                if (along < 0 || along >= length)
                {
                    continue;
                }

                Cover(ref row[i], color, MathF.Min(across + 0.5f, half) - MathF.Max(across - 0.5f, -half));
            }
        }
    }

    /// <summary>A triangle with smooth edges, any winding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Triangle(Bitmap picture, in TriangleShape triangle, uint color, in PixelRect clip)
    {
        ((float x0, float y0), (float x1, float y1), (float x2, float y2)) = triangle;
        if ((x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0) < 0)
        {
            (x1, y1, x2, y2) = (x2, y2, x1, y1);
        }

        (float nx0, float ny0) = Normal(x0, y0, x1, y1);
        (float nx1, float ny1) = Normal(x1, y1, x2, y2);
        (float nx2, float ny2) = Normal(x2, y2, x0, y0);
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            Span<uint> row = picture.Row(y, clip.Left, clip.Right);
            float py = y + 0.5f;
            for (int i = 0; i < row.Length; i++)
            {
                float px = clip.Left + i + 0.5f;
                float first = (px - x0) * nx0 + (py - y0) * ny0, second = (px - x1) * nx1 + (py - y1) * ny1;
                float inside = MathF.Min(first, MathF.Min(second, (px - x2) * nx2 + (py - y2) * ny2));
                Cover(ref row[i], color, inside + TriangleReach);
            }
        }
    }

    private static (float X, float Y) Normal(float fromX, float fromY, float toX, float toY)
    {
        float x = fromY - toY, y = toX - fromX, length = MathF.Sqrt(x * x + y * y);
        return length > 0 ? (x / length, y / length) : (0, 0);
    }

    /// <summary>Narrows an interval of x to where slope·(x − origin) + offset lies between two bounds.</summary>
    private static void Narrow(float slope, float offset, float least, float most, float origin, ref float low, ref float high)
    {
        if (MathF.Abs(slope) < 1e-6f)
        {
            if (offset < least || offset > most)
            {
                high = low;
            }

            return;
        }

        float a = origin + (least - offset) / slope, b = origin + (most - offset) / slope;
        low = MathF.Max(low, MathF.Min(a, b));
        high = MathF.Min(high, MathF.Max(a, b));
        if (high < low)
        {
            high = low - 2;
        }
    }

    /// <summary>How much of the pixel (x, y), counted from the outer corner, lies inside a quarter circle of the given radius.</summary>
    private static float Corner(int x, int y, int radius)
    {
        if (x >= radius || y >= radius)
        {
            return 1;
        }

        float dx = radius - x - 0.5f, dy = radius - y - 0.5f;
        return Math.Clamp(radius + 0.5f - MathF.Sqrt(dx * dx + dy * dy), 0, 1);
    }

    private static void Fill(int left, int right, int y, in PixelRect clip, Bitmap picture, uint color)
    {
        (left, right) = (Math.Max(left, clip.Left), Math.Min(right, clip.Right));
        if (left < right)
        {
            Bitmap.Fill(picture.Row(y, left, right), color);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cover(ref uint pixel, uint color, float covered)
    {
        if (covered > 0)
        {
            Bitmap.Blend(ref pixel, color, covered >= 1 ? 255 : (uint)(covered * 255 + 0.5f));
        }
    }

    private static uint Mix(uint from, uint to, float share)
    {
        share = Math.Clamp(share, 0, 1);
        uint mixed = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            float a = from >> shift & 255, b = to >> shift & 255;
            mixed |= (uint)(a + (b - a) * share + 0.5f) << shift;
        }

        return mixed;
    }
}
