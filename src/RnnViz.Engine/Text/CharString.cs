namespace RnnViz.Engine.Text;

/// <summary>Runs the program of one glyph (Adobe Technical Note 5177, "The Type 2 Charstring Format") and draws as it goes. Hints are passed over.</summary>
internal sealed class CharString(ReadOnlyMemory<byte> file, CompactOutlines.Index globals, CompactOutlines.Index locals, IGlyphPath path)
{
    private const int DeepestCall = 10;

    private readonly float[] stack = new float[64];
    private int depth, hints;
    private bool hasWidth, isDone;
    private float x, y;

    /// <summary>Runs the bytes from one position to another.</summary>
    public void Run(int from, int to) => Run(from, to, 0);

    private void Run(int at, int end, int calls)
    {
        ReadOnlySpan<byte> data = file.Span;
        while (at < end && !isDone)
        {
            int b = data[at++];
            switch (b)
            {
                case 28: Push(data.I16(at)); at += 2; break;
                case 255: Push((int)data.U32(at) / 65536f); at += 4; break;
                case >= 251: Push(-(b - 251) * 256 - data[at++] - 108); break;
                case >= 247: Push((b - 247) * 256 + data[at++] + 108); break;
                case >= 32: Push(b - 139); break;
                case 1 or 3 or 18 or 23: CountHints(); break;                         // hstem, vstem, hstemhm, vstemhm
                case 19 or 20: CountHints(); at += (hints + 7) / 8; break;            // hintmask, cntrmask
                case 10: Call(locals, calls); break;
                case 29: Call(globals, calls); break;
                case 11: return;
                case 14: isDone = true; return;
                case 12: Flex(data[at++]); break;
                default: Draw(b); break;
            }
        }
    }

    private void Push(float value)
    {
        if (depth < stack.Length)
        {
            stack[depth++] = value;
        }
    }

    /// <summary>Stems come in pairs of numbers; one more is the glyph's width.</summary>
    private void CountHints()
    {
        hints += depth / 2;
        hasWidth = true;
        depth = 0;
    }

    private void Call(CompactOutlines.Index subroutines, int calls)
    {
        if (depth == 0 || calls >= DeepestCall)
        {
            return;
        }

        int bias = subroutines.Count < 1240 ? 107 : subroutines.Count < 33900 ? 1131 : 32768;
        int number = (int)stack[--depth] + bias;
        if ((uint)number >= (uint)subroutines.Count)
        {
            return;
        }

        (int from, int to) = subroutines.Range(file.Span, number);
        Run(from, to, calls + 1);
    }

    private void Draw(int operation)
    {
        ReadOnlySpan<float> s = stack.AsSpan(0, depth);
        switch (operation)
        {
            case 21: s = WithoutWidth(s, 2); Move(s[0], s[1]); break;                  // rmoveto
            case 22: s = WithoutWidth(s, 1); Move(s[0], 0); break;                     // hmoveto
            case 4: s = WithoutWidth(s, 1); Move(0, s[0]); break;                      // vmoveto
            case 5: for (int i = 0; i + 1 < s.Length; i += 2) { Line(s[i], s[i + 1]); } break; // rlineto
            case 6 or 7:                                                              // hlineto, vlineto: in turns
                for (int i = 0; i < s.Length; i++)
                {
                    if ((operation == 6) == (i % 2 == 0))
                    {
                        Line(s[i], 0);
                    }
                    else
                    {
                        Line(0, s[i]);
                    }
                }

                break;
            case 8: Curves(s); break;                                                 // rrcurveto
            case 24: Curves(s[..^2]); Line(s[^2], s[^1]); break;                       // rcurveline
            case 25:                                                                  // rlinecurve
                for (int i = 0; i + 7 < s.Length; i += 2)
                {
                    Line(s[i], s[i + 1]);
                }

                Curves(s[^6..]);
                break;
            case 26:                                                                  // vvcurveto
                for (int i = s.Length % 4; i + 3 < s.Length; i += 4)
                {
                    Curve(i == 1 ? s[0] : 0, s[i], s[i + 1], s[i + 2], 0, s[i + 3]);
                }

                break;
            case 27:                                                                  // hhcurveto
                for (int i = s.Length % 4; i + 3 < s.Length; i += 4)
                {
                    Curve(s[i], i == 1 ? s[0] : 0, s[i + 1], s[i + 2], s[i + 3], 0);
                }

                break;
            case 30 or 31: CurvesInTurns(s, startsLevel: operation == 31); break;     // vhcurveto, hvcurveto
        }

        depth = 0;
    }

    private void CurvesInTurns(ReadOnlySpan<float> s, bool startsLevel)
    {
        bool isLevel = startsLevel;
        for (int i = 0; i + 3 < s.Length; i += 4, isLevel = !isLevel)
        {
            float last = s.Length - i == 5 ? s[i + 4] : 0;
            if (isLevel)
            {
                Curve(s[i], 0, s[i + 1], s[i + 2], last, s[i + 3]);
            }
            else
            {
                Curve(0, s[i], s[i + 1], s[i + 2], s[i + 3], last);
            }
        }
    }

    private void Flex(int operation)
    {
        ReadOnlySpan<float> s = stack.AsSpan(0, depth);
        switch (operation)
        {
            case 35: Curves(s[..12]); break;                                          // flex
            case 34:                                                                  // hflex
                Curve(s[0], 0, s[1], s[2], s[3], 0);
                Curve(s[4], 0, s[5], -s[2], s[6], 0);
                break;
            case 36:                                                                  // hflex1
                Curve(s[0], s[1], s[2], s[3], s[4], 0);
                Curve(s[5], 0, s[6], s[7], s[8], -(s[1] + s[3] + s[7]));
                break;
            case 37:                                                                  // flex1
                float dx = s[0] + s[2] + s[4] + s[6] + s[8], dy = s[1] + s[3] + s[5] + s[7] + s[9];
                bool isLevel = MathF.Abs(dx) > MathF.Abs(dy);
                Curves(s[..6]);
                Curve(s[6], s[7], s[8], s[9], isLevel ? s[10] : -dx, isLevel ? -dy : s[10]);
                break;
        }

        depth = 0;
    }

    private ReadOnlySpan<float> WithoutWidth(ReadOnlySpan<float> s, int needed)
    {
        ReadOnlySpan<float> numbers = !hasWidth && s.Length > needed ? s[1..] : s;
        hasWidth = true;
        return numbers;
    }

    private void Move(float dx, float dy)
    {
        (x, y) = (x + dx, y + dy);
        path.MoveTo(x, y);
    }

    private void Line(float dx, float dy)
    {
        (x, y) = (x + dx, y + dy);
        path.LineTo(x, y);
    }

    private void Curves(ReadOnlySpan<float> s)
    {
        for (int i = 0; i + 5 < s.Length; i += 6)
        {
            Curve(s[i], s[i + 1], s[i + 2], s[i + 3], s[i + 4], s[i + 5]);
        }
    }

    private void Curve(float ax, float ay, float bx, float by, float cx, float cy)
    {
        (float x1, float y1) = (x + ax, y + ay);
        (float x2, float y2) = (x1 + bx, y1 + by);
        (x, y) = (x2 + cx, y2 + cy);
        path.CubicTo(x1, y1, x2, y2, x, y);
    }
}
