namespace RnnViz.Rendering.Processor;

/// <summary>What a <see cref="PaintCommand"/> paints, and with it which of its shapes counts.</summary>
internal enum PaintKind
{
    /// <summary>Every pixel of the bounds, in one colour.</summary>
    Fill,

    /// <summary>Every pixel of the bounds, see <see cref="PaintCommand.Gradient"/>.</summary>
    Gradient,

    /// <summary>See <see cref="PaintCommand.RoundedBox"/>.</summary>
    RoundedBox,

    /// <summary>See <see cref="PaintCommand.Disc"/>.</summary>
    Disc,

    /// <summary>See <see cref="PaintCommand.Line"/>.</summary>
    Line,

    /// <summary>See <see cref="PaintCommand.Triangle"/>.</summary>
    Triangle,

    /// <summary>See <see cref="PaintCommand.Glyph"/>.</summary>
    Glyph,

    /// <summary>A picture in its own colours, see <see cref="PaintCommand.Glyph"/>; the command's colour gives its opacity.</summary>
    ColoredGlyph,

    /// <summary>See <see cref="PaintCommand.Heatmap"/>.</summary>
    Heatmap,
}
