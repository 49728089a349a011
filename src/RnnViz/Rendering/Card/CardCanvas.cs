using Raylib_cs;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Rendering.Card;

/// <summary>
/// The canvas that draws quads into the window or a render texture. Call <see cref="Begin"/> before and <see cref="End"/>
/// after a picture.
/// </summary>
internal sealed class CardCanvas : IFrameCanvas
{
    private readonly QuadBatch quads = new();
    private readonly TextureAtlas atlas;
    private readonly GlyphSprites glyphs;
    private readonly ShapeSprites shapes;
    private readonly HeatmapQuads heatmaps;

    /// <summary>A canvas; needs an open window.</summary>
    public CardCanvas(FontBook fonts, string shaderFolder)
    {
        Fonts = fonts;
        atlas = new TextureAtlas(LeaveAtlas);
        glyphs = new GlyphSprites(fonts, atlas);
        shapes = new ShapeSprites(atlas);
        heatmaps = new HeatmapQuads(quads, shaderFolder);
    }

    /// <inheritdoc/>
    public Extent Size { get; private set; }

    /// <inheritdoc/>
    public FontBook Fonts { get; }

    /// <summary>Quads of the last picture.</summary>
    public int QuadCount => quads.Quads;

    /// <summary>Draw calls of the last picture.</summary>
    public int DrawCalls => quads.Runs;

    /// <summary>Bytes of heatmaps uploaded for the last picture.</summary>
    public long UploadedBytes => heatmaps.UploadedBytes;

    /// <inheritdoc/>
    public void Begin(Extent size)
    {
        Size = size;
        quads.Restart();
        heatmaps.Restart();
        // the canvas counts pixels; on displays with a scale raylib would multiply them once more
        Rlgl.LoadIdentity();
        Rlgl.DisableBackfaceCulling();
    }

    /// <inheritdoc/>
    public void End()
    {
        heatmaps.End();
        quads.Close();
    }

    /// <inheritdoc/>
    public void Forget() => heatmaps.Forget();

