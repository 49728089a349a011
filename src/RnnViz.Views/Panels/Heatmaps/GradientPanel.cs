using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>The gradients g_t = ∂L/∂h_t of one sequence: one row a unit, one column a timestep, signed-log.</summary>
public class GradientPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : UnitsPanel(training, view, scales, appearance)
{
    /// <inheritdoc/>
    protected override string Title => "GRADIENT";

    /// <summary>What the loss is differentiated with respect to: h or c.</summary>
    protected virtual string Letter => "h";

    /// <summary>The gradient's symbol, in the notation of formulas.</summary>
    protected virtual string Symbol => "∂L/∂h_t";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.HiddenGradients;

    /// <inheritdoc/>
    protected override ValueScale Scale => Scales.Gradient;

    /// <inheritdoc/>
    protected override double ValueAt(int t, int unit) => Training.Step.HiddenGradientAt(t, unit, Training.Sequence);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        Formula(canvas, Symbol).Draw(canvas, TitleBaseline + new Point(0, Look.Px(20)), Theme.Muted);
        DrawSequence(canvas, TitleBaseline.Y + Look.Px(37));
        var high = new TextLine(stackalloc char[16]);
        high.Add("+");
        high.AddPowerOfTen((int)Scales.Gradient.High);
        var low = new TextLine(stackalloc char[16]);
        low.Add("−");
        low.AddPowerOfTen((int)Scales.Gradient.High);
        var zero = new TextLine(stackalloc char[16]);
        zero.Add("±");
        zero.AddPowerOfTen((int)Scales.Gradient.Low);
        DrawLegend(canvas, Theme.Diverging, high.Span, zero.Span, low.Span);
        DrawCells(canvas, saturation: 0);
        DrawVeil(canvas, 1, FirstGradient - 1);
        DrawNeighbourhood(canvas);
        DrawCursorEdges(canvas);
    }

    /// <inheritdoc/>
    protected override void Name(ref TextLine line, int t)
    {
        line.Add("∂L/∂");
        line.Add(Letter);
        line.AddIndex(t);
    }
}
