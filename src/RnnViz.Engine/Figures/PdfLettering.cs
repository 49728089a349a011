using System.Text;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>Draws text with Skia so that a PDF file holds signs and not only shapes.</summary>
internal sealed class PdfLettering(FontBook fonts)
{
    private readonly List<FontGlyph> glyphs = [];
    private readonly List<SKPoint> pens = [];

    /// <summary>Draws one line of text.</summary>
    public void Draw(SKCanvas canvas, ReadOnlySpan<char> text, Point baseline, TextStyle style, TextAlign align, SKPaint paint)
    {
        foreach ((FontGlyph glyph, Point pen) in new TextLayout<FontGlyph>(fonts, fonts, text, baseline, style, align, isOnPixels: false))
        {
            if (glyphs.Count > 0 && (glyph.Face != glyphs[^1].Face || glyph.Shape == 0 != (glyphs[^1].Shape == 0)))
            {
                DrawRun(canvas, paint);
            }

            glyphs.Add(glyph);
            pens.Add(new SKPoint(pen.X, pen.Y));
        }

        DrawRun(canvas, paint);
    }

    private void DrawRun(SKCanvas canvas, SKPaint paint)
    {
        if (glyphs.Count == 0)
        {
            return;
        }

        using var font = SkiaFaces.At(glyphs[0].Face, glyphs[0].Size);
        using var builder = new SKTextBlobBuilder();
        if (glyphs[0].Shape == 0)
        {
            builder.AddPositionedRun([.. glyphs.Select(glyph => glyph.Number)], font, [.. pens]);
        }
        else
        {
            AddShaped(builder, font);
        }

        using SKTextBlob blob = builder.Build()!;
        canvas.DrawText(blob, 0, 0, paint);
        glyphs.Clear();
        pens.Clear();
    }

    /// <summary>
    /// Glyphs with the text that they stand for, which cannot be told from their numbers.
    /// </summary>
    private void AddShaped(SKTextBlobBuilder builder, SKFont font)
    {
        int[] lengths = [.. glyphs.Select(glyph => Encoding.UTF8.GetByteCount(glyph.Text ?? glyph.Rune.ToString()))];
        bool isRightToLeft = TextDirection.HasRightToLeft(string.Concat(glyphs.Select(glyph => glyph.Text)));
        SKRawRunBuffer<SKPoint> run = builder.AllocateRawPositionedTextRun(font, glyphs.Count, lengths.Sum());
        for (int i = 0, at = isRightToLeft ? lengths.Sum() : 0; i < glyphs.Count; i++)
        {
            (run.Glyphs[i], run.Positions[i]) = (glyphs[i].Number, pens[i]);
            at -= isRightToLeft ? lengths[i] : 0;
            run.Clusters[i] = (uint)at;
            Encoding.UTF8.GetBytes(glyphs[i].Text ?? glyphs[i].Rune.ToString(), run.Text[at..]);
            at += isRightToLeft ? 0 : lengths[i];
        }
    }
}
