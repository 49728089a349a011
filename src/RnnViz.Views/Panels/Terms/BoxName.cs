using RnnViz.Engine.Drawing;
using RnnViz.Engine.Mathematics;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Terms;

/// <summary>The name that stands before a box of a small unrolled network.</summary>
internal static class BoxName
{
    /// <summary>The name of a quantity at timestep t, 0..T.</summary>
    public static FormulaLayout Of(ICanvas canvas, IAppearance appearance, Quantity quantity, int t) =>
        appearance.Formulas.Of(canvas.Fonts, quantity.SymbolAt(t, isTransposed: false), appearance.PanelLook.Px(20), t);
}
