using RnnViz.Engine.Mathematics;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Screen;

/// <summary>
/// Colours, type sizes and places of everything on the screen, to be read; <see cref="Appearance"/> is what changes them.
/// </summary>
public interface IAppearance
{
    /// <summary>Colours and type sizes.</summary>
    Look Look { get; }

    /// <summary>Colours and type sizes within panels: larger where one panel has the window to itself.</summary>
    Look PanelLook { get; }

    /// <summary>Where everything stands.</summary>
    ScreenLayout Layout { get; }

    /// <summary>The formulas of all panels, each measured once.</summary>
    FormulaBook Formulas { get; }

    /// <summary>
    /// Where panels write down mistakes of the program that they go on from; null where nothing may go on, as in pictures for files.
    /// </summary>
    IMistakeLog? Mistakes { get; }
}
