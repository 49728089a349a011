using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>One sentence on what the window of truncated BPTT throws away, with its share of ∂L/∂Whh.</summary>
internal static class WindowNote
{
    /// <summary>Writes the sentence at the top left of a plot, the longest version that fits.</summary>
    public static void Draw(ICanvas canvas, Look look, StepAnalysis analysis, Box plot)
    {
        if (analysis.Window is not int window || analysis.Iteration < 0) return;
        Span<char> buffer = stackalloc char[96];
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var line = new TextLine(buffer);
            if (attempt < 2) line.Add("the window of ");
            if (attempt < 2) line.Add(window);
            if (attempt < 2) line.Add(" throws away ");
            if (attempt == 2) line.Add("thrown away: ");
            AddShare(ref line, analysis.ThrownAway);
            if (attempt == 0) line.Add(" of ∂L/∂Whh (‖full − truncated‖ / ‖full‖)");
            if (attempt == 1) line.Add(" of ∂L/∂Whh");
            if (canvas.Fonts.Measure(line.Span, look.Label) > plot.Width - look.Px(24)) continue;
            canvas.BackedText(line.Span, new Point(plot.X + look.Px(10), plot.Y + look.Px(18)), look.Label, look.Theme.Text, look.Theme.Panel);
            return;
        }
    }

    /// <summary>A share as a percentage with three digits at most.</summary>
    private static void AddShare(ref TextLine line, double share)
    {
        if (!double.IsFinite(share)) line.Add3(share);
        else line.AddFixed(100 * share, share < 0.1 ? 2 : 1);
        line.Add(" %");
    }
}
