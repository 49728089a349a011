using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>The hidden states h_t of one sequence: one row a unit, one column a timestep, linear on −1..1.</summary>
public sealed class HiddenPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : UnitsPanel(training, view, scales, appearance)
{
    /// <inheritdoc/>
    protected override string Title => "HIDDEN";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.HiddenStates;

    /// <inheritdoc/>
    internal override Topic CellTopic => Topic.HiddenState;

    /// <inheritdoc/>
    protected override ValueScale Scale => Scales.Hidden;

    /// <inheritdoc/>
    protected override double ValueAt(int t, int unit) => Training.Step.HiddenAt(t, unit, Training.Sequence);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        Formula(canvas, "h_t").Draw(canvas, new Point(TitleBaseline.X + TitleWidth(canvas) + Look.Px(6), TitleBaseline.Y), Theme.Muted);
        var line = new TextLine(stackalloc char[32]);
        line.Add(Training.Step.HiddenUnits);
        line.Add(Training.Step.HiddenUnits == 1 ? " unit" : " units");
        canvas.Text(line.Span, TitleBaseline + new Point(0, Look.Px(18)), Look.Label, Theme.Muted);
        DrawSequence(canvas, TitleBaseline.Y + Look.Px(35));
        var high = new TextLine(stackalloc char[16]);
        high.Add("+");
        high.AddRound(Scale.High);
        var low = new TextLine(stackalloc char[16]);
        low.Add("−");
        low.AddRound(Scale.High);
        DrawLegend(canvas, Theme.Diverging, high.Span, "0", low.Span);
        DrawCells(canvas, Saturation);
        DrawVeil(canvas, LastState + 1, Axis.Timesteps);
        DrawNeighbourhood(canvas);
        DrawCursorEdges(canvas);
    }

    private float Saturation => Training.Saturation / (float)Scale.High;

    /// <inheritdoc/>
    protected override bool IsSaturated(double value) => Training.Saturation > 0 && Math.Abs(value) >= Training.Saturation;

    /// <inheritdoc/>
    protected override void Name(ref TextLine line, int t)
    {
        line.Add("h");
        line.AddIndex(t);
    }
}
