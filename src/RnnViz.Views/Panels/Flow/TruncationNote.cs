using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Step;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>One sentence on what truncated BPTT cuts off, with its share of ∂L/∂Whh.</summary>
internal static class TruncationNote
{
    /// <summary>What the share is of, the most detailed first; the last is said in fewer words.</summary>
    private static readonly IReadOnlyList<SentenceWord>[] Wholes =
        [Sentence.Read("of ∂L/∂Whh (‖full − truncated‖ / ‖full‖)"), Sentence.Read("of ∂L/∂Whh"), []];

    /// <summary>Writes the sentence at the top left of a plot, the longest version that fits.</summary>
    public static void Draw(ICanvas canvas, Look look, FormulaBook formulas, StepAnalysis analysis, Box plot)
    {
        if (analysis.Truncation is not int truncation || analysis.Iteration < 0)
        {
            return;
        }

        Span<char> buffer = stackalloc char[96];
        foreach (IReadOnlyList<SentenceWord> whole in Wholes)
        {
            var line = new TextLine(buffer);
            if (whole.Count > 0)
            {
                line.Add("the window of ");
            }

            if (whole.Count > 0)
            {
                line.Add(truncation);
            }

            line.Add(whole.Count > 0 ? " throws away " : "thrown away: ");
            AddShare(ref line, analysis.ThrownAway);
            line.Add(" ");
            float share = canvas.Fonts.Measure(line.Span, look.Label),
                width = share + SentenceText.Width(canvas.Fonts, formulas, whole, look.Label);
            if (width > plot.Width - look.Px(24))
            {
                continue;
            }

            var baseline = new Point(plot.X + look.Px(10), plot.Y + look.Px(18));
            canvas.TextGround(baseline, width, look.Label, look.Theme.Surface);
            canvas.Text(line.Span, baseline, look.Label, look.Theme.Text);
            SentenceText.DrawLine(canvas, formulas, whole, baseline + new Point(share, 0), look.Label, look.Theme.Text);
            return;
        }
    }

    /// <summary>A share as a percentage with three digits at most.</summary>
    private static void AddShare(ref TextLine line, double share)
    {
        if (!double.IsFinite(share))
        {
            line.Add3(share);
        }
        else
        {
            line.AddFixed(100 * share, share < 0.1 ? 2 : 1);
        }

        line.Add(" %");
    }
}