    /// <inheritdoc/>
    public void Clear(Rgba color)
    {
        End();
        Raylib.ClearBackground(new Color(color.R, color.G, color.B, color.A));
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color)
    {
        UseAtlas();
        quads.Box(box.X, box.Y, box.Right, box.Bottom, atlas.White, color);
    }

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom)
    {
        UseAtlas();
        quads.Gradient(box.X, box.Y, box.Right, box.Bottom, atlas.White, top, bottom);
    }

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color)
    {
        radius = MathF.Min(MathF.Round(radius), MathF.Floor(MathF.Min(box.Width, box.Height) / 2));
        if (radius < 1)
        {
            FillBox(box, color);
            return;
        }

        if (ShapeSprites.KeepsRoundedBox(box.Width, box.Height))
        {
            RoundedBoxSprite(box.Snapped(), (int)radius, 0, color);
            return;
        }

        (TextureArea disc, int pixels) = shapes.Disc(radius);
        FillBox(new Box(box.X + radius, box.Y, box.Width - 2 * radius, box.Height), color);
        FillBox(new Box(box.X, box.Y + radius, radius, box.Height - 2 * radius), color);
        FillBox(new Box(box.Right - radius, box.Y + radius, radius, box.Height - 2 * radius), color);
        Corners(box, radius, disc, pixels, color);
    }

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color)
    {
        box = box.Snapped();
        thickness = MathF.Max(1, MathF.Round(thickness));
        radius = MathF.Min(MathF.Round(radius), MathF.Floor(MathF.Min(box.Width, box.Height) / 2));
        if (radius >= 1 && ShapeSprites.KeepsRoundedBox(box.Width, box.Height))
        {
            RoundedBoxSprite(box, (int)radius, (int)thickness, color);
            return;
        }

        FillBox(new Box(box.X + radius, box.Y, box.Width - 2 * radius, thickness), color);
        FillBox(new Box(box.X + radius, box.Bottom - thickness, box.Width - 2 * radius, thickness), color);
        FillBox(new Box(box.X, box.Y + radius, thickness, box.Height - 2 * radius), color);
        FillBox(new Box(box.Right - thickness, box.Y + radius, thickness, box.Height - 2 * radius), color);
        if (radius < 1)
        {
            return;
        }

        (TextureArea ring, int pixels) = shapes.Ring(radius, thickness);
        Corners(box, radius, ring, pixels, color);
    }

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color)
    {
        if (!(radius > 0))
        {
            return;
        }

        (TextureArea disc, int pixels) = shapes.Disc(radius);
        UseAtlas();
        float half = pixels / 2f;
        quads.Box(center.X - half, center.Y - half, center.X + half, center.Y + half, disc, color);
    }

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color)
    {
        Point way = to - from;
        float length = way.Length;
        if (!(length > 0) || !float.IsFinite(length))
        {
            return;
        }

        (TextureArea stroke, int pixels) = shapes.Stroke(thickness);
        UseAtlas();
        Point side = new Point(-way.Y, way.X) * (pixels / 2f / length);
        quads.Corners(from - side, from + side, to + side, to - side, stroke, color);
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color)
    {
        UseAtlas();
        quads.Corners(a, b, c, c, atlas.White, color);
        // a thin stroke along the edges smooths them
        Line(a, b, 0.75f, color);
        Line(b, c, 0.75f, color);
        Line(c, a, 0.75f, color);
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        UseAtlas();
        var line = new TextLayout<RasterGlyph<TextureArea>>(Fonts, glyphs, text, baseline, style, align, isOnPixels: true);
        foreach ((RasterGlyph<TextureArea> glyph, Point pen) in line)
        {
            if (glyph.Width == 0)
            {
                continue;
            }

            UseAtlas(); // a glyph new to the atlas may have closed the batch
            float x = pen.X + glyph.X, y = pen.Y + glyph.Y;
            Rgba ink = glyph.IsColored ? new Rgba(255, 255, 255, color.A) : color;
            quads.Box(x, y, x + glyph.Width, y + glyph.Height, glyph.Sprite, ink);
        }
    }

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) =>
        heatmaps.Add(heatmap, cells, box.Snapped(), map, marks);

    /// <inheritdoc/>
    public void Dispose()
    {
        heatmaps.Dispose();
        glyphs.Dispose();
        atlas.Dispose();
    }

    private void UseAtlas()
    {
        heatmaps.End();
        quads.Use(atlas.Id);
    }

    /// <summary>Draws what still uses the atlas, and forgets the places in it, before it starts anew.</summary>
    private void LeaveAtlas()
    {
        quads.Close();
        Rlgl.DrawRenderBatchActive();
        glyphs.Clear();
        shapes.Clear();
    }

    private void RoundedBoxSprite(Box box, int radius, int stroke, Rgba color)
    {
        int width = (int)box.Width, height = (int)box.Height;
        if (width < 1 || height < 1)
        {
            return;
        }

        TextureArea area = shapes.RoundedBox(width, height, radius, stroke);
        UseAtlas();
        quads.Box(box.X, box.Y, box.Right, box.Bottom, area, color);
    }

    private void Corners(Box box, float radius, in TextureArea sprite, int pixels, Rgba color)
    {
        UseAtlas();
        float u = (sprite.Left + sprite.Right) / 2, v = (sprite.Top + sprite.Bottom) / 2;
        float du = (sprite.Right - sprite.Left) * radius / pixels, dv = (sprite.Bottom - sprite.Top) * radius / pixels;
        quads.Box(box.X, box.Y, box.X + radius, box.Y + radius, new TextureArea(u - du, v - dv, u, v), color);
        quads.Box(box.Right - radius, box.Y, box.Right, box.Y + radius, new TextureArea(u, v - dv, u + du, v), color);
        quads.Box(box.X, box.Bottom - radius, box.X + radius, box.Bottom, new TextureArea(u - du, v, u, v + dv), color);
        quads.Box(box.Right - radius, box.Bottom - radius, box.Right, box.Bottom, new TextureArea(u, v, u + du, v + dv), color);
    }
}
