using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>
/// Where the panels of a figure stand: the rows of timesteps below one another on their common axis; the others below them, as many
/// beside one another as have room, or in a column at the right where the figure is very wide.
/// </summary>
internal static class FigurePlan
{
    /// <summary>From this width on, in design units, rows and other panels stand beside one another.</summary>
    private const float TwoColumns = 900;

    /// <summary>The width for which type is set where no size of type is asked for: of a few panels, and of all.</summary>
    private const float FewPanels = 640, AllPanels = 1280;

    /// <summary>Nothing can be read at fewer pixels per design unit.</summary>
    private const float LeastUnit = 0.05f;

    /// <summary>The least width of a figure in design units, and the part of the height that panels like which they need.</summary>
    private const float LeastWidth = 240, Squeezed = 0.85f;

    /// <summary>
    /// Pixels per design unit where the size decides: fewer in a low figure, and in a narrow one, so that all panels have room.
    /// </summary>
    /// <param name="size">The figure in pixels; a height of 0 for one that is as high as it likes.</param>
    /// <param name="scale">What type is larger by, where there is room for it.</param>
    /// <param name="names">Its panels.</param>
    /// <param name="request">What is shown.</param>
    public static float UnitOf(Extent size, float scale, IReadOnlyList<PanelName> names, LayoutRequest request)
    {
        float unit = size.Width / (names.Count > 4 ? AllPanels : FewPanels) * scale;
        while (unit > LeastUnit && !Fits(size, unit, names, request))
        {
            unit *= 0.95f;
        }

        return unit;
    }

    /// <summary>Whether the panels of a figure have the room that they need.</summary>
    /// <param name="size">The figure in pixels; a height of 0 for one that is as high as it likes.</param>
    /// <param name="unit">Pixels per design unit.</param>
    /// <param name="names">Its panels.</param>
    /// <param name="request">What is shown.</param>
    public static bool Fits(Extent size, float unit, IReadOnlyList<PanelName> names, LayoutRequest request) =>
        size.Width / unit >= LeastWidth && (size.Height == 0 || Height(size.Width, unit, names, request) * Squeezed <= size.Height);

    /// <summary>The height in pixels that the panels of a figure want at a width.</summary>
    public static float Height(float width, float unit, IReadOnlyList<PanelName> names, LayoutRequest request)
    {
        float margin = MarginOf(request) * unit, inner = width - 2 * margin, gap = ScreenFrame.Gap * unit, highest = 0;
        foreach (PanelName[][] bands in Columns(inner / unit, names, request, out float share))
        {
            float column = share < 1 ? (inner - gap) * (highest == 0 ? share : 1 - share) : inner;
            highest = MathF.Max(highest, bands.Sum(band => BandHeight(band, column / unit, request) * unit) + gap * (bands.Length - 1));
        }

        return MathF.Ceiling(highest + 2 * margin + (request.Strip > 0 ? request.Strip + gap : 0));
    }

    /// <summary>The box of each panel by name, empty for those that the figure does not show.</summary>
    public static Box[] Divide(Box room, float unit, IReadOnlyList<PanelName> names, LayoutRequest request)
    {
        var boxes = new Box[PanelNames.Count];
        bool isBare = request.Figure is { IsBare: true };
        float gap = ScreenFrame.Gap * unit, x = room.X;
        foreach (PanelName[][] bands in Columns(room.Width / unit, names, request, out float share))
        {
            float width = share == 1 ? room.Width : (room.Width - gap) * (x == room.X ? share : 1 - share);
            float[] heights = [.. bands.Select(band => BandHeight(band, width / unit, request) * unit)];
            // what is left over or missing is shared by all
            float factor = MathF.Max(0, room.Height - gap * (bands.Length - 1)) / heights.Sum(), y = room.Y;
            for (int i = 0; i < bands.Length; i++)
            {
                float each = (width - gap * (bands[i].Length - 1)) / bands[i].Length, height = heights[i] * factor;
                for (int j = 0; j < bands[i].Length; j++)
                {
                    var box = new Box(x + j * (each + gap), y, each, height);
                    boxes[(int)bands[i][j]] = (isBare ? FigureNeeds.Grown(box, unit) : box).Snapped();
                }

                y += height + gap;
            }

            x += width + gap;
        }

        return boxes;
    }

    /// <summary>Around all panels, in design units.</summary>
    public static float MarginOf(LayoutRequest request) => request.Figure switch
    {
        { ShowsCallout: true } => ScreenFrame.Margin,
        { IsBare: true } => 0,
        _ => ScreenFrame.Gap,
    };

    private static float BandHeight(PanelName[] band, float width, LayoutRequest request) =>
        band.Max(name => FigureNeeds.Height(name, (width - ScreenFrame.Gap * (band.Length - 1)) / band.Length, request));

    /// <summary>Columns of bands of panels, and the part of the width that the first has.</summary>
    private static PanelName[][][] Columns(float width, IReadOnlyList<PanelName> names, LayoutRequest request, out float share)
    {
        PanelName[] rows = [.. names.Where(PanelNames.IsTimeRow)], others = [.. names.Where(name => !PanelNames.IsTimeRow(name))];
        PanelName[][] time = [.. rows.Select(row => (PanelName[])[row])];
        share = 1;
        if (rows.Length > 0 && others.Length > 1 && width >= TwoColumns)
        {
            share = 0.62f;
            return [time, Bands(others, width * (1 - share), request)];
        }

        PanelName[][] rest = Bands(others, width, request);
        // what was asked for first stands first
        return [rows.Length == 0 || names[0] == rows[0] ? [.. time, .. rest] : [.. rest, .. time]];
    }

    private static PanelName[][] Bands(PanelName[] names, float width, LayoutRequest request)
    {
        if (names.Length == 0)
        {
            return [];
        }

        float widest = names.Max(name => FigureNeeds.Width(name, request)) + ScreenFrame.Gap;
        int beside = Math.Max(1, Math.Min((int)((width + ScreenFrame.Gap) / widest), names.Length));
        int count = (names.Length + beside - 1) / beside;
        return [.. Enumerable.Range(0, count).Select(i => names[(names.Length * i / count)..(names.Length * (i + 1) / count)])];
    }
}
