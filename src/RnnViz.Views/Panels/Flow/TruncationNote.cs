using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Step;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>One sentence on how far truncated BPTT's ∂L/∂Whh is from the full gradient: a relative difference, not a share.</summary>
internal static class TruncationNote
{
    private static readonly IReadOnlyList<SentenceWord> Gradient = Sentence.Read("∂L/∂Whh"), Gated = Sentence.Read("∂L/∂W_h"),
        Definition = Sentence.Read("(‖full − truncated‖ / ‖full‖)");

    /// <summary>Writes the sentence at the top left of a plot, the longest version that fits.</summary>
    public static void Draw(ICanvas canvas, Look look, FormulaBook formulas, StepAnalysis analysis, Box plot, bool isGated = false)
    {
        if (analysis.Truncation is not int truncation || analysis.Iteration < 0)
        {
            return;
        }

        IReadOnlyList<SentenceWord> words = isGated ? Gated : Gradient;
        float gradient = SentenceText.Width(canvas.Fonts, formulas, words, look.Label);
        Span<char> buffer = stackalloc char[96];
        for (int brevity = 0; brevity < 4; brevity++)
        {
            var line = new TextLine(buffer);
            if (brevity < 2)
            {
                line.Add(" in the window of ");
                line.Add(truncation);
            }

            line.Add(" differs by ");
            AddDifference(ref line, analysis.ThrownAway);
            line.Add(brevity < 3 ? " from the full gradient " : " from full");
            float text = canvas.Fonts.Measure(line.Span, look.Label), width = gradient + text
                + (brevity == 0 ? SentenceText.Width(canvas.Fonts, formulas, Definition, look.Label) : 0);
            if (width > plot.Width - look.Px(24))
            {
                continue;
            }

            var baseline = new Point(plot.X + look.Px(10), plot.Y + look.Px(18));
            canvas.TextGround(baseline, width, look.Label, look.Theme.Surface);
            SentenceText.DrawLine(canvas, formulas, words, baseline, look.Label, look.Theme.Text);
            canvas.Text(line.Span, baseline + new Point(gradient, 0), look.Label, look.Theme.Text);
            if (brevity == 0)
            {
                SentenceText.DrawLine(canvas, formulas, Definition, baseline + new Point(gradient + text, 0), look.Label, look.Theme.Text);
            }

            return;
        }
    }

    /// <summary>A relative difference in percent.</summary>
    private static void AddDifference(ref TextLine line, double difference)
    {
        if (!double.IsFinite(difference))
        {
            line.Add3(difference);
        }
        else
        {
            line.AddFixed(100 * difference, difference < 0.1 ? 2 : 1);
        }

        line.Add(" %");
    }
}
