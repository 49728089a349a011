using System.Buffers.Binary;

namespace RnnViz.Engine.Text;

/// <summary>
/// The extents of glyphs in a CFF table (Adobe Technical Notes 5176 and 5177), in font units. Only extents: control points
/// bound a glyph tightly, since fonts put points at their extrema.
/// </summary>
internal sealed class CompactOutlines
{
    private const int Deepest = 10;

    private readonly byte[] data;
    private readonly int glyphs, globals, locals;

    /// <summary>Reads the indices of a table that begins at <paramref name="table"/>.</summary>
    public CompactOutlines(byte[] data, int table)
    {
        this.data = data;
        int tops = IndexEnd(table + data[table + 2]); // after the names
        globals = IndexEnd(IndexEnd(tops));           // after the strings
        (int start, int end) = Item(tops, 0);
        (int charStrings, int privateSize, int privates) = (0, 0, 0);
        foreach ((int key, double[] operands) in Entries(start, end))
        {
            if (key == 17) charStrings = (int)operands[0];
            if (key == 18) (privateSize, privates) = ((int)operands[0], (int)operands[1]);
        }
        glyphs = table + charStrings;
        foreach ((int key, double[] operands) in Entries(table + privates, table + privates + privateSize))
            if (key == 19) locals = table + privates + (int)operands[0];
    }

    /// <summary>How many glyphs there are.</summary>
    public int Count => U16(glyphs);

    /// <summary>The extent of a glyph in font units; empty for a blank.</summary>
    public GlyphInk InkOf(int glyph)
    {
        var pen = new Pen(stackalloc float[64]);
        (int start, int end) = Item(glyphs, glyph);
        Run(start, end, ref pen, 0);
        return pen.Ink;
    }

