using RnnViz.Engine.Drawing;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

/// <summary>The colours of a figure.</summary>
internal static class FigureTheme
{
    private static readonly Rgba White = Rgba.Hex(0xFFFFFF);

    /// <summary>A theme on its own ground, or on white paper: of a dark theme that is the light one.</summary>
    public static Theme Of(Theme theme, FigureRequest figure)
    {
        if (figure.Background == FigureBackground.White)
        {
            Theme legible = theme.Surface.Luminance > 0.5 ? theme : ThemeCatalog.Light with { HidesUnreached = theme.HidesUnreached };
            return legible with { Background = White, Bar = White, Surface = White };
        }

        // without cards the panels' own colour is the paper
        return figure.IsBare ? theme with { Background = theme.Surface } : theme;
    }
}
