using RnnViz.Engine.Mathematics;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Screen;

/// <summary>Colours, type sizes and places of everything on the screen: what the scene sets when it arranges its panels.</summary>
/// <param name="look">Colours and type sizes to begin with.</param>
/// <param name="layout">Where everything stands to begin with.</param>
public sealed class Appearance(Look look, ScreenLayout layout) : IAppearance
{
    /// <inheritdoc/>
    public Look Look { get; set; } = look;

    /// <inheritdoc/>
    public Look PanelLook { get; set; } = look;

    /// <inheritdoc/>
    public ScreenLayout Layout { get; set; } = layout;

    /// <inheritdoc/>
    public FormulaBook Formulas { get; } = new();

    /// <inheritdoc/>
    public IMistakeLog? Mistakes { get; set; }
}
