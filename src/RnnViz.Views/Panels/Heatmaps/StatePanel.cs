using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
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
        Formula(canvas, Symbol).Draw(canvas, new Point(TitleBaseline.X + TitleWidth(canvas) + Look.Px(6), TitleBaseline.Y), Theme.Muted);
        var line = new TextLine(stackalloc char[32]);
        line.Add(Training.Step.HiddenUnits);
        line.Add(Training.Step.HiddenUnits == 1 ? " unit" : " units");
        canvas.Text(line.Span, TitleBaseline + new Point(0, Look.Px(18)), Look.Label, Theme.Muted);
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
