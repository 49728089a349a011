namespace RnnViz.Views.Layout;

/// <summary>What a figure stands on.</summary>
public enum FigureBackground
{
    /// <summary>The colours of the theme.</summary>
    Theme,

    /// <summary>White paper. Of a theme that is light on dark the colours are those of the light theme, which can be read on it.</summary>
    White,

    /// <summary>Nothing: the canvas is not cleared, no panel is filled. The colours are for paper of about the theme's own.</summary>
    None,
}
