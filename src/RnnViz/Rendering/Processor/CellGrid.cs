using System.Runtime.CompilerServices;

namespace RnnViz.Rendering.Processor;

/// <summary>Which cells of a heatmap lie under which pixels. A place is a column or a row with its fraction.</summary>
internal readonly struct CellGrid
{
    /// <summary>Most cells under one pixel that are averaged, across and down.</summary>
    public const int MostAcross = 4, MostDown = 16;

    private readonly float left, top;
    private readonly int boxLeft, boxTop, columns, rows;

    /// <summary>The cells of a heatmap as a picture shows them.</summary>
    public CellGrid(in HeatmapCall call)
    {
        (left, top, boxLeft, boxTop) = (call.Cells.X, call.Cells.Y, call.Box.Left, call.Box.Top);
        (columns, rows) = (call.Heatmap.Columns, call.Heatmap.Rows);
        PerPixelX = call.Cells.Width / call.Box.Width;
        PerPixelY = call.Cells.Height / (call.Box.Bottom - call.Box.Top);
        Across = Math.Clamp((int)MathF.Ceiling(PerPixelX - 0.01f), 1, MostAcross);
        Down = Math.Clamp((int)MathF.Ceiling(PerPixelY - 0.01f), 1, MostDown);
    }

    /// <summary>Columns to a pixel.</summary>
    public float PerPixelX { get; }

    /// <summary>Rows to a pixel; negative where row 0 is at the bottom.</summary>
    public float PerPixelY { get; }

    /// <summary>Cells across that are averaged under one pixel; 1: none.</summary>
    public int Across { get; }

    /// <summary>Cells down that are averaged under one pixel; 1: none.</summary>
    public int Down { get; }

    /// <summary>Whether a pixel has several cells under it.</summary>
    public bool IsAveraged => Across * Down > 1;

    /// <summary>The place of the middle of a column of pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float PlaceX(int x) => left + (x + 0.5f - boxLeft) * PerPixelX;

    /// <summary>The place of the middle of a row of pixels.</summary>
    public float PlaceY(int y) => top + (y + 0.5f - boxTop) * PerPixelY;

    /// <summary>The column at a place; beyond the ends the last one.</summary>
    public int ColumnAt(float place) => Math.Clamp((int)place, 0, columns - 1);

    /// <summary>The row at a place; beyond the ends the last one.</summary>
    public int RowAt(float place) => Math.Clamp((int)place, 0, rows - 1);

    /// <summary>The part of a place after the whole column or row, 0..1.</summary>
    public static float Fraction(float place) => place - MathF.Floor(place);

    /// <summary>Pixels from the middle of the cell across.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float FromMiddleX(float place) => (Fraction(place) - 0.5f) / PerPixelX;

    /// <summary>Pixels from the middle of the cell down.</summary>
    public float FromMiddleY(float place) => (Fraction(place) - 0.5f) / PerPixelY;

    /// <summary>The columns under a pixel whose middle is at a place, <see cref="Across"/> of them.</summary>
    public void ColumnsUnder(float place, Span<int> indices) => Sample(place, PerPixelX, indices, columns);

    /// <summary>The rows under a pixel whose middle is at a place, <see cref="Down"/> of them.</summary>
    public void RowsUnder(float place, Span<int> indices) => Sample(place, PerPixelY, indices, rows);

    private static void Sample(float place, float perPixel, Span<int> indices, int limit)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            float offset = indices.Length == 1 ? 0 : (i + 0.5f) / indices.Length - 0.5f;
            indices[i] = Math.Clamp((int)MathF.Floor(place + offset * perPixel), 0, limit - 1);
        }
    }
}
