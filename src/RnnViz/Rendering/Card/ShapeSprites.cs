namespace RnnViz.Rendering.Card;

/// <summary>
/// Soft-edged discs, rings and strokes kept in the atlas: smooth edges without multisampling, at the cost of a texture
/// lookup. Radii and widths are rounded to quarters of a pixel.
/// </summary>
internal sealed class ShapeSprites(TextureAtlas atlas)
{
    private const int Samples = 8;

    private readonly Dictionary<(Shape Shape, int Size, int Width), (TextureArea Area, int Pixels)> sprites = new(512);
    private readonly Dictionary<(int Width, int Height, int Radius, int Stroke), TextureArea> roundedBoxes = new(512);
    private byte[] coverage = new byte[64 * 64];

    private enum Shape
    {
        Disc,
        Ring,
        Stroke,
    }

    /// <summary>Forgets all sprites: the atlas starts anew.</summary>
    public void Clear()
    {
        sprites.Clear();
        roundedBoxes.Clear();
    }

    /// <summary>A disc of the given radius in the middle of a square of so many pixels.</summary>
    public (TextureArea Area, int Pixels) Disc(float radius) => Get((Shape.Disc, Quarters(radius), 0));

    /// <summary>A ring with the given outer radius and width.</summary>
    public (TextureArea Area, int Pixels) Ring(float radius, float width) => Get((Shape.Ring, Quarters(radius), Quarters(width)));

    /// <summary>The profile across a stroke of the given width; the stroke lies in the middle of so many pixels.</summary>
    public (TextureArea Area, int Pixels) Stroke(float width) => Get((Shape.Stroke, Quarters(width), 0));

    /// <summary>Whether a rounded box is small enough to be kept as one sprite: one quad instead of seven.</summary>
    public static bool KeepsRoundedBox(float width, float height) => width <= 128 && height <= 128 && width * height <= 8192;

    /// <summary>A whole rounded box of whole pixels, filled (stroke 0) or outlined along its inside.</summary>
    public TextureArea RoundedBox(int width, int height, int radius, int stroke)
    {
        (int, int, int, int) key = (width, height, radius, stroke);
        if (roundedBoxes.TryGetValue(key, out TextureArea area))
        {
            return area;
        }

        Span<byte> pixels = Coverage(width * height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int outer = CoverageOfRoundedBox(x, y, width, height, radius);
                int inner = stroke == 0 ? 0 : CoverageOfRoundedBox(
                    x - stroke, y - stroke, width - 2 * stroke, height - 2 * stroke, Math.Max(0, radius - stroke));
                pixels[y * width + x] = (byte)Math.Max(0, outer - inner);
            }
        }

        area = atlas.Add(pixels, width, height);
        roundedBoxes.Add(key, area);
        return area;
    }

    private static int CoverageOfRoundedBox(int x, int y, int width, int height, int radius)
    {
        if (x < 0 || y < 0 || x >= width || y >= height)
        {
            return 0;
        }

        int fromSide = Math.Min(x, width - 1 - x), fromEnd = Math.Min(y, height - 1 - y);
        // only the squares of the corners hold part of a circle
        return fromSide >= radius || fromEnd >= radius ? 255 : CoverageAt(fromSide - radius, fromEnd - radius, radius, -1);
    }

    private static int Quarters(float length) => Math.Max(1, (int)MathF.Round(length * 4));

    private (TextureArea Area, int Pixels) Get((Shape Shape, int Size, int Width) key)
    {
        if (sprites.TryGetValue(key, out (TextureArea, int) sprite))
        {
            return sprite;
        }

        sprite = Draw(key);
        sprites.Add(key, sprite);
        return sprite;
    }

    private (TextureArea Area, int Pixels) Draw((Shape Shape, int Size, int Width) key)
    {
        float size = key.Size / 4f, width = key.Width / 4f;
        if (key.Shape == Shape.Stroke)
        {
            int across = (int)MathF.Ceiling(size) + 2;
            // wide enough to be sampled at its middle without reaching the border
            Span<byte> profile = Coverage(across * 4);
            for (int y = 0; y < across; y++)
            {
                float overlap = MathF.Min(y + 1, (across + size) / 2) - MathF.Max(y, (across - size) / 2);
                profile.Slice(y * 4, 4).Fill((byte)MathF.Round(255 * Math.Clamp(overlap, 0, 1)));
            }

            TextureArea whole = atlas.Add(profile, 4, across);
            float middle = (whole.Left + whole.Right) / 2;
            return (whole with { Left = middle, Right = middle }, across);
        }

        int edge = (int)MathF.Ceiling(size) * 2 + 2;
        float inner = key.Shape == Shape.Ring ? size - width : -1;
        Span<byte> square = Coverage(edge * edge);
        for (int y = 0; y < edge; y++)
        {
            for (int x = 0; x < edge; x++)
            {
                square[y * edge + x] = CoverageAt(x - edge / 2f, y - edge / 2f, size, inner);
            }
        }

        return (atlas.Add(square, edge, edge), edge);
    }

    /// <summary>Room for a sprite; grows with the largest and is used again for the next.</summary>
    private Span<byte> Coverage(int count)
    {
        if (coverage.Length < count)
        {
            coverage = new byte[count];
        }

        return coverage.AsSpan(0, count);
    }

    private static byte CoverageAt(float left, float top, float outer, float inner)
    {
        int inside = 0;
        for (int j = 0; j < Samples; j++)
        {
            for (int i = 0; i < Samples; i++)
            {
                float x = left + (i + 0.5f) / Samples, y = top + (j + 0.5f) / Samples, r = MathF.Sqrt(x * x + y * y);
                if (r <= outer && r > inner)
                {
                    inside++;
                }
            }
        }

        return (byte)(255 * inside / (Samples * Samples));
    }
}
