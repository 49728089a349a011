using System.Buffers;
using SkiaSharp;

namespace RnnViz.Engine.Text;

// pixels of single glyphs, by their number in the file
public sealed partial class FontFace
{
    /// <summary>The most pixels a glyph may have across or down.</summary>
    private const int MostPixels = 2048;

    /// <summary>
    /// Rasterises a glyph and writes its pixels, row by row: how much of each it covers (0..255), or, of a picture in colours,
    /// red, green, blue and alpha, not multiplied. Nothing is written where the glyph has no ink.
    /// </summary>
    /// <param name="glyph">Its number in the file.</param>
    /// <param name="size">Pixels per em.</param>
    /// <param name="right">How far right of a whole pixel its pen stands, 0 to 1.</param>
    /// <param name="pixels">Receives the pixels.</param>
    public GlyphPixels Rasterise(ushort glyph, float size, float right, IBufferWriter<byte> pixels)
    {
        using SKFont sized = FontOf(Typeface, size);
        using SKPath? path = HasColors ? null : sized.GetGlyphPath(glyph);
        SKRect bounds = default;
        if (path is null)
        {
            sized.GetGlyphWidths([glyph], default, new Span<SKRect>(ref bounds));
        }
        else
        {
            bounds = path.Bounds;
        }

        bounds.Offset(right, 0);
        int left = (int)MathF.Floor(bounds.Left), top = (int)MathF.Floor(bounds.Top);
        int width = (int)MathF.Ceiling(bounds.Right) - left, height = (int)MathF.Ceiling(bounds.Bottom) - top;
        if (bounds.IsEmpty || width > MostPixels || height > MostPixels)
        {
            return default;
        }

        bool isColored = path is null;
        using var bitmap = new SKBitmap(new SKImageInfo(
            width, height, isColored ? SKColorType.Rgba8888 : SKColorType.Alpha8, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.Black };
        canvas.Clear(SKColors.Transparent);
        canvas.Translate(right - left, -top);
        if (path is not null)
        {
            canvas.DrawPath(path, paint);
        }
        else
        {
            using var builder = new SKTextBlobBuilder();
            builder.AddRun([glyph], sized);
            using SKTextBlob? blob = builder.Build();
            canvas.DrawText(blob, 0, 0, paint);
        }

        canvas.Flush();
        Write(bitmap, pixels);
        return new GlyphPixels(left, top, width, height, isColored);
    }

    private static void Write(SKBitmap bitmap, IBufferWriter<byte> pixels)
    {
        int row = bitmap.Width * bitmap.BytesPerPixel;
        ReadOnlySpan<byte> drawn = bitmap.GetPixelSpan();
        for (int y = 0; y < bitmap.Height; y++)
        {
            Span<byte> written = pixels.GetSpan(row)[..row];
            drawn.Slice(y * bitmap.RowBytes, row).CopyTo(written);
            if (bitmap.BytesPerPixel == 4)
            {
                Unmultiply(written);
            }

            pixels.Advance(row);
        }
    }

    private static void Unmultiply(Span<byte> row)
    {
        for (int i = 0; i < row.Length; i += 4)
        {
            int alpha = Math.Max((byte)1, row[i + 3]);
            for (int channel = i; channel < i + 3; channel++)
            {
                row[channel] = (byte)Math.Min(255, (row[channel] * 255 + alpha / 2) / alpha);
            }
        }
    }
}
