using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Panels.Terms;

namespace RnnViz.Views.Panels.Status;

// the numbers of the run in front
public sealed partial class StatusBar
{
    private void DrawField(ICanvas canvas, StatusField field, float x, float y)
    {
        PreparedStep step = training.Step;
        Walk walk = training.Walk;
        var text = new TextLine(stackalloc char[32]);
        switch (field)
        {
            case StatusField.Iteration:
                text.Add(step.ShownIteration);
                DrawNumber(canvas, "iteration ", text.Span, "", x, y, Theme.Text);
                break;
            case StatusField.Timestep:
                text.Add("t = ");
                text.Add(training.Timestep);
                DrawNumber(canvas, "", text.Span, "", x, y, training.PhaseText(Theme));
                break;
            case StatusField.Term:
                (int term, int terms) = TermPlace.Of(walk);
                text.Add("term ");
                text.Add(term);
                text.Add(" of ");
                text.Add(terms);
                DrawNumber(canvas, "", text.Span, "", x, y, training.PhaseText(Theme));
                break;
            case StatusField.Loss:
                if (training.Session.IsLossKnown)
                {
                    text.Add3(step.LossPerOutput);
                }
                else
                {
                    text.Add("–");
                }

                DrawNumber(canvas, "loss ", text.Span, "", x, y, Seen(walk.Shows(Phase.Loss, 0, Term.Losses), Theme.Text));
                break;
            case StatusField.Norm:
                text.Add3(step.GradientNorm);
                FormulaLayout norm = appearance.Formulas.Of(canvas.Fonts, "‖∇L‖", Look.Px(16));
                norm.Draw(canvas, new Point(x, MathF.Round(y + canvas.Fonts.CapHeight(Look.Number) / 2)), Theme.Muted);
                DrawNumber(canvas, "", text.Span, "", x + norm.Width + Look.Px(7), y,
                    Seen(walk.Shows(Phase.Update, 0, Term.GradientNorm), Theme.Text));
                break;
            case StatusField.Deviation:
                double deviation = training.Session.Deviation.Largest;
                text.AddRound(deviation);
                bool isFar = deviation > training.Session.ExplainedDeviation;
                DrawNumber(canvas, "deviation ", text.Span, "", x, y, isFar ? Theme.Wrong : Theme.Text);
                break;
            case StatusField.Clipped:
                text.Add3(step.ClippedGradientNorm);
                bool isClipped = step.ClippedGradientNorm < step.GradientNorm;
                DrawNumber(canvas, "clipped ", text.Span, "", x, y,
                    Seen(walk.Shows(Phase.Update, 0, Term.Clip), isClipped ? Theme.BackwardText : Theme.Muted));
                break;
            case StatusField.Rate:
                text.AddFixed(playback.FramesPerSecond!.Value, 0);
                DrawNumber(canvas, "", text.Span, " fps", x, y, Theme.Text);
                break;
        }
    }

    /// <summary>A number that the walk has not come to yet is dimmed.</summary>
    private Rgba Seen(bool isShown, Rgba color) => isShown ? color : Theme.Dimmed(color);

    private void DrawNumber(
        ICanvas canvas, ReadOnlySpan<char> label, ReadOnlySpan<char> number, ReadOnlySpan<char> unit, float x, float y, Rgba color)
    {
        canvas.CenteredText(label, new Point(x, y), Look.Label, Theme.Muted, TextAlign.Left);
        if (label.Length > 0)
        {
            x += canvas.Fonts.Measure(label, Look.Label) + Look.Px(3);
        }

        canvas.CenteredText(number, new Point(x, y), Look.Number, color, TextAlign.Left);
        canvas.CenteredText(unit, new Point(x + canvas.Fonts.Measure(number, Look.Number), y), Look.Label, Theme.Muted, TextAlign.Left);
    }
}
