using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Transport;

/// <summary>
/// How long a step is: batch, phase, timestep or term. The two triangles and the wheel go coarser and finer, as the keys ↑
/// and ↓ do; a click beside them takes the next finer one, and after the finest the coarsest.
/// </summary>
public sealed class StepChooser(ShownTraining training, IAppearance appearance, Stepper stepper) : BaseButton
{
    private static readonly string[] Names = ["step: batch", "step: phase", "step: timestep", "step: term"];

    private Point pressed;

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    private Granularity Granularity => training.Walk.Granularity;

    private float Arrows => Look.Px(26);

    /// <summary>The width that it takes, whatever the step.</summary>
    public float Width(FontBook fonts) => fonts.Measure("step: timestep", Look.Number) + Look.Px(12) + Arrows;

    /// <inheritdoc/>
    protected override void Ready() => Pressed += Choose;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind == InputKind.Wheel && Bounds.Contains(input.Position))
        {
            stepper.ChangeGranularity(input.Wheel > 0 ? -1 : 1);
            return true;
        }

        if (input.IsPress)
        {
            pressed = input.Position;
        }

        return base.Input(input);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        canvas.FillRoundedBox(Bounds, Look.Px(6), IsHovered ? Rgba.Mix(Theme.Quiet, Theme.Text, IsHeld ? 0.25f : 0.1f) : Theme.Quiet);
        canvas.CenteredText(
            Names[(int)Granularity], new Point(Bounds.X + Look.Px(12), Bounds.Center.Y), Look.Number, Theme.Text, TextAlign.Left);
        float x = Bounds.Right - Arrows / 2, s = Look.Px(4.5f);
        var up = new Point(x, Bounds.Center.Y - Look.Px(3));
        var down = new Point(x, Bounds.Center.Y + Look.Px(3));
        canvas.FillTriangle(up - new Point(s, 0), up + new Point(s, 0), up - new Point(0, s * 1.2f),
            Granularity > Granularity.Batch ? Theme.Text : Theme.Dimmed(Theme.Text));
        canvas.FillTriangle(down - new Point(s, 0), down + new Point(s, 0), down + new Point(0, s * 1.2f),
            Granularity < Granularity.Term ? Theme.Text : Theme.Dimmed(Theme.Text));
    }

    private void Choose()
    {
        if (pressed.X >= Bounds.Right - Arrows)
        {
            stepper.ChangeGranularity(pressed.Y < Bounds.Center.Y ? -1 : 1);
        }
        else
        {
            stepper.ChangeGranularity(Granularity == Granularity.Term ? (int)Granularity.Batch - (int)Granularity.Term : 1);
        }
    }
}
