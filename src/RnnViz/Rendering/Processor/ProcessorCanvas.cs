using System.Runtime.CompilerServices;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Rendering.Processor;

/// <summary>
/// The canvas that paints in memory, for machines without a graphics card and for pictures that go to files: the same
/// pixels on every machine. What is drawn is first written down; at the <see cref="End"/> of a picture it is compared with
/// the one before, square by square, and only what differs is painted.
/// </summary>
internal sealed class ProcessorCanvas : IFrameCanvas
{
    private readonly GlyphPainter glyphs;
    private readonly PaintList commands;

    /// <summary>A canvas; needs no window.</summary>
    public ProcessorCanvas(FontBook fonts)
    {
        Fonts = fonts;
        glyphs = new GlyphPainter(fonts);
        commands = new PaintList(Picture, Changes, glyphs);
    }

    /// <inheritdoc/>
    public Extent Size { get; private set; }

    /// <inheritdoc/>
    public FontBook Fonts { get; }

    /// <summary>What has been painted.</summary>
    public Bitmap Picture { get; } = new();

    /// <summary>Where the last picture differs from the one before.</summary>
    public DirtyTiles Changes { get; } = new();

    /// <summary>Primitives of the last picture.</summary>
    public int CommandCount => commands.Count;

    /// <inheritdoc/>
    public void Begin(Extent size)
    {
        Size = size;
        if (Picture.Resize((int)size.Width, (int)size.Height))
        {
            Changes.Forget();
        }

        Changes.Begin(Picture.Width, Picture.Height);
        commands.Clear();
    }

    /// <inheritdoc/>
    public void End()
    {
        Changes.Compare();
        commands.Paint();
    }

    /// <inheritdoc/>
    public void Forget() => Changes.Forget();

    /// <inheritdoc/>
    public void Clear(Rgba color)
    {
        Changes.Restart();
        commands.Clear();
        commands.Add(new PaintCommand { Kind = PaintKind.Fill, Color = Bitmap.Pack(color), Bounds = Picture.All });
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color) =>
        commands.Add(new PaintCommand { Kind = PaintKind.Fill, Color = Bitmap.Pack(color), Bounds = PixelRect.MiddlesIn(box) });

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom) => commands.Add(new PaintCommand
    {
        Kind = PaintKind.Gradient,
        Color = Bitmap.Pack(top),
        Bounds = PixelRect.MiddlesIn(box),
        Gradient = new GradientFill(Bitmap.Pack(bottom), box.Y, box.Bottom),
    });

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) => RoundedBox(box, radius, 0, color);

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) =>
        RoundedBox(box, radius, MathF.Max(1, MathF.Round(thickness)), color);

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color)
    {
        if (!(radius > 0))
        {
            return;
        }

        float reach = radius + 1;
        commands.Add(new PaintCommand
        {
            Kind = PaintKind.Disc,
            Color = Bitmap.Pack(color),
            Bounds = PixelRect.Around(center.X - reach, center.Y - reach, center.X + reach, center.Y + reach),
            Disc = new DiscShape(center, radius),
        });
    }

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color)
    {
        float length = (to - from).Length, reach = thickness / 2 + 1;
        if (!(length > 0) || !float.IsFinite(length))
        {
            return;
        }

        commands.Add(new PaintCommand
        {
            Kind = PaintKind.Line,
            Color = Bitmap.Pack(color),
            Bounds = PixelRect.Around(
                MathF.Min(from.X, to.X) - reach, MathF.Min(from.Y, to.Y) - reach,
                MathF.Max(from.X, to.X) + reach, MathF.Max(from.Y, to.Y) + reach),
            Line = new LineShape(from, to, thickness),
        });
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) => commands.Add(new PaintCommand
    {
        Kind = PaintKind.Triangle,
        Color = Bitmap.Pack(color),
        Bounds = PixelRect.Around(
            MathF.Min(a.X, MathF.Min(b.X, c.X)) - 1, MathF.Min(a.Y, MathF.Min(b.Y, c.Y)) - 1,
            MathF.Max(a.X, MathF.Max(b.X, c.X)) + 1, MathF.Max(a.Y, MathF.Max(b.Y, c.Y)) + 1),
        Triangle = new TriangleShape(a, b, c),
    });

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        uint ink = Bitmap.Pack(color);
        var line = new TextLayout<RasterGlyph<int>>(Fonts, glyphs, text, baseline, style, align, isOnPixels: true);
        foreach ((RasterGlyph<int> glyph, Point pen) in line)
        {
            if (glyph.Width == 0)
            {
                continue;
            }

            int left = (int)pen.X + glyph.X, top = (int)pen.Y + glyph.Y;
            commands.Add(new PaintCommand
            {
                Kind = glyph.IsColored ? PaintKind.ColoredGlyph : PaintKind.Glyph,
                Color = ink,
                Bounds = new PixelRect(left, top, left + glyph.Width, top + glyph.Height),
                Glyph = new GlyphShape(glyph.Sprite, left, top, glyph.Width),
            });
        }
    }

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default)
    {
        PixelRect pixels = PixelRect.MiddlesIn(box.Snapped());
        if (!pixels.IsEmpty)
        {
            commands.Add(new HeatmapCall(heatmap, cells, pixels, map, marks), RuntimeHelpers.GetHashCode(map));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => glyphs.Dispose();

    private void RoundedBox(Box box, float radius, float stroke, Rgba color)
    {
        box = box.Snapped();
        radius = MathF.Max(0, MathF.Min(MathF.Round(radius), MathF.Floor(MathF.Min(box.Width, box.Height) / 2)));
        commands.Add(new PaintCommand
        {
            Kind = PaintKind.RoundedBox,
            Color = Bitmap.Pack(color),
            Bounds = PixelRect.MiddlesIn(box),
            RoundedBox = new RoundedBoxShape((int)box.X, (int)box.Y, (int)box.Width, (int)box.Height, (int)radius, (int)stroke),
        });
    }
}
