namespace RnnViz.Views.Panels.Unrolled;

/// <summary>How much of a gated cell is drawn.</summary>
internal enum CellDetail
{
    /// <summary>The straight line with its nodes, and the gates as bars: for low rows.</summary>
    Simple,

    /// <summary>The gates have their letters.</summary>
    Lettered,

    /// <summary>Every product and every way, and the gates' means as numbers.</summary>
    Full,
}
