using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>
/// Draws text with Skia so that a PDF file holds signs and not only shapes. Lines are kept until all signs are known, for Skia
/// puts typefaces into the file whole: it is given smaller ones.
/// </summary>
internal sealed class PdfLettering(FontBook fonts)
{
    private readonly Dictionary<FontFace, SortedSet<Rune>> used = [];
    private readonly Dictionary<FontFace, SKTypeface> typefaces = [];

    /// <summary>Keeps one line of text; what is returned draws it.</summary>
    public Action<SKCanvas> Keep(ReadOnlySpan<char> text, Point baseline, TextStyle style, TextAlign align, Rgba color)
    {
        List<Run> runs = [];
        foreach ((FontGlyph glyph, Point pen) in new TextLayout<FontGlyph>(fonts, fonts, text, baseline, style, align, isOnPixels: false))
        {
            bool isShaped = glyph.Shape != 0;
            if (runs.Count == 0 || runs[^1].Face != glyph.Face || runs[^1].IsShaped != isShaped)
            {
                runs.Add(new Run(glyph.Face, glyph.Size, isShaped, [], [], []));
            }

            Rune sign = SkiaFaces.SignOf(glyph);
            runs[^1].Signs.Add(sign);
            runs[^1].Texts.Add(isShaped ? glyph.Text ?? "" : sign.ToString());
            runs[^1].Pens.Add(new SKPoint(pen.X, pen.Y));
            if (!used.TryGetValue(glyph.Face, out SortedSet<Rune>? signs))
            {
                used.Add(glyph.Face, signs = []);
            }

            signs.Add(sign);
        }

        return canvas => runs.ForEach(run => Draw(canvas, run, color));
    }

    /// <summary>Makes the typefaces of all lines kept; lines are drawn between this and <see cref="Release"/>.</summary>
    public void Prepare()
    {
        foreach ((FontFace face, SortedSet<Rune> signs) in used.Where(pair => TrueTypeSubset.CanMake(pair.Key)))
        {
            typefaces.Add(face, SkiaFaces.Load(TrueTypeSubset.Make(face, signs), face.Name));
        }
    }

    /// <summary>Frees the typefaces.</summary>
    public void Release()
    {
        foreach (SKTypeface typeface in typefaces.Values)
        {
            typeface.Dispose();
        }

        typefaces.Clear();
    }

    /// <summary>Forgets all lines.</summary>
    public void Forget() => used.Clear();

    private void Draw(SKCanvas canvas, Run run, Rgba color)
    {
        bool isSubset = typefaces.TryGetValue(run.Face, out SKTypeface? small);
        using var font = new SKFont(isSubset ? small! : run.Face.Typeface, run.Size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };
        using var paint = new SKPaint { Color = new SKColor(color.R, color.G, color.B, color.A) };
        using var builder = new SKTextBlobBuilder();
        // the text as it is read, and where in it the characters of each glyph begin
        bool isReversed = run.IsShaped && TextDirection.HasRightToLeft(string.Concat(run.Texts));
        int[] lengths = [.. run.Texts.Select(Encoding.UTF8.GetByteCount)];
        SKRawRunBuffer<SKPoint> buffer = builder.AllocateRawPositionedTextRun(font, run.Signs.Count, lengths.Sum());
        for (int i = 0, at = isReversed ? lengths.Sum() : 0; i < run.Signs.Count; at += isReversed ? 0 : lengths[i], i++)
        {
            at -= isReversed ? lengths[i] : 0;
            buffer.Glyphs[i] = isSubset ? font.GetGlyph(run.Signs[i].Value) : SkiaFaces.GlyphOf(run.Face, run.Signs[i]);
            buffer.Positions[i] = run.Pens[i];
            buffer.Clusters[i] = (uint)at;
            Encoding.UTF8.GetBytes(run.Texts[i], buffer.Text[at..]);
        }

        using SKTextBlob blob = builder.Build() ?? throw new InvalidOperationException("Skia cannot draw an empty line of text.");
        canvas.DrawText(blob, 0, 0, paint);
    }

    /// <summary>Signs of one face in one size, the text that each stands for, and where the pen stands for it.</summary>
    private readonly record struct Run(
        FontFace Face, float Size, bool IsShaped, List<Rune> Signs, List<string> Texts, List<SKPoint> Pens);
}
