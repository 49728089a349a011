using System.Text;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>Places the texts and strokes of an expression, each first at the origin, then moved with what it is part of.</summary>
internal sealed class FormulaTypesetter(FontBook fonts)
{
    // proportions of STIX, in ems of the letters: size of scripts, how far they are moved, weight of strokes
    private const float ScriptSize = 0.7f, Drop = 0.17f, Raise = 0.39f, RaiseOfTwo = 0.45f, Stroke = 0.055f, Gap = 0.1f, LeastGap = 0.07f;

    public List<FormulaRun> Runs { get; } = [];

    public List<FormulaRule> Rules { get; } = [];

    public FormulaBlock Set(Formula formula, float size, bool isScript, int part) => formula switch
    {
        Formula.Symbol symbol => Text(symbol.Text, symbol.IsItalic ? FontRole.MathItalic : FontRole.Math, size, part),
        Formula.Sign sign => Sign(sign, size, isScript, part),
        Formula.Space space => new FormulaBlock(space.Width * size * (isScript ? 0.5f : 1), default),
        Formula.Row row => Row(row.Items, size, isScript, part),
        Formula.Scripts scripts => Scripts(scripts, size, isScript, part),
        Formula.Hat hat => Hat(hat.Base, size, isScript, part),
        Formula.Norm norm => Norm(norm.Inner, size, isScript, part),
        Formula.Fence fence => Fence(fence.Inner, size, isScript, part),
        Formula.Root root => Root(root.Inner, size, isScript, part),
        Formula.Sum sum => Sum(sum, size, part),
        Formula.Part p => Set(p.Inner, size, isScript, p.Number),
        _ => throw new ArgumentException($"There is no setting for {formula.GetType().Name}; add it here.", nameof(formula)),
    };

    private FormulaBlock Text(string text, FontRole role, float size, int part)
    {
        TextStyle style = new TextStyle(role, size).AsVerbatim();
        GlyphInk? ink = null;
        float pen = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            GlyphInk glyph = fonts.Ink(rune, style);
            ink = ink is { } before ? before.Join(glyph, pen, 0) : glyph;
            pen += fonts.Advance(rune, style);
        }

