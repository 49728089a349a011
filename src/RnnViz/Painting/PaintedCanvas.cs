using System.Text;

namespace RnnViz.Painting;

/// <summary>
/// The canvas that paints in memory, for machines without a graphics card and for pictures that go to files: the same
/// pixels on every machine. What is drawn is first written down; at the <see cref="End"/> of a picture it is compared with
/// the one before, square by square, and only what differs is painted.
/// </summary>
internal sealed class PaintedCanvas : IFrameCanvas
{
    private readonly Bitmap grid = new();
    private readonly DirtyTiles changes = new();
    private readonly HeatmapPainter heatmapPainter;
    private readonly GlyphCache glyphs;
    private readonly List<HeatmapCall> heatmaps = new(256);
    private PaintCommand[] commands = new PaintCommand[8192];
    private int count;

    /// <summary>A canvas; needs no window.</summary>
    public PaintedCanvas(FontBook fonts)
    {
        Fonts = fonts;
        glyphs = new GlyphCache(fonts);
        heatmapPainter = new HeatmapPainter(grid);
    }

    /// <inheritdoc/>
    public Extent Size { get; private set; }

    /// <inheritdoc/>
    public FontBook Fonts { get; }

    /// <summary>What has been painted.</summary>
    public Bitmap Picture => grid;

    /// <summary>Where the last picture differs from the one before.</summary>
    public DirtyTiles Changes => changes;

    /// <summary>Primitives of the last picture.</summary>
    public int CommandCount => count;

    private PixelBox All => new(0, 0, grid.Width, grid.Height);

    /// <inheritdoc/>
    public void Begin(Extent size)
    {
        Size = size;
        if (grid.Resize((int)size.Width, (int)size.Height))
        {
            changes.Forget();
        }

        changes.Begin(grid.Width, grid.Height);
        Restart();
    }

    /// <inheritdoc/>
    public void End()
    {
        changes.Compare();
        for (int i = 0; i < count; i++)
        {
            Paint(commands[i]);
        }

        heatmaps.Clear();
    }

    /// <inheritdoc/>
    public void Forget() => changes.Forget();

