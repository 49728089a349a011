using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Panels;

namespace RnnViz.Views.Overlays;

/// <summary>How the words of a call-out are broken into lines of about the same length, the last of which has a hint beside it.</summary>
/// <param name="Lines">How many lines.</param>
/// <param name="Wrap">The width at which they are broken, in pixels.</param>
/// <param name="Width">The width of the longest line, or of the last one with the hint, in pixels.</param>
internal readonly record struct CalloutText(int Lines, float Wrap, float Width)
{
    private const int Halvings = 9;

    /// <summary>As few lines as a room allows; one more where the last leaves no room for the hint.</summary>
    /// <param name="fonts">What texts are measured by.</param>
    /// <param name="formulas">What formulas are measured by.</param>
    /// <param name="words">The sentence.</param>
    /// <param name="style">The type of the words.</param>
    /// <param name="room">The width of the room in pixels.</param>
    /// <param name="hint">The width of the hint with the gap before it, in pixels.</param>
    public static CalloutText Fit(
        FontBook fonts, FormulaBook formulas, IReadOnlyList<SentenceWord> words, TextStyle style, float room, float hint)
    {
        int lines = SentenceText.Break(fonts, formulas, words, style, room).Lines;
        CalloutText even = Balanced(lines);
        return even.Width <= room || lines == 0 ? even : Balanced(lines + 1);

        CalloutText Balanced(int count)
        {
            // the least width that needs no more lines
            float least = 0, enough = room;
            for (int i = 0; i < Halvings; i++)
            {
                float middle = (least + enough) / 2;
                bool isEnough = SentenceText.Break(fonts, formulas, words, style, middle).Lines <= count;
                (least, enough) = isEnough ? (least, middle) : (middle, enough);
            }

            (int needed, float longest, float last) = SentenceText.Break(fonts, formulas, words, style, enough);
            return new CalloutText(needed, MathF.Max(enough, longest), MathF.Max(longest, last + hint));
        }
    }
}
