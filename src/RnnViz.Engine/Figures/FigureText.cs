namespace RnnViz.Engine.Figures;

/// <summary>How an SVG figure holds its text.</summary>
public enum FigureText
{
    /// <summary>As text, with the typefaces inside the file: it can be searched and edited.</summary>
    Text,

    /// <summary>As outlines of the letters: it looks the same wherever it is opened, whatever that program does with typefaces.</summary>
    Outlines,
}
