using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// How far a run has come that is still being trained up to where the others are: "LSTM: 120 of 300 iterations". It is there for as long
/// as there is such a run, and says of the slowest what is true in this frame.
/// </summary>
public sealed class BehindNote(ShownContrast contrast, IAppearance appearance) : Control
{
    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (Slowest is not { } run)
        {
            return;
        }

        Look look = appearance.Look;
        var line = new TextLine(stackalloc char[160]);
        line.Add(run.Name);
        line.Add(": ");
        line.Add(run.Training.Walk.Furthest);
        line.Add(" of ");
        line.Add(contrast.Front.Training.Walk.Furthest);
        line.Add(" iterations");
        float width = MathF.Min(canvas.Fonts.Measure(line.Span, look.Body) + look.Px(40), Bounds.Width), height = look.Px(40);
        var box = new Box(Bounds.Center.X - width / 2, Bounds.Bottom - look.Px(128) - height, width, height).Snapped();
        canvas.FillRoundedBox(box, look.Px(8), look.Theme.Text);
        float share = (float)run.Training.Walk.Furthest / Math.Max(1, contrast.Front.Training.Walk.Furthest);
        Box bar = box.Inset(look.Px(8), height - look.Px(6), look.Px(8), look.Px(2));
        canvas.FillBox(bar with { Width = MathF.Max(1, bar.Width * share) }, look.Theme.Forward);
        canvas.CenteredText(line.Span, box.Center, look.Body, look.Theme.Surface);
    }

    private ShownRun? Slowest
    {
        get
        {
            ShownRun? slowest = null;
            foreach (ShownRun run in contrast.Runs)
            {
                int furthest = run.Training.Walk.Furthest;
                if (furthest < contrast.Front.Training.Walk.Furthest && !(slowest?.Training.Walk.Furthest <= furthest))
                {
                    slowest = run;
                }
            }

            return slowest;
        }
    }
}