    /// <summary>Runs a Type 2 charstring; whether it has ended the glyph.</summary>
    private bool Run(int at, int end, ref Pen pen, int depth)
    {
        while (at < end)
        {
            int b = data[at++];
            switch (b)
            {
                case 28: pen.Push((short)U16(at)); at += 2; break;
                case >= 32 and <= 246: pen.Push(b - 139); break;
                case >= 247 and <= 250: pen.Push((b - 247) * 256 + data[at++] + 108); break;
                case >= 251 and <= 254: pen.Push(-(b - 251) * 256 - data[at++] - 108); break;
                case 255: pen.Push(BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at)) / 65536f); at += 4; break;
                case 10 or 29:
                    int index = b == 10 ? locals : globals, count = U16(index);
                    (int start, int stop) = Item(index, (int)pen.Pop() + (count < 1240 ? 107 : count < 33900 ? 1131 : 32768));
                    if (depth < Deepest && Run(start, stop, ref pen, depth + 1)) return true;
                    break;
                case 11: return false;
                case 14: return true;
                case 19 or 20: pen.Stems(); at += (pen.StemCount + 7) / 8; break;
                case 12: pen.Flex(data[at++]); break;
                default: pen.Do(b); break;
            }
        }
        return false;
    }

    private IEnumerable<(int Key, double[] Operands)> Entries(int at, int end)
    {
        List<double> operands = [];
        while (at < end)
        {
            int b = data[at++];
            switch (b)
            {
                case 28: operands.Add((short)U16(at)); at += 2; break;
                case 29: operands.Add(BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at))); at += 4; break;
                case 30:
                    while ((data[at] & 15) != 15 && data[at] >> 4 != 15) at++; // a real number: none of those needed here
                    at++;
                    operands.Add(double.NaN);
                    break;
                case >= 32 and <= 246: operands.Add(b - 139); break;
                case >= 247 and <= 250: operands.Add((b - 247) * 256 + data[at++] + 108); break;
                case >= 251 and <= 254: operands.Add(-(b - 251) * 256 - data[at++] - 108); break;
                default:
                    yield return (b == 12 ? 1200 + data[at++] : b, [.. operands]);
                    operands.Clear();
                    break;
            }
        }
    }

    private (int Start, int End) Item(int index, int i)
    {
        int count = U16(index), size = data[index + 2];
        if (i < 0 || i >= count) return (0, 0);
        int first = index + 3 + size * (count + 1) - 1;
        return (first + Offset(index + 3 + size * i, size), first + Offset(index + 3 + size * (i + 1), size));
    }

    private int IndexEnd(int index) => U16(index) == 0 ? index + 2 : Item(index, U16(index) - 1).End;

    private int Offset(int at, int size)
    {
        int offset = 0;
        for (int i = 0; i < size; i++) offset = offset << 8 | data[at + i];
        return offset;
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    /// <summary>The state of a charstring: its operands, where the pen is, what it has touched.</summary>
    private ref struct Pen(Span<float> operands)
    {
        private readonly Span<float> operands = operands;
        private int count;
        private float x, y, left = float.MaxValue, right = float.MinValue, top = float.MinValue, bottom = float.MaxValue;

        public int StemCount { get; private set; }

        public readonly GlyphInk Ink => left > right ? default : new GlyphInk(left, right, top, -bottom);

        public void Push(float operand) => operands[Math.Min(count++, operands.Length - 1)] = operand;

        public float Pop() => operands[--count];

        public void Stems()
        {
            StemCount += count / 2;
            count = 0;
        }

        public void Do(int op)
        {
            Span<float> a = operands[..count];
            switch (op)
            {
                case 1 or 3 or 18 or 23: StemCount += count / 2; break;
                case 21: Move(a[^2], a[^1]); break;
                case 22: Move(a[^1], 0); break;
                case 4: Move(0, a[^1]); break;
                case 5: for (int i = 0; i + 1 < count; i += 2) Step(a[i], a[i + 1]); break;
                case 6 or 7: for (int i = 0; i < count; i++) Straight(op == 6 == (i % 2 == 0), a[i]); break;
                case 8: Curves(a); break;
                case 24: Curves(a[..^2]); Step(a[^2], a[^1]); break;
                case 25: for (int i = 0; i + 7 < count; i += 2) Step(a[i], a[i + 1]); Curves(a[^6..]); break;
                case 26 or 27: Parallel(a, isVertical: op == 26); break;
                case 30 or 31: Alternating(a, isVertical: op == 30); break;
            }
            count = 0;
        }

        public void Flex(int op)
        {
            Span<float> a = operands[..count];
            float startY = y;
            switch (op)
            {
                case 35: Curves(a[..12]); break;
                case 34: Curve(a[0], 0, a[1], a[2], a[3], 0); Curve(a[4], 0, a[5], startY - y, a[6], 0); break;
                case 36: Curve(a[0], a[1], a[2], a[3], a[4], 0); Curve(a[5], 0, a[6], a[7], a[8], startY - (y + a[7])); break;
                case 37:
                    float startX = x;
                    Curves(a[..6]);
                    (float sumX, float sumY) = (x - startX + a[6] + a[8], y - startY + a[7] + a[9]);
                    bool isWide = MathF.Abs(sumX) > MathF.Abs(sumY);
                    Curve(a[6], a[7], a[8], a[9], isWide ? a[10] : -sumX, isWide ? -sumY : a[10]);
                    break;
            }
            count = 0;
        }

        private void Straight(bool isHorizontal, float by) => Step(isHorizontal ? by : 0, isHorizontal ? 0 : by);

        private void Curves(Span<float> a)
        {
            for (int i = 0; i + 5 < a.Length; i += 6) Curve(a[i], a[i + 1], a[i + 2], a[i + 3], a[i + 4], a[i + 5]);
        }

        /// <summary>vvcurveto and hhcurveto: every curve begins and ends in one direction.</summary>
        private void Parallel(Span<float> a, bool isVertical)
        {
            int i = a.Length % 4 == 0 ? 0 : 1;
            float across = i == 1 ? a[0] : 0;
            for (; i + 3 < a.Length; i += 4, across = 0)
            {
                if (isVertical) Curve(across, a[i], a[i + 1], a[i + 2], 0, a[i + 3]);
                else Curve(a[i], across, a[i + 1], a[i + 2], a[i + 3], 0);
            }
        }

        /// <summary>vhcurveto and hvcurveto: curves begin in turn in one direction and in the other.</summary>
        private void Alternating(Span<float> a, bool isVertical)
        {
            for (int i = 0; i + 3 < a.Length; i += 4, isVertical = !isVertical)
            {
                float last = a.Length - i == 5 ? a[i + 4] : 0;
                if (isVertical) Curve(0, a[i], a[i + 1], a[i + 2], a[i + 3], last);
                else Curve(a[i], 0, a[i + 1], a[i + 2], last, a[i + 3]);
            }
        }

        private void Curve(float dx1, float dy1, float dx2, float dy2, float dx3, float dy3)
        {
            Step(dx1, dy1);
            Step(dx2, dy2);
            Step(dx3, dy3);
        }

        private void Move(float dx, float dy) => (x, y) = (x + dx, y + dy);

        /// <summary>Goes on with ink: where the pen was and where it is now are touched.</summary>
        private void Step(float dx, float dy)
        {
            Touch();
            Move(dx, dy);
            Touch();
        }

        private void Touch()
        {
            (left, right) = (MathF.Min(left, x), MathF.Max(right, x));
            (bottom, top) = (MathF.Min(bottom, y), MathF.Max(top, y));
        }
    }
}
