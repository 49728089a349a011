using System.Runtime.CompilerServices;
using RnnViz.Engine.Drawing;

namespace RnnViz.Rendering.Processor;

/// <summary>A picture in memory: opaque pixels of four bytes, red first, row by row from the top.</summary>
internal sealed class Bitmap
{
    private uint[] pixels = [];

    /// <summary>Pixels across.</summary>
    public int Width { get; private set; }

    /// <summary>Pixels down.</summary>
    public int Height { get; private set; }

    /// <summary>All pixels; they stay where they are in memory until the size changes.</summary>
    public Span<uint> Pixels => pixels;

    /// <summary>The rectangle of all pixels.</summary>
    public PixelRect All => new(0, 0, Width, Height);

    /// <summary>Takes another size; what was painted is lost then. True where it did.</summary>
    public bool Resize(int width, int height)
    {
        if (width == Width && height == Height)
        {
            return false;
        }

        (Width, Height) = (width, height);
        pixels = GC.AllocateUninitializedArray<uint>(width * height, pinned: true);
        return true;
    }

    /// <summary>A part of a row.</summary>
    public Span<uint> Row(int y, int left, int right) => pixels.AsSpan(y * Width + left, right - left);

    /// <summary>A colour as a pixel.</summary>
    public static uint Pack(Rgba color) => color.R | (uint)color.G << 8 | (uint)color.B << 16 | (uint)color.A << 24;

    /// <summary>Fills a rectangle.</summary>
    public void Fill(in PixelRect box, uint color)
    {
        if (box.IsEmpty)
        {
            return;
        }

        for (int y = box.Top; y < box.Bottom; y++)
        {
            Fill(Row(y, box.Left, box.Right), color);
        }
    }

    /// <summary>Fills a part of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<uint> row, uint color)
    {
        uint alpha = color >> 24;
        if (alpha == 255)
        {
            row.Fill(color);
            return;
        }

        if (alpha == 0)
        {
            return;
        }

        uint share = alpha + (alpha >> 7), rest = 256 - share;
        // red and blue, green and (opaque) alpha: two channels in one multiplication
        uint redBlue = (color & 0xFF00FF) * share, greenAlpha = (color >> 8 & 0xFF | 0xFF0000) * share;
        for (int i = 0; i < row.Length; i++)
        {
            uint below = row[i];
            uint first = (below & 0xFF00FF) * rest + redBlue, second = (below >> 8 & 0xFF00FF) * rest + greenAlpha;
            row[i] = first >> 8 & 0xFF00FF | second & 0xFF00FF00;
        }
    }

    /// <summary>Puts a colour over one pixel, its alpha multiplied by <paramref name="coverage"/> / 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Blend(ref uint pixel, uint color, uint coverage)
    {
        uint alpha = color >> 24;
        if (alpha != 255)
        {
            coverage = (coverage * alpha + 127) / 255;
        }

        if (coverage == 0)
        {
            return;
        }

        uint share = coverage + (coverage >> 7), rest = 256 - share, below = pixel;
        uint first = (below & 0xFF00FF) * rest + (color & 0xFF00FF) * share;
        uint second = (below >> 8 & 0xFF00FF) * rest + (color >> 8 & 0xFF | 0xFF0000) * share;
        pixel = first >> 8 & 0xFF00FF | second & 0xFF00FF00;
    }

    /// <summary>Puts a colour over a part of a row, through a row of coverages 0..255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blend(Span<uint> row, ReadOnlySpan<byte> coverage, uint color)
    {
        coverage = coverage[..row.Length];
        for (int i = 0; i < coverage.Length; i++)
        {
            if (coverage[i] != 0)
            {
                Blend(ref row[i], color, coverage[i]);
            }
        }
    }
}
