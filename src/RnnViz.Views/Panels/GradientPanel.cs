namespace RnnViz.Views.Panels;

/// <summary>The gradients g_t = ∂L/∂h_t of one sequence: one row a unit, one column a timestep, signed-log.</summary>
public sealed class GradientPanel(LessonScreen screen) : UnitsPanel(screen)
{
    /// <inheritdoc/>
    protected override string Title => "GRADIENT";

    /// <inheritdoc/>
    protected override ValueScale Scale => Screen.GradientScale;

    /// <inheritdoc/>
    protected override double ValueAt(int t, int unit) => Screen.Step.HiddenGradientAt(t, unit, Screen.Sequence);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        Formula(canvas, "∂L/∂h_t").Draw(canvas, TitleBaseline + new Point(0, Look.Px(20)), Theme.Muted);
        DrawSequence(canvas, TitleBaseline.Y + Look.Px(37));
        var high = new TextLine(stackalloc char[16]);
        high.Add("+");
        high.AddPowerOfTen((int)Screen.GradientScale.High);
        var low = new TextLine(stackalloc char[16]);
        low.Add("−");
        low.AddPowerOfTen((int)Screen.GradientScale.High);
        var zero = new TextLine(stackalloc char[16]);
        zero.Add("±");
        zero.AddPowerOfTen((int)Screen.GradientScale.Low);
        DrawLegend(canvas, Theme.Diverging, high.Span, zero.Span, low.Span);
        DrawCells(canvas, saturation: 0);
        DrawVeil(canvas, 1, FirstGradient - 1);
        DrawNeighbourhood(canvas);
        DrawCursorEdges(canvas);
    }

    /// <inheritdoc/>
    protected override void Name(ref TextLine line, int t)
    {
        line.Add("∂L/∂h");
        line.AddIndex(t);
    }
}
