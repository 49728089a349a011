namespace RnnViz.Rendering.Processor;

/// <summary>Neighbouring pixels of a row that show the same column of a heatmap.</summary>
internal struct CellRun
{
    /// <summary>The first pixel, and the one after the last.</summary>
    public int Left, Right;

    /// <summary>The column of the heatmap.</summary>
    public int Column;

    /// <summary>The cell's position on the scale, or its code.</summary>
    public float Value;

    /// <summary>The pixels' colour where the cell is no special one.</summary>
    public uint Color;

    /// <summary>Whether the cell, or one of several under a pixel, is a code, NaN or ±∞.</summary>
    public bool IsSpecial;
}
