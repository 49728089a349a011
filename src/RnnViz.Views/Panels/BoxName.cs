namespace RnnViz.Views.Panels;

/// <summary>The name that stands before a box of a small unrolled network.</summary>
internal static class BoxName
{
    /// <summary>The name of a quantity at timestep t, 0..T.</summary>
    public static FormulaLayout Of(ICanvas canvas, LessonScreen screen, Quantity quantity, int t) =>
        screen.Formulas.Of(canvas.Fonts, quantity.SymbolAt(t, isTransposed: false), screen.PanelLook.Px(20), t);
}
