using RnnViz.Engine.Geometry;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Gallery;

/// <summary>Where the tiles of the gallery stand: a pure function of the card, the look and how many there are.</summary>
internal readonly record struct GalleryPlan
{
    private const float Margin = 26, Head = 64, Foot = 20, Gap = 14, LeastWidth = 290, TileHeight = 196;

    private readonly Box inner;
    private readonly float gap, tileWidth, tileHeight;

    public GalleryPlan(Box card, Look look, int count)
    {
        inner = card.Inset(look.Px(Margin), look.Px(Head), look.Px(Margin), look.Px(Foot));
        gap = look.Px(Gap);
        Columns = Math.Clamp((int)((inner.Width + gap) / (look.Px(LeastWidth) + gap)), 1, 5);
        Rows = (count + Columns - 1) / Columns;
        float least = MathF.Min(look.Px(TileHeight), inner.Height);
        VisibleRows = Math.Max(1, (int)((inner.Height + gap) / (least + gap)));
        // where there are more rows than are seen, those that are fill the card
        tileHeight = Rows < VisibleRows ? least : (inner.Height - gap * (VisibleRows - 1)) / VisibleRows;
        tileWidth = (inner.Width - gap * (Columns - 1)) / Columns;
    }

    /// <summary>The card's size in design units that shows so many tiles in so many columns.</summary>
    public static (float Width, float Height) Wanted(int count, int columns)
    {
        int rows = (count + columns - 1) / columns;
        return (2 * Margin + columns * LeastWidth + (columns - 1) * Gap, Head + Foot + rows * TileHeight + (rows - 1) * Gap);
    }

    /// <summary>Tiles side by side.</summary>
    public int Columns { get; }

    /// <summary>Rows of tiles in all.</summary>
    public int Rows { get; }

    /// <summary>Rows of tiles that are seen at once.</summary>
    public int VisibleRows { get; }

    /// <summary>The box of a tile when a row is the first that is seen; empty where it is out of sight.</summary>
    public Box Tile(int index, int firstRow)
    {
        int row = index / Columns - firstRow, column = index % Columns;
        if (row < 0 || row >= VisibleRows)
        {
            return default;
        }

        return new Box(inner.X + column * (tileWidth + gap), inner.Y + row * (tileHeight + gap), tileWidth, tileHeight).Snapped();
    }

    /// <summary>Where in the list what is seen stands, as a strip at the right; empty where everything is seen.</summary>
    public Box ScrollMark(int firstRow)
    {
        if (Rows <= VisibleRows)
        {
            return default;
        }

        float height = inner.Height * VisibleRows / Rows;
        return new Box(
            inner.Right + gap * 0.5f, inner.Y + (inner.Height - height) * firstRow / (Rows - VisibleRows), gap * 0.4f, height).Snapped();
    }
}
