namespace RnnViz.Rendering.Processor;

/// <summary>
/// The primitives of a picture in the order in which they were drawn. Painting goes through them once and leaves alone what
/// lies in tiles that are as they were.
/// </summary>
internal sealed class PaintList(Bitmap picture, DirtyTiles changes, GlyphPainter glyphs)
{
    private readonly HeatmapPainter heatmapPainter = new(picture);
    private readonly List<HeatmapCall> heatmaps = new(256);
    private PaintCommand[] commands = new PaintCommand[8192];

    /// <summary>Primitives in the list.</summary>
    public int Count { get; private set; }

    /// <summary>Begins with an empty list.</summary>
    public void Clear()
    {
        Count = 0;
        heatmaps.Clear();
    }

    /// <summary>Appends a primitive, unless all of it lies outside the picture.</summary>
    public void Add(in PaintCommand command)
    {
        PixelRect bounds = command.Bounds.With(picture.All);
        if (bounds.IsEmpty)
        {
            return;
        }

        if (Count == commands.Length)
        {
            Array.Resize(ref commands, 2 * Count);
        }

        ref PaintCommand added = ref commands[Count++];
        added = command;
        added.Bounds = bounds;
        changes.Add(bounds, added.Hash());
    }

    /// <summary>Appends a heatmap.</summary>
    /// <param name="call">The heatmap; its box has pixels.</param>
    /// <param name="mapHash">A number that stands for its colour map.</param>
    public void Add(in HeatmapCall call, int mapHash)
    {
        Add(new PaintCommand
        {
            Kind = PaintKind.Heatmap,
            Bounds = call.Box,
            Heatmap = new HeatmapShape(
                call.Heatmap.Version, call.Cells, call.Marks.Saturation, call.Marks.HasGaps ? 1 : 0, mapHash, heatmaps.Count),
        });
        heatmaps.Add(call);
    }

    /// <summary>Paints what lies in changed tiles.</summary>
    public void Paint()
    {
        for (int i = 0; i < Count; i++)
        {
            Paint(commands[i]);
        }

        heatmaps.Clear();
    }

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

        PixelRect bounds = command.Bounds;
        int end = (bounds.Right - 1) / DirtyTiles.Edge + 1;
        for (int row = bounds.Top / DirtyTiles.Edge; row <= (bounds.Bottom - 1) / DirtyTiles.Edge; row++)
        {
            for (int from = bounds.Left / DirtyTiles.Edge; from < end;)
            {
                (int left, int right) = changes.NextRun(row, from, end);
                if (left < right)
                {
                    Paint(command, bounds.With(new PixelRect(
                        left * DirtyTiles.Edge, row * DirtyTiles.Edge, right * DirtyTiles.Edge, (row + 1) * DirtyTiles.Edge)));
                }

                from = right;
            }
        }
    }

    private void Paint(in PaintCommand command, in PixelRect clip)
    {
        switch (command.Kind)
        {
            case PaintKind.Fill: picture.Fill(clip, command.Color); break;
            case PaintKind.Gradient: ShapePainter.Gradient(picture, command.Gradient, command.Color, clip); break;
            case PaintKind.RoundedBox: ShapePainter.RoundedBox(picture, command.RoundedBox, command.Color, clip); break;
            case PaintKind.Disc: ShapePainter.Disc(picture, command.Disc, command.Color, clip); break;
            case PaintKind.Line: ShapePainter.Line(picture, command.Line, command.Color, clip); break;
            case PaintKind.Triangle: ShapePainter.Triangle(picture, command.Triangle, command.Color, clip); break;
            case PaintKind.Glyph: glyphs.Paint(picture, command.Glyph, command.Color, clip); break;
            case PaintKind.ColoredGlyph: glyphs.PaintColors(picture, command.Glyph, command.Color, clip); break;
            case PaintKind.Heatmap: heatmapPainter.Paint(heatmaps[command.Heatmap.Index], clip); break;
        }
    }
}
