using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>What one sequence carries from timestep to timestep: one row a unit, one column a timestep, linear.</summary>
public abstract class StatePanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance, bool isStrip)
    : UnitsPanel(training, view, scales, appearance, isStrip)
{
    /// <inheritdoc/>
    protected override (int First, int Last) Unreached => (LastState + 1, Axis.Timesteps);

    /// <inheritdoc/>
    protected override void DrawGutter(ICanvas canvas)
    {
        FormulaLayout symbol = Formula(canvas, Symbol);
        float beside = TitleBaseline.X + TitleWidth(canvas) + Look.Px(6), indent = 0;
        if (beside + symbol.Width <= Plot.X)
        {
            symbol.Draw(canvas, new Point(beside, TitleBaseline.Y), Theme.Muted);
        }
        else if (!Training.Step.HasCell)
        {
            // below a long title; with a cell the letter on the chosen button says it
            symbol.Draw(canvas, TitleBaseline + new Point(0, Look.Px(18)), Theme.Muted);
            indent = symbol.Width + Look.Px(6);
        }

        var line = new TextLine(stackalloc char[32]);
        line.Add(Training.Step.HiddenUnits);
        line.Add(Training.Step.HiddenUnits == 1 ? " unit" : " units");
        canvas.Text(line.Span, TitleBaseline + new Point(indent, Look.Px(18)), Look.Label, Theme.Muted);
        DrawSequence(canvas, TitleBaseline.Y + Look.Px(35));
        DrawLegend(canvas);
    }

    /// <inheritdoc/>
    internal override void WriteScale(ref TextLine low, ref TextLine middle, ref TextLine high)
    {
        high.Add("+");
        high.AddRound(Scale.High);
        low.Add("−");
        low.AddRound(Scale.High);
        middle.Add("0");
    }
}
