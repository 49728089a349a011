using System.Buffers;
using Raylib_cs;

namespace RnnViz.Rendering.Card;

/// <summary>
/// One texture that holds every glyph and every soft-edged shape of the screen, filled as they are needed, so that a whole
/// picture is drawn with one texture. Sprites stand on shelves; when the texture is full it starts anew.
/// </summary>
internal sealed unsafe class TextureAtlas : IDisposable
{
    private const int Edge = 2048, Padding = 1;

    private readonly Texture2D texture;
    private readonly Action emptying;
    private int shelfX, shelfY, shelfHeight;

    /// <summary>An empty atlas; needs an open window.</summary>
    /// <param name="emptying">
    /// Called before the atlas starts anew: draws whatever uses it and has not been drawn, and has everybody forget places in it.
    /// </param>
    public TextureAtlas(Action emptying)
    {
        this.emptying = emptying;
        Image blank = Raylib.GenImageColor(Edge, Edge, new Color(255, 255, 255, 0));
        texture = Raylib.LoadTextureFromImage(blank);
        Raylib.UnloadImage(blank);
        Raylib.SetTextureFilter(texture, TextureFilter.Bilinear);
        Clear();
    }

    /// <summary>The texture's name in OpenGL.</summary>
    public uint Id => texture.Id;

    /// <summary>A sprite of opaque white, sampled at its middle: plain fills.</summary>
    public TextureArea White { get; private set; }

    /// <summary>
    /// Puts coverage values (0..255, row by row) into the texture as white with that alpha. A full atlas starts anew: places
    /// given before are no longer valid then.
    /// </summary>
    public TextureArea Add(ReadOnlySpan<byte> coverage, int width, int height)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(4 * width * height);
        Span<byte> pixels = rented.AsSpan(0, 4 * width * height);
        pixels.Fill(255);
        for (int i = 0; i < width * height; i++)
        {
            pixels[4 * i + 3] = coverage[i];
        }

        TextureArea area = AddColors(pixels, width, height);
        ArrayPool<byte>.Shared.Return(rented);
        return area;
    }

    /// <summary>The same of a picture: red, green, blue and alpha of each pixel, not multiplied.</summary>
    public TextureArea AddColors(ReadOnlySpan<byte> picture, int width, int height)
    {
        if (shelfX + width + Padding > Edge)
        {
            shelfY += shelfHeight + Padding;
            (shelfX, shelfHeight) = (Padding, 0);
        }

        if (shelfY + height + Padding > Edge)
        {
            emptying();
            Clear();
        }
        // a transparent border around the sprite, so that smooth sampling never reaches its neighbour
        int across = width + 2, down = height + 2;
        byte[] rented = ArrayPool<byte>.Shared.Rent(across * down * 4);
        Span<byte> pixels = rented.AsSpan(0, across * down * 4);
        for (int i = 0; i < pixels.Length; i += 4)
        {
            pixels[i] = pixels[i + 1] = pixels[i + 2] = 255;
            pixels[i + 3] = 0;
        }

        for (int y = 0; y < height; y++)
        {
            picture.Slice(4 * y * width, 4 * width).CopyTo(pixels[(4 * ((y + 1) * across + 1))..]);
        }

        fixed (byte* data = pixels)
        {
            Raylib.UpdateTextureRec(texture, new Rectangle(shelfX - 1, shelfY - 1, across, down), data);
        }

        ArrayPool<byte>.Shared.Return(rented);
        var area = new TextureArea(
            (float)shelfX / Edge, (float)shelfY / Edge, (float)(shelfX + width) / Edge, (float)(shelfY + height) / Edge);
        shelfX += width + Padding + 1;
        shelfHeight = Math.Max(shelfHeight, height + 1);
        return area;
    }

    /// <summary>Forgets all sprites but the white one.</summary>
    private void Clear()
    {
        (shelfX, shelfY, shelfHeight) = (Padding, Padding, 0);
        Span<byte> white = stackalloc byte[16];
        white.Fill(255);
        TextureArea area = Add(white, 4, 4);
        float u = (area.Left + area.Right) / 2, v = (area.Top + area.Bottom) / 2;
        White = new TextureArea(u, v, u, v);
    }

    /// <inheritdoc/>
    public void Dispose() => Raylib.UnloadTexture(texture);
}