        Runs.Add(new FormulaRun(text, default, style, ink ?? default, part));
        return new FormulaBlock(pen, ink ?? default);
    }

    private FormulaBlock Sign(Formula.Sign sign, float size, bool isScript, int part)
    {
        // in scripts the signs stand close, as in t−1
        float before = isScript ? sign.Before * 0.15f * size : sign.Before * size;
        float after = isScript ? sign.After * 0.15f * size : sign.After * size;
        int run = Runs.Count;
        FormulaBlock block = Text(sign.Text, FontRole.Math, size, part);
        Move(run, Rules.Count, before, 0);
        GlyphInk ink = block.Ink with { Left = block.Ink.Left + before, Right = block.Ink.Right + before };
        return new FormulaBlock(before + block.Advance + after, ink);
    }

    private FormulaBlock Row(IReadOnlyList<Formula> items, float size, bool isScript, int part)
    {
        float pen = 0;
        GlyphInk? ink = null;
        foreach (Formula item in items)
        {
            (int run, int rule) = (Runs.Count, Rules.Count);
            FormulaBlock block = Set(item, size, isScript, part);
            Move(run, rule, pen, 0);
            if (item is not Formula.Space)
            {
                ink = ink.Grow(block.Ink, pen, 0);
            }

            pen += block.Advance;
            // a letter that leans over its end keeps off what follows
            if (item is Formula.Symbol or Formula.Scripts or Formula.Hat && !isScript)
            {
                pen += MathF.Max(0, block.Ink.Right - block.Advance);
            }
        }

        return new FormulaBlock(pen, ink ?? default);
    }

    private FormulaBlock Scripts(Formula.Scripts scripts, float size, bool isScript, int part)
    {
        FormulaBlock inner = Set(scripts.Base, size, isScript, part);
        float small = isScript ? size * 0.85f : size * ScriptSize, gap = MathF.Max(0.5f, LeastGap * size * 0.5f);
        float lean = MathF.Max(0, inner.Ink.Right - inner.Advance), end = inner.Advance;
        GlyphInk? ink = inner.Ink;
        if (scripts.Below is not null)
        {
            (int run, int rule) = (Runs.Count, Rules.Count);
            FormulaBlock below = Set(scripts.Below, small, true, part);
            // low enough for its top to stay under the middle of the letter, when something stands above it
            float down = MathF.Max(Drop * size, scripts.Above is null ? 0 : below.Ink.Top - 0.15f * size);
            down = MathF.Max(down, inner.Ink.Depth > 0.3f * size ? inner.Ink.Depth - 0.25f * small : 0);
            // STIX letters lean: their feet stand left of their heads, and what stands below may begin there
            Move(run, rule, inner.Advance + gap - MathF.Min(0, below.Ink.Left), down);
            ink = ink.Grow(below.Ink, inner.Advance + gap - MathF.Min(0, below.Ink.Left), down);
            end = MathF.Max(end, inner.Advance + gap + below.Advance);
        }

        if (scripts.Above is not null)
        {
            (int run, int rule) = (Runs.Count, Rules.Count);
            FormulaBlock above = Set(scripts.Above, small, true, part);
            float up = MathF.Max((scripts.Below is null ? Raise : RaiseOfTwo) * size, inner.Ink.Top - 0.32f * size);
            float x = inner.Advance + lean + gap;
            Move(run, rule, x, -up);
            ink = ink.Grow(above.Ink, x, -up);
            end = MathF.Max(end, x + above.Advance);
        }

        return new FormulaBlock(end, ink ?? default);
    }

    private FormulaBlock Hat(Formula inner, float size, bool isScript, int part)
    {
        FormulaBlock block = Set(inner, size, isScript, part);
        float thickness = MathF.Max(1, Stroke * size), half = 0.17f * size, rise = 0.13f * size;
        // over the head of the letter, which leans to the right of its middle
        float x = (block.Ink.Left + block.Ink.Right) / 2 + 0.06f * size, foot = -block.Ink.Top - LeastGap * size;
        Rules.Add(new FormulaRule(new Point(x - half, foot), new Point(x, foot - rise), thickness, part));
        Rules.Add(new FormulaRule(new Point(x, foot - rise), new Point(x + half, foot), thickness, part));
        (float left, float right) = (MathF.Min(block.Ink.Left, x - half), MathF.Max(block.Ink.Right, x + half));
        return block with { Ink = block.Ink with { Top = -foot + rise + thickness / 2, Left = left, Right = right } };
    }

    private FormulaBlock Norm(Formula inner, float size, bool isScript, int part)
    {
        (int run, int rule) = (Runs.Count, Rules.Count);
        FormulaBlock block = Set(inner, size, isScript, part);
        float stroke = MathF.Max(1, MathF.Round(Stroke * size)), pitch = MathF.Max(stroke + 2, MathF.Round(0.16f * size)), gap = Gap * size;
        float bars = pitch + stroke, start = gap * 0.6f + bars + gap - MathF.Min(0, block.Ink.Left);
        Move(run, rule, start, 0);
        float top = MathF.Max(block.Ink.Top + 0.02f * size, 0.74f * size), depth = MathF.Max(block.Ink.Depth + 0.02f * size, 0.2f * size);
        float right = start + MathF.Max(block.Advance, block.Ink.Right) + gap;
        ReadOnlySpan<float> places =
            [gap * 0.6f + stroke / 2, gap * 0.6f + stroke / 2 + pitch, right + stroke / 2, right + stroke / 2 + pitch];
        foreach (float x in places)
        {
            Rules.Add(new FormulaRule(new Point(x, -top), new Point(x, depth), stroke, part));
        }

        return new FormulaBlock(right + bars + gap * 0.6f, new GlyphInk(gap * 0.6f, right + bars, top, depth));
    }

    private FormulaBlock Fence(Formula inner, float size, bool isScript, int part)
    {
        (int run, int rule) = (Runs.Count, Rules.Count);
        FormulaBlock block = Set(inner, size, isScript, part);
        GlyphInk paren = fonts.Ink(new Rune('('), new TextStyle(FontRole.Math, size));
        float needed = block.Ink.Top + block.Ink.Depth, height = paren.Top + paren.Depth;
        // small overhangs, as of scripts, are no reason to grow
        float grown = size * Math.Clamp(needed / (height * 1.3f), 1, 3), gap = 0.04f * size;
        float down = grown == size ? 0 : (block.Ink.Depth - block.Ink.Top) / 2 + (paren.Top - paren.Depth) / 2 * grown / size;
        int left = Runs.Count;
        FormulaBlock open = Text("(", FontRole.Math, grown, part);
        Move(left, Rules.Count, 0, down);
        float start = open.Advance + gap;
        Move(run, rule, start, 0, left);
        float end = start + MathF.Max(block.Advance, block.Ink.Right) + gap;
        int right = Runs.Count;
        FormulaBlock close = Text(")", FontRole.Math, grown, part);
        Move(right, Rules.Count, end, down);
        GlyphInk? ink = default(GlyphInk?).Grow(open.Ink, 0, down).Grow(block.Ink, start, 0).Grow(close.Ink, end, down);
        return new FormulaBlock(end + close.Advance, ink ?? default);
    }

    private FormulaBlock Root(Formula inner, float size, bool isScript, int part)
    {
        (int run, int rule) = (Runs.Count, Rules.Count);
        FormulaBlock block = Set(inner, size, isScript, part);
        float stroke = MathF.Max(1, MathF.Round(Stroke * size)), gap = 0.08f * size, hook = 0.42f * size;
        Move(run, rule, hook + gap, 0);
        float top = -block.Ink.Top - gap - stroke, foot = block.Ink.Depth + 0.02f * size;
        float right = hook + gap + MathF.Max(block.Advance, block.Ink.Right) + gap;
        float knee = foot - 0.38f * (foot - top);
        Rules.Add(new FormulaRule(new Point(0.04f * size, knee + 0.05f * size), new Point(0.14f * size, knee), stroke, part));
        Rules.Add(new FormulaRule(new Point(0.14f * size, knee), new Point(0.24f * size, foot), stroke, part));
        Rules.Add(new FormulaRule(new Point(0.24f * size, foot), new Point(hook, top), stroke, part));
        Rules.Add(new FormulaRule(new Point(hook - stroke / 2, top), new Point(right, top), stroke, part));
        return new FormulaBlock(right, new GlyphInk(0.04f * size, right, stroke / 2 - top, foot));
    }

    private FormulaBlock Sum(Formula.Sum sum, float size, int part)
    {
        int sign = Runs.Count;
        FormulaBlock block = Text("∑", FontRole.Math, size * 1.2f, part);
        (int fromRun, int fromRule) = (Runs.Count, Rules.Count);
        FormulaBlock from = sum.From is null ? default : Set(sum.From, size * ScriptSize, true, part);
        (int toRun, int toRule) = (Runs.Count, Rules.Count);
        FormulaBlock to = sum.To is null ? default : Set(sum.To, size * ScriptSize, true, part);
        float width = MathF.Max(block.Advance, MathF.Max(from.Advance, to.Advance)), gap = LeastGap * size;
        float down = block.Ink.Depth + gap + from.Ink.Top, up = block.Ink.Top + gap + to.Ink.Depth;
        Move(fromRun, fromRule, (width - from.Advance) / 2, down, toRun, toRule);
        Move(toRun, toRule, (width - to.Advance) / 2, -up);
        Move(sign, fromRule, (width - block.Advance) / 2, 0, fromRun, fromRule);
        GlyphInk? ink = default(GlyphInk?).Grow(block.Ink, (width - block.Advance) / 2, 0);
        if (sum.From is not null)
        {
            ink = ink.Grow(from.Ink, (width - from.Advance) / 2, down);
        }

        if (sum.To is not null)
        {
            ink = ink.Grow(to.Ink, (width - to.Advance) / 2, -up);
        }

        return new FormulaBlock(width + size / 6, ink ?? default);
    }

    private void Move(int firstRun, int firstRule, float dx, float dy, int endRun = int.MaxValue, int endRule = int.MaxValue)
    {
        var by = new Point(dx, dy);
        for (int i = firstRun; i < Math.Min(endRun, Runs.Count); i++)
        {
            Runs[i] = Runs[i] with { Offset = Runs[i].Offset + by };
        }

        for (int i = firstRule; i < Math.Min(endRule, Rules.Count); i++)
        {
            Rules[i] = Rules[i] with { From = Rules[i].From + by, To = Rules[i].To + by };
        }
    }
}
