namespace RnnViz.Engine.Text;

/// <summary>Outlines of a font with a table "glyf" (OpenType specification 1.9): quadratic curves, simple and composite glyphs.</summary>
internal sealed class TrueTypeOutlines(ReadOnlyMemory<byte> file, int glyf, int loca, bool hasLongOffsets)
{
    private const int DeepestNesting = 8;

    /// <summary>Hands the outline of a glyph to a path.</summary>
    public void Trace(int glyph, IGlyphPath path) => Trace(glyph, path, new Placement(1, 0, 0, 1, 0, 0), 0);

    private void Trace(int glyph, IGlyphPath path, in Placement placement, int depth)
    {
        ReadOnlySpan<byte> data = file.Span;
        (int start, int end) = hasLongOffsets
            ? ((int)data.U32(loca + 4 * glyph), (int)data.U32(loca + 4 * glyph + 4))
            : (2 * data.U16(loca + 2 * glyph), 2 * data.U16(loca + 2 * glyph + 2));
        if (start == end || depth > DeepestNesting)
        {
            return;
        }

        int at = glyf + start, contours = data.I16(at);
        if (contours >= 0)
        {
            TraceSimple(data, at, contours, path, placement);
        }
        else
        {
            TraceComposite(data, at + 10, path, placement, depth);
        }
    }

    private void TraceComposite(ReadOnlySpan<byte> data, int at, IGlyphPath path, in Placement placement, int depth)
    {
        const int WordArguments = 1, AreOffsets = 2, HasScale = 8, HasMore = 32, HasTwoScales = 64, HasMatrix = 128;
        for (bool goesOn = true; goesOn;)
        {
            int flags = data.U16(at), part = data.U16(at + 2);
            at += 4;
            (float dx, float dy) = (flags & WordArguments) != 0 ? (data.I16(at), data.I16(at + 2)) : ((sbyte)data[at], (sbyte)data[at + 1]);
            if ((flags & AreOffsets) == 0)
            {
                (dx, dy) = (0, 0);
            }

            at += (flags & WordArguments) != 0 ? 4 : 2;
            (float xx, float xy, float yx, float yy) = (1, 0, 0, 1);
            if ((flags & HasScale) != 0)
            {
                xx = yy = Fraction(data, at);
                at += 2;
            }
            else if ((flags & HasTwoScales) != 0)
            {
                (xx, yy) = (Fraction(data, at), Fraction(data, at + 2));
                at += 4;
            }
            else if ((flags & HasMatrix) != 0)
            {
                (xx, xy, yx, yy) = (Fraction(data, at), Fraction(data, at + 2), Fraction(data, at + 4), Fraction(data, at + 6));
                at += 8;
            }

            Trace(part, path, new Placement(xx, xy, yx, yy, dx, dy).Then(placement), depth + 1);
            goesOn = (flags & HasMore) != 0;
        }
    }

    private static void TraceSimple(ReadOnlySpan<byte> data, int at, int contours, IGlyphPath path, in Placement placement)
    {
        const int OnCurve = 1, ShortX = 2, ShortY = 4, Repeats = 8, SameX = 16, SameY = 32;
        if (contours == 0)
        {
            return;
        }

        int ends = at + 10, points = data.U16(ends + 2 * (contours - 1)) + 1;
        int next = ends + 2 * contours + 2 + data.U16(ends + 2 * contours);
        var flags = new byte[points];
        for (int i = 0; i < points; i++)
        {
            byte flag = flags[i] = data[next++];
            if ((flag & Repeats) == 0)
            {
                continue;
            }

            for (int repeats = data[next++]; repeats > 0 && i + 1 < points; repeats--)
            {
                flags[++i] = flag;
            }
        }

        var outline = new OutlinePoint[points];
        int value = 0;
        for (int i = 0; i < points; i++)
        {
            if ((flags[i] & ShortX) != 0)
            {
                value += (flags[i] & SameX) != 0 ? data[next++] : -data[next++];
            }
            else if ((flags[i] & SameX) == 0)
            {
                (value, next) = (value + data.I16(next), next + 2);
            }

            outline[i].X = value;
        }

        value = 0;
        for (int i = 0; i < points; i++)
        {
            if ((flags[i] & ShortY) != 0)
            {
                value += (flags[i] & SameY) != 0 ? data[next++] : -data[next++];
            }
            else if ((flags[i] & SameY) == 0)
            {
                (value, next) = (value + data.I16(next), next + 2);
            }

            (float x, float y) = placement.Of(outline[i].X, value);
            outline[i] = new OutlinePoint { X = x, Y = y, IsOnCurve = (flags[i] & OnCurve) != 0 };
        }

        for (int contour = 0, from = 0; contour < contours; contour++)
        {
            int to = data.U16(ends + 2 * contour) + 1;
            TraceContour(outline.AsSpan(from, to - from), path);
            from = to;
        }
    }

    /// <summary>Between two control points lies a point of the curve that the file leaves out.</summary>
    private static void TraceContour(ReadOnlySpan<OutlinePoint> points, IGlyphPath path)
    {
        if (points.Length < 2)
        {
            return;
        }

        List<OutlinePoint> all = [];
        for (int i = 0; i < points.Length; i++)
        {
            OutlinePoint next = points[(i + 1) % points.Length];
            all.Add(points[i]);
            if (!points[i].IsOnCurve && !next.IsOnCurve)
            {
                all.Add(Middle(points[i], next));
            }
        }

        int start = all.FindIndex(point => point.IsOnCurve);
        path.MoveTo(all[start].X, all[start].Y);
        for (int i = 1; i <= all.Count; i++)
        {
            OutlinePoint point = all[(start + i) % all.Count];
            if (point.IsOnCurve)
            {
                path.LineTo(point.X, point.Y);
                continue;
            }

            OutlinePoint end = all[(start + ++i) % all.Count];
            path.QuadraticTo(point.X, point.Y, end.X, end.Y);
        }
    }

    private static OutlinePoint Middle(in OutlinePoint a, in OutlinePoint b) =>
        new() { X = (a.X + b.X) / 2, Y = (a.Y + b.Y) / 2, IsOnCurve = true };

    private static float Fraction(ReadOnlySpan<byte> data, int at) => data.I16(at) / 16384f;

    private struct OutlinePoint
    {
        public float X, Y;
        public bool IsOnCurve;
    }

    private readonly record struct Placement(float XX, float XY, float YX, float YY, float DX, float DY)
    {
        public (float X, float Y) Of(float x, float y) => (XX * x + YX * y + DX, XY * x + YY * y + DY);

        public Placement Then(in Placement outer)
        {
            (float dx, float dy) = outer.Of(DX, DY);
            return new Placement(
                outer.XX * XX + outer.YX * XY, outer.XY * XX + outer.YY * XY, outer.XX * YX + outer.YX * YY, outer.XY * YX + outer.YY * YY, dx, dy);
        }
    }
}
