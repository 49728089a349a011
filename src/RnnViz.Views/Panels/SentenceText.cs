using RnnViz.Engine.Drawing;
using RnnViz.Engine.Mathematics;

namespace RnnViz.Views.Panels;

/// <summary>Draws sentences whose symbols are mathematics.</summary>
internal static class SentenceText
{
    /// <summary>Words from the top of a box down, broken into lines; what does not fit ends in an ellipsis.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="formulas">Where formulas are measured.</param>
    /// <param name="words">The sentence.</param>
    /// <param name="box">The room.</param>
    /// <param name="style">The type of the words; formulas are a little larger, as their face is smaller.</param>
    /// <param name="pitch">From line to line, in pixels.</param>
    /// <param name="color">The colour of all.</param>
    public static void Draw(ICanvas canvas, FormulaBook formulas, IReadOnlyList<SentenceWord> words, Box box, TextStyle style, float pitch, Rgba color)
    {
        float blank = canvas.Fonts.Measure(" ", style), ellipsis = canvas.Fonts.Measure(" …", style), x = box.X;
        float y = MathF.Round(box.Y + (pitch + canvas.Fonts.CapHeight(style)) / 2);
        for (int i = 0; i < words.Count; i++)
        {
            SentenceWord word = words[i];
            FormulaLayout? formula = word.Notation is null ? null : formulas.Of(canvas.Fonts, word.Notation, style.Size * 1.2f);
            float symbol = formula?.Width ?? 0, width = symbol + canvas.Fonts.Measure(word.Text, style);
            bool isLastLine = y + pitch > box.Bottom;
            float end = isLastLine && i < words.Count - 1 ? box.Right - ellipsis : box.Right;
            if (x > box.X && x + width > end)
            {
                if (isLastLine)
                {
                    canvas.Text("…", new Point(x, y), style, color);
                    return;
                }
                (x, y) = (box.X, y + pitch);
            }
            formula?.Draw(canvas, new Point(x, y), color);
            if (word.Text.Length > 0) canvas.Text(word.Text, new Point(x + symbol, y), style, color);
            x += width + blank;
        }
    }
}
