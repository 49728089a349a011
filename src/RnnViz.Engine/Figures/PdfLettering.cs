using System.Text;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>Draws text with Skia so that a PDF file holds signs and not only shapes.</summary>
internal sealed class PdfLettering(FontBook fonts)
{
    private readonly List<ushort> glyphs = [];
    private readonly List<SKPoint> pens = [];
    private readonly StringBuilder signs = new();

    /// <summary>Draws one line of text.</summary>
    public void Draw(SKCanvas canvas, ReadOnlySpan<char> text, Point baseline, TextStyle style, TextAlign align, SKPaint paint)
    {
        FontGlyph last = default;
        foreach ((FontGlyph glyph, Point pen) in new TextLayout<FontGlyph>(fonts, fonts, text, baseline, style, align, isOnPixels: false))
        {
            if (glyph.Face != last.Face)
            {
                DrawRun(canvas, last, paint);
            }

            glyphs.Add(SkiaFaces.GlyphOf(glyph.Face, glyph.Rune));
            pens.Add(new SKPoint(pen.X, pen.Y));
            signs.Append(glyph.Rune.ToString());
            last = glyph;
        }

        DrawRun(canvas, last, paint);
    }

    private void DrawRun(SKCanvas canvas, FontGlyph last, SKPaint paint)
    {
        if (glyphs.Count == 0)
        {
            return;
        }

        using var font = SkiaFaces.At(last.Face, last.Size);
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun(glyphs.ToArray(), font, pens.ToArray());
        using SKTextBlob blob = builder.Build()!;
        canvas.DrawText(blob, 0, 0, paint);
        glyphs.Clear();
        pens.Clear();
        signs.Clear();
    }
}
