using RnnViz.Engine.Drawing;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Terms;

/// <summary>The name that stands before a box of a small unrolled network.</summary>
internal static class BoxName
{
    /// <summary>The name of a quantity at timestep t, 0..T.</summary>
    public static FormulaLayout Of(ICanvas canvas, IAppearance appearance, Quantity quantity, int t) =>
        Of(canvas.Fonts, appearance, quantity, t);

    /// <summary>The same, to be measured where nothing is drawn.</summary>
    public static FormulaLayout Of(FontBook fonts, IAppearance appearance, Quantity quantity, int t) =>
        appearance.Formulas.Of(fonts, quantity.SymbolAt(t, isTransposed: false), appearance.PanelLook.Px(20), t);
}
