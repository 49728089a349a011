using System.Globalization;
using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>
/// Takes a line apart into runs of one face and direction, has each shaped, and puts them in the order in which they stand.
/// What does not depend on its neighbours is laid out as everywhere else: glyph by glyph.
/// </summary>
internal sealed class LineShaper
{
    /// <summary>Carries a mark that stands alone.</summary>
    private const string Carrier = "◌";

    private readonly FontBook fonts;
    private readonly TextStyle style;
    private readonly string text;
    private readonly bool isRightToLeft;
    private readonly byte[] levels;
    private readonly List<PlacedGlyph> glyphs = [];
    private readonly float[] advances;
    private float x;

    private LineShaper(FontBook fonts, string text, TextStyle style)
    {
        (this.fonts, this.text, this.style) = (fonts, text, style);
        isRightToLeft = Bidi.IsRightToLeft(text);
        levels = Bidi.Levels(text, isRightToLeft);
        advances = new float[text.Length];
        advances.AsSpan().Fill(ShapedLine.Attached);
    }

    /// <summary>The glyphs of a line.</summary>
    public static ShapedLine Shape(FontBook fonts, ReadOnlySpan<char> text, TextStyle style)
    {
        bool isMarkAlone = Rune.DecodeFromUtf16(text, out Rune first, out _) == 0 && Characters.IsMark(first);
        string whole = isMarkAlone ? Carrier + text.ToString() : text.ToString();
        var shaper = new LineShaper(fonts, whole, style);
        shaper.ShapeRuns();
        if (!isMarkAlone)
        {
            return new ShapedLine([.. shaper.glyphs], shaper.advances);
        }

        // what the carrier takes belongs to the mark
        float[] advances = shaper.advances[1..];
        advances[0] = shaper.advances[..2].Sum(advance => MathF.Max(0, advance));
        return new ShapedLine([.. shaper.glyphs], advances);
    }

    private void ShapeRuns()
    {
        List<TextRun> runs = Runs();
        if (runs.Count == 0)
        {
            // nothing but characters that only say how others are drawn
            AddBox(0, text.Length);
            return;
        }

        var order = new int[runs.Count];
        Bidi.Reorder([.. runs.Select(run => run.Level)], order);
        foreach (int i in order)
        {
            if (runs[i].IsShaped)
            {
                AddShaped(runs[i]);
            }
            else
            {
                AddPlain(runs[i]);
            }
        }
    }

    private List<TextRun> Runs()
    {
        var runs = new List<TextRun>();
        for (int from = 0, length; from < text.Length; from += length)
        {
            length = StringInfo.GetNextTextElementLength(text, from);
            ReadOnlySpan<char> element = text.AsSpan(from, length);
            if (IsInvisible(element))
            {
                advances[from] = 0;
                continue;
            }

            TextRun? before = runs.Count > 0 && runs[^1].From + runs[^1].Length == from ? runs[^1] : null;
            bool isShaped = Characters.IsComplex(element) || levels[from] % 2 != 0;
            FontFace? face = FaceOf(element, isShaped && before?.Level == levels[from] ? before?.Face : null);
            var run = new TextRun(face, from, length, levels[from], isShaped && face is not null);
            if (before is { } last && last.Level == run.Level && last.IsShaped == run.IsShaped && last.Face == face)
            {
                runs[^1] = last with { Length = last.Length + length };
            }
            else
            {
                runs.Add(run);
            }
        }

        return runs;
    }

    /// <summary>The face that has all of what is seen as one character: that of the characters before it where it does.</summary>
    private FontFace? FaceOf(ReadOnlySpan<char> element, FontFace? before)
    {
        Rune.DecodeFromUtf16(element, out Rune first, out _);
        bool isColored = Characters.IsEmoji(first);
        foreach (Rune rune in element.EnumerateRunes())
        {
            isColored = isColored && rune.Value != 0xFE0E || Characters.MakesEmoji(rune);
        }

        FontFace own = fonts.FaceFor(style.Role, first);
        if (isColored && fonts.System.FaceFor(first, isBold: false, isColored) is { HasColors: true } emoji && HasAll(emoji, element))
        {
            return emoji;
        }

        if (before is { IsOfSystem: true, HasColors: false } && HasAll(before, element))
        {
            return before;
        }

        if (HasAll(own, element))
        {
            return own;
        }

        foreach (Rune rune in element.EnumerateRunes())
        {
            if (fonts.System.FaceFor(rune, FontBook.IsBold(style.Role), isColored) is { } face && HasAll(face, element))
            {
                return face;
            }
        }

        return own.Has(first) ? own : null;
    }

    private static bool HasAll(FontFace face, ReadOnlySpan<char> element) =>
        HasEach(face, element) || HasEach(face, element.ToString().Normalize());

    private static bool HasEach(FontFace face, ReadOnlySpan<char> element)
    {
        foreach (Rune rune in element.EnumerateRunes())
        {
            if (!face.Has(rune) && !Characters.IsInvisible(rune))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInvisible(ReadOnlySpan<char> element)
    {
        foreach (Rune rune in element.EnumerateRunes())
        {
            if (!Characters.IsInvisible(rune))
            {
                return false;
            }
        }

        return true;
    }

    private void AddPlain(TextRun run)
    {
        for (int from = run.From, length; from < run.From + run.Length; from += length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(from), out Rune rune, out length);
            Add(fonts.GlyphOf(rune, style), from);
        }
    }

    private void AddShaped(TextRun run)
    {
        FontFace face = run.Face!;
        float size = face.DrawnSize(style.Size), scale = size / face.UnitsPerEm;
        RunGlyph[] shapes = face.Shaper.Shape(text, run.From, run.Length, run.Level % 2 != 0);
        foreach (RunGlyph shaped in shapes)
        {
            if (shaped.Number == 0)
            {
                AddBox(shaped.Character, 1);
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(shaped.Character), out Rune rune, out _);
            // the characters up to those of the next glyph in the order in which they are read
            bool isKnown = advances[shaped.Character] != ShapedLine.Attached;
            IEnumerable<int> later = shapes.Select(other => other.Character).Where(at => at > shaped.Character);
            int end = later.DefaultIfEmpty(run.From + run.Length).Min();
            var glyph = new FontGlyph(face, rune, size, shaped.Advance * scale)
            {
                Shape = shaped.Number,
                Text = isKnown ? "" : text[shaped.Character..end],
            };
            glyphs.Add(new PlacedGlyph(glyph, x + shaped.Right * scale, -shaped.Up * scale));
            Advance(glyph.Advance, shaped.Character);
        }
    }

    private void AddBox(int character, int length)
    {
        Add(fonts.GlyphOf(FontBook.Missing, style), character);
        advances.AsSpan(character + 1, length - 1).Fill(ShapedLine.Attached);
    }

    private void Add(FontGlyph glyph, int character)
    {
        glyphs.Add(new PlacedGlyph(glyph, x, 0));
        Advance(glyph.Advance, character);
    }

    private void Advance(float width, int character)
    {
        x += width;
        advances[character] = MathF.Max(0, advances[character]) + width;
    }
}
