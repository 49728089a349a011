using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>What one sequence carries from timestep to timestep: one row a unit, one column a timestep, linear.</summary>
public abstract class StatePanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : UnitsPanel(training, view, scales, appearance)
{
    /// <summary>The state's symbol, in the notation of formulas.</summary>
    protected abstract string Symbol { get; }

    /// <summary>From which part of the scale on a unit is saturated; 0 where none is.</summary>
    protected virtual float Saturation => 0;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        Formula(canvas, Symbol).Draw(canvas, new Point(TitleBaseline.X + TitleWidth(canvas) + Look.Px(6), TitleBaseline.Y), Theme.Muted);
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
}