    /// <inheritdoc/>
    public void Clear(Rgba color)
    {
        changes.Restart();
        Restart();
        Add(new PaintCommand { Kind = PaintKind.Fill, Color = Bitmap.Pack(color), Bounds = All });
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color) =>
        Add(new PaintCommand { Kind = PaintKind.Fill, Color = Bitmap.Pack(color), Bounds = PixelBox.MiddlesIn(box) });

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom) => Add(new PaintCommand
    {
        Kind = PaintKind.Gradient,
        Color = Bitmap.Pack(top),
        Other = Bitmap.Pack(bottom),
        Bounds = PixelBox.MiddlesIn(box),
        B = box.Y,
        D = box.Bottom,
    });

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) => RoundedBox(box, radius, 0, color);

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) => RoundedBox(box, radius, MathF.Max(1, MathF.Round(thickness)), color);

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color)
    {
        if (!(radius > 0))
        {
            return;
        }

        float reach = radius + 1;
        Add(new PaintCommand
        {
            Kind = PaintKind.Disc,
            Color = Bitmap.Pack(color),
            A = center.X,
            B = center.Y,
            C = radius,
            Bounds = PixelBox.Around(center.X - reach, center.Y - reach, center.X + reach, center.Y + reach),
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

        Add(new PaintCommand
        {
            Kind = PaintKind.Line,
            Color = Bitmap.Pack(color),
            A = from.X,
            B = from.Y,
            C = to.X,
            D = to.Y,
            E = thickness,
            Bounds = PixelBox.Around(MathF.Min(from.X, to.X) - reach, MathF.Min(from.Y, to.Y) - reach, MathF.Max(from.X, to.X) + reach, MathF.Max(from.Y, to.Y) + reach),
        });
    }

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        for (int i = 1; i < points.Length; i++)
        {
            Line(points[i - 1], points[i], thickness, color);
        }
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) => Add(new PaintCommand
    {
        Kind = PaintKind.Triangle,
        Color = Bitmap.Pack(color),
        A = a.X,
        B = a.Y,
        C = b.X,
        D = b.Y,
        E = c.X,
        F = c.Y,
        Bounds = PixelBox.Around(
            MathF.Min(a.X, MathF.Min(b.X, c.X)) - 1, MathF.Min(a.Y, MathF.Min(b.Y, c.Y)) - 1,
            MathF.Max(a.X, MathF.Max(b.X, c.X)) + 1, MathF.Max(a.Y, MathF.Max(b.Y, c.Y)) + 1),
    });

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        float pen = baseline.X;
        if (align != TextAlign.Left)
        {
            pen -= Fonts.Measure(text, style) * (align == TextAlign.Center ? 0.5f : 1);
        }
        // numbers start on a whole pixel so that digits of one width never jitter against each other
        if (Fonts[style.Role].IsMonospaced)
        {
            pen = MathF.Round(pen);
        }

        int y = (int)MathF.Round(baseline.Y);
        foreach (Rune rune in text.EnumerateRunes())
        {
            ShelvedGlyph glyph = glyphs.Get(rune, style);
            if (glyph.Width > 0)
            {
                int left = (int)MathF.Round(pen) + glyph.X, top = y + glyph.Y;
                Add(new PaintCommand
                {
                    Kind = PaintKind.Glyph,
                    Color = Bitmap.Pack(color),
                    Index = glyph.Start,
                    A = left,
                    B = top,
                    C = glyph.Width,
                    Bounds = new PixelBox(left, top, left + glyph.Width, top + glyph.Height),
                });
            }

            pen += glyph.Advance;
        }
    }

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default)
    {
        PixelBox pixels = PixelBox.MiddlesIn(box.Snapped());
        if (pixels.IsEmpty)
        {
            return;
        }

        Add(new PaintCommand
        {
            Kind = PaintKind.Heatmap,
            Index = heatmaps.Count,
            Bounds = pixels,
            A = cells.X,
            B = cells.Y,
            C = cells.Width,
            D = cells.Height,
            E = marks.Saturation,
            F = marks.HasGaps ? 1 : 0,
            Other = (uint)System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(map),
            Stamp = heatmap.Version,
        });
        heatmaps.Add(new HeatmapCall(heatmap, cells, pixels, map, marks));
    }

    /// <inheritdoc/>
    public void Dispose() => glyphs.Dispose();

    private void Restart()
    {
        count = 0;
        heatmaps.Clear();
    }

    private void RoundedBox(Box box, float radius, float stroke, Rgba color)
    {
        box = box.Snapped();
        radius = MathF.Max(0, MathF.Min(MathF.Round(radius), MathF.Floor(MathF.Min(box.Width, box.Height) / 2)));
        Add(new PaintCommand
        {
            Kind = PaintKind.RoundedBox,
            Color = Bitmap.Pack(color),
            A = radius,
            B = stroke,
            C = box.X,
            D = box.Y,
            E = box.Width,
            F = box.Height,
            Bounds = PixelBox.MiddlesIn(box),
        });
    }

    private void Add(in PaintCommand command)
    {
        PixelBox bounds = command.Bounds.With(All);
        if (bounds.IsEmpty)
        {
            return;
        }

        if (count == commands.Length)
        {
            Array.Resize(ref commands, 2 * count);
        }

        ref PaintCommand added = ref commands[count++];
        added = command;
        added.Bounds = bounds;
        changes.Add(bounds, added.Hash());
    }

    /// <summary>Paints what of a command lies in changed squares.</summary>
    private void Paint(in PaintCommand command)
    {
        (bool all, bool any) = changes.Touched(command.Bounds);
        if (!any)
        {
            return;
        }

        if (all)
        {
            Paint(command, command.Bounds);
            return;
        }

        PixelBox bounds = command.Bounds;
        int end = (bounds.Right - 1) / DirtyTiles.Edge + 1;
        for (int row = bounds.Top / DirtyTiles.Edge; row <= (bounds.Bottom - 1) / DirtyTiles.Edge; row++)
        {
            for (int from = bounds.Left / DirtyTiles.Edge; from < end;)
            {
                (int left, int right) = changes.NextRun(row, from, end);
                if (left < right)
                {
                    Paint(command, bounds.With(new PixelBox(
                        left * DirtyTiles.Edge, row * DirtyTiles.Edge, right * DirtyTiles.Edge, (row + 1) * DirtyTiles.Edge)));
                }

                from = right;
            }
        }
    }

    private void Paint(in PaintCommand command, in PixelBox clip)
    {
        switch (command.Kind)
        {
            case PaintKind.Fill: grid.Fill(clip, command.Color); break;
            case PaintKind.Gradient: ShapePainter.Gradient(grid, command, clip); break;
            case PaintKind.RoundedBox: ShapePainter.RoundedBox(grid, command, clip); break;
            case PaintKind.Disc: ShapePainter.Disc(grid, command, clip); break;
            case PaintKind.Line: ShapePainter.Line(grid, command, clip); break;
            case PaintKind.Triangle: ShapePainter.Triangle(grid, command, clip); break;
            case PaintKind.Glyph: glyphs.Paint(grid, command, clip); break;
            case PaintKind.Heatmap: heatmapPainter.Paint(heatmaps[command.Index], clip); break;
        }
    }
}
