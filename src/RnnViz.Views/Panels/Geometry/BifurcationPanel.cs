using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>
/// The fixed points of one unit over b, or over w where it has no b: stable ones solid, unstable ones dashed, folds marked, with the
/// lesson's own value and the state that stays there. A drag across the plot tries other values: the state follows, and jumps at a fold.
/// </summary>
public sealed partial class BifurcationPanel(ShownTraining training, BifurcationDiagram diagram, IAppearance appearance)
    : PlanePanel(training, appearance)
{
    private readonly BifurcationPicture picture = new();
    private int iteration = -1, sequence = -1;
    private double value = double.NaN, state = double.NaN, asked = double.NaN;
    private bool isDragging;

    /// <inheritdoc/>
    protected override string Title => "BIFURCATION";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Bifurcation;

    /// <inheritdoc/>
    protected override int PictureIteration => diagram.Iteration;

    /// <inheritdoc/>
    protected override bool IsCurrent => diagram.IsCurrent;

    /// <inheritdoc/>
    protected override double Share => 1;

    /// <inheritdoc/>
    protected override (double Left, double Right, double Bottom, double Top) Edges =>
        (diagram.Left, diagram.Right, picture.Range.Bottom, picture.Range.Top);

    /// <summary>The value that is looked at: the lesson's own, or that to which it was dragged.</summary>
    internal double Value => value;

    /// <summary>The hidden state that stays at that value, come to from the one before.</summary>
    internal double State => state;

    private string Name => diagram.Axis == BifurcationAxis.Bias ? "b" : "w";

    private bool IsTried => value != diagram.Own;

    /// <inheritdoc/>
    internal override void Update()
    {
        if (picture.Update(diagram) || sequence != Training.Sequence)
        {
            // another iteration or sequence begins with the network's own last state; a change of its b or w is followed from where
            // the state was
            bool follows = diagram.Iteration == iteration && sequence == Training.Sequence && double.IsFinite(state);
            (iteration, sequence) = (diagram.Iteration, Training.Sequence);
            value = diagram.Own;
            double h = Training.Step.HiddenAt(Training.Step.Timesteps, 0, Training.Sequence);
            state = diagram.Settle(value, follows ? state : h);
        }

        if (!double.IsNaN(asked) && diagram.Iteration >= 0)
        {
            // in small steps, so that the state has the time that a slow hand would give it
            double from = value;
            const int Steps = 16;
            for (int i = 1; i <= Steps; i++)
            {
                value = from + (asked - from) * i / Steps;
                state = diagram.Settle(value, state);
            }

            value = asked;
            asked = double.NaN;
        }
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        switch (input.Kind)
        {
            case InputKind.PointerPressed when input.IsPress && Plot.Contains(input.Position) && diagram.Iteration >= 0:
                isDragging = true;
                Ask(input.Position);
                return true;
            case InputKind.PointerMoved when isDragging:
                Ask(input.Position);
                return false;
            case InputKind.PointerReleased when isDragging:
                isDragging = false;
                return true;
            default:
                return false;
        }
    }

    private void Ask(Point at)
    {
        PlaneScale scale = Scale;
        double there = Math.Clamp(scale.At(at).X, scale.Left, scale.Right);
        // the lesson's own value holds what comes near it
        Point own = scale.Of(diagram.Own, 0);
        asked = MathF.Abs(own.X - at.X) < Look.Px(5) ? diagram.Own : there;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        PlaneScale scale = Scale;
        if (diagram.Iteration < 0 || !scale.IsValid)
        {
            DrawInstead(
                canvas, diagram.Iteration < 0 ? "The fixed points are being computed." : "No diagram here: weights are not finite.");
            return;
        }

        DrawAxes(canvas, scale);
        DrawOwn(canvas, scale);
        DrawBranches(canvas, scale);
        DrawMarks(canvas, scale);
        DrawVeil(canvas);
        DrawLabels(canvas, scale);
        DrawAcrossName(canvas);
        DrawAxisTitle(canvas, "h", ", fixed points", UprightTitle);
        DrawKeys(canvas);
        DrawState(canvas);
    }

    private void DrawAcrossName(ICanvas canvas)
    {
        var text = new TextLine(stackalloc char[48]);
        bool isBias = diagram.Axis == BifurcationAxis.Bias;
        text.Add(isBias ? ", with w = " : ", with b = ");
        text.Add3(isBias ? diagram.Weight : diagram.Bias);
        DrawAcrossTitle(canvas, isBias ? "b = b_h" : "w = W_{hh}", text.Span);
    }

    /// <summary>An upright line at the lesson's own value, and one at the value that is tried.</summary>
    private void DrawOwn(ICanvas canvas, in PlaneScale scale)
    {
        if (scale.Contains(diagram.Own, scale.Bottom))
        {
            float x = MathF.Round(scale.Of(diagram.Own, 0).X), head = Look.Px(5);
            canvas.FillBox(new Box(x, scale.Plot.Y, Look.Hair(1.5f), scale.Plot.Height), Theme.Muted);
            canvas.FillTriangle(new Point(x - head, scale.Plot.Y - head * 1.4f), new Point(x + head, scale.Plot.Y - head * 1.4f),
                new Point(x, scale.Plot.Y), Theme.Text);
        }

        if (IsTried && scale.Contains(value, scale.Bottom))
        {
            float x = MathF.Round(scale.Of(value, 0).X);
            canvas.DashedLine(
                new Point(x, scale.Plot.Bottom), new Point(x, scale.Plot.Y), Look.Hair(1.2f), Look.Px(4), Look.Px(3), Theme.Forward);
        }
    }

    private void DrawBranches(ICanvas canvas, in PlaneScale scale)
    {
        // dashes of about nine pixels, whatever the width of a column
        int dash = Math.Max(1, (int)MathF.Round(Look.Px(8) / scale.Plot.Width * BifurcationDiagram.Columns));
        for (int i = 0; i < picture.Count; i++)
        {
            BifurcationPicture.Branch branch = picture[i];
            if (branch.IsStable)
            {
                Stroke(canvas, scale, branch.From, branch.To, Look.Stroke(2.6f), Theme.Text);
            }
            else if (branch.Column / dash % 2 == 0)
            {
                Stroke(canvas, scale, branch.From, branch.To, Look.Stroke(1.8f), Theme.Muted);
            }
        }
    }

    /// <summary>Diamonds where two fixed points meet, and a disc at the state that stays.</summary>
    private void DrawMarks(ICanvas canvas, in PlaneScale scale)
    {
        foreach ((double at, double h) in (ReadOnlySpan<(double, double)>)[diagram.Folds.Lower, diagram.Folds.Upper])
        {
            if (scale.Contains(at, h))
            {
                StateMarks.Draw(canvas, StateClass.Neutral, scale.Of(at, h), Look.Px(5), Theme);
            }
        }

        if (scale.Contains(value, state))
        {
            canvas.FillCircle(scale.Of(value, state), Look.Px(8), Theme.Surface);
            canvas.FillCircle(scale.Of(value, state), Look.Px(6.5f), Theme.Forward);
        }
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        if (diagram.Iteration < 0 || !Scale.IsValid || !Scale.Contains(value, state))
        {
            return base.Locate(fonts, target);
        }

        Point at = Scale.Of(value, state);
        return new TargetPlace(Around(at, Look.Px(8)), at);
    }
}
