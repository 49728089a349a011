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
            if (runs.Count == 0 || runs[^1].Face != glyph.Face)
            {
                runs.Add(new Run(glyph.Face, glyph.Size, [], []));
            }

            Rune sign = Rune.IsControl(glyph.Rune) ? new Rune(' ') : glyph.Rune;
            runs[^1].Signs.Add(sign);
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
        foreach ((FontFace face, SortedSet<Rune> signs) in used)
        {
            typefaces.Add(face, SkiaFaces.Load(TrueTypeSubset.CanMake(face) ? TrueTypeSubset.Make(face, signs) : face.File.Span, face.Name));
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
        using var font = new SKFont(typefaces[run.Face], run.Size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
        using var paint = new SKPaint { Color = new SKColor(color.R, color.G, color.B, color.A) };
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(run.Signs));
        using var builder = new SKTextBlobBuilder();
        SKRawRunBuffer<SKPoint> buffer = builder.AllocateRawPositionedTextRun(font, run.Signs.Count, text.Length);
        text.CopyTo(buffer.Text);
        for (int i = 0, at = 0; i < run.Signs.Count; at += run.Signs[i].Utf8SequenceLength, i++)
        {
            buffer.Glyphs[i] = font.GetGlyph(run.Signs[i].Value);
            buffer.Positions[i] = run.Pens[i];
            buffer.Clusters[i] = (uint)at;
        }

        using SKTextBlob blob = builder.Build() ?? throw new InvalidOperationException("Skia cannot draw an empty line of text.");
        canvas.DrawText(blob, 0, 0, paint);
    }

    /// <summary>Signs of one face in one size, and where the pen stands for each.</summary>
    private readonly record struct Run(FontFace Face, float Size, List<Rune> Signs, List<SKPoint> Pens);
}
