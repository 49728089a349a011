namespace RnnViz.Drawing;

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
    private int generation;

    private enum Shape
    {
        Disc,
        Ring,
        Stroke,
    }

    /// <summary>A disc of the given radius in the middle of a square of <paramref name="pixels"/> pixels.</summary>
    public bool TryGetDisc(float radius, out TextureArea area, out int pixels) =>
        TryGet((Shape.Disc, Quarters(radius), 0), out area, out pixels);

    /// <summary>A ring with the given outer radius and width.</summary>
    public bool TryGetRing(float radius, float width, out TextureArea area, out int pixels) =>
        TryGet((Shape.Ring, Quarters(radius), Quarters(width)), out area, out pixels);

    /// <summary>The profile across a stroke of the given width; the stroke lies in the middle of <paramref name="pixels"/> pixels.</summary>
    public bool TryGetStroke(float width, out TextureArea area, out int pixels) =>
        TryGet((Shape.Stroke, Quarters(width), 0), out area, out pixels);

    /// <summary>Whether a rounded box is small enough to be kept as one sprite: one quad instead of seven.</summary>
    public static bool KeepsRoundedBox(float width, float height) => width <= 128 && height <= 128 && width * height <= 8192;

    /// <summary>A whole rounded box of whole pixels, filled (stroke 0) or outlined along its inside.</summary>
    public bool TryGetRoundedBox(int width, int height, int radius, int stroke, out TextureArea area)
    {
        ForgetIfCleared();
        (int, int, int, int) key = (width, height, radius, stroke);
        if (roundedBoxes.TryGetValue(key, out area)) return true;
        Span<byte> pixels = Coverage(width * height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int outer = CoverageOfRoundedBox(x, y, width, height, radius);
                int inner = stroke == 0 ? 0 : CoverageOfRoundedBox(x - stroke, y - stroke, width - 2 * stroke, height - 2 * stroke, Math.Max(0, radius - stroke));
                pixels[y * width + x] = (byte)Math.Max(0, outer - inner);
            }
        if (!atlas.TryAdd(pixels, width, height, out area)) return false;
        roundedBoxes.Add(key, area);
        return true;
    }

    private static int CoverageOfRoundedBox(int x, int y, int width, int height, int radius)
    {
        if (x < 0 || y < 0 || x >= width || y >= height) return 0;
        int fromSide = Math.Min(x, width - 1 - x), fromEnd = Math.Min(y, height - 1 - y);
        // only the squares of the corners hold part of a circle
        return fromSide >= radius || fromEnd >= radius ? 255 : CoverageAt(fromSide - radius, fromEnd - radius, radius, -1);
    }

    private void ForgetIfCleared()
    {
        if (generation == atlas.Generation) return;
        sprites.Clear();
        roundedBoxes.Clear();
        generation = atlas.Generation;
    }

    private static int Quarters(float length) => Math.Max(1, (int)MathF.Round(length * 4));

    private bool TryGet((Shape Shape, int Size, int Width) key, out TextureArea area, out int pixels)
    {
        ForgetIfCleared();
        if (!sprites.TryGetValue(key, out (TextureArea Area, int Pixels) sprite))
        {
            if (!TryDraw(key, out sprite))
            {
                (area, pixels) = (default, 0);
                return false;
            }
            sprites.Add(key, sprite);
        }
        (area, pixels) = sprite;
        return true;
    }

    private bool TryDraw((Shape Shape, int Size, int Width) key, out (TextureArea, int) sprite)
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
            bool isThere = atlas.TryAdd(profile, 4, across, out TextureArea whole);
            float middle = (whole.Left + whole.Right) / 2;
            sprite = (whole with { Left = middle, Right = middle }, across);
            return isThere;
        }
        int edge = (int)MathF.Ceiling(size) * 2 + 2;
        float inner = key.Shape == Shape.Ring ? size - width : -1;
        Span<byte> square = Coverage(edge * edge);
        for (int y = 0; y < edge; y++)
            for (int x = 0; x < edge; x++)
                square[y * edge + x] = CoverageAt(x - edge / 2f, y - edge / 2f, size, inner);
        bool added = atlas.TryAdd(square, edge, edge, out TextureArea area);
        sprite = (area, edge);
        return added;
    }

    /// <summary>Room for a sprite; grows with the largest and is used again for the next.</summary>
    private Span<byte> Coverage(int count)
    {
        if (coverage.Length < count) coverage = new byte[count];
        return coverage.AsSpan(0, count);
    }

    private static byte CoverageAt(float left, float top, float outer, float inner)
    {
        int inside = 0;
        for (int j = 0; j < Samples; j++)
            for (int i = 0; i < Samples; i++)
            {
                float x = left + (i + 0.5f) / Samples, y = top + (j + 0.5f) / Samples, r = MathF.Sqrt(x * x + y * y);
                if (r <= outer && r > inner) inside++;
            }
        return (byte)(255 * inside / (Samples * Samples));
    }
}
