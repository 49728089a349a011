using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels;

/// <summary>
/// Draws sentences whose symbols are mathematics. Formulas are a little larger than the words, as their face is smaller. The words
/// have their wording already: a sentence is replaced as a whole, before it is read.
/// </summary>
internal static class SentenceText
{
    private const float Enlargement = 1.2f;

    /// <summary>Words from the top of a box down, broken into lines; what does not fit ends in an ellipsis.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="formulas">Where formulas are measured.</param>
    /// <param name="words">The sentence.</param>
    /// <param name="box">The room.</param>
    /// <param name="style">The type of the words.</param>
    /// <param name="pitch">From line to line, in pixels.</param>
    /// <param name="color">The colour of all.</param>
    public static void Draw(
        ICanvas canvas, FormulaBook formulas, IReadOnlyList<SentenceWord> words, Box box, TextStyle style, float pitch, Rgba color)
    {
        style = style.AsVerbatim();
        float blank = canvas.Fonts.Measure(" ", style), ellipsis = canvas.Fonts.Measure(" …", style), x = box.X;
        float y = MathF.Round(box.Y + (pitch + canvas.Fonts.CapHeight(style)) / 2);
        int first = 0;
        for (int i = 0; i < words.Count; i++)
        {
            x -= x > box.X && words[i].IsJoined ? blank : 0;
            float width = WidthOf(canvas.Fonts, formulas, words[i], style);
            bool isLastLine = y + pitch > box.Bottom,
                isRestTooLong = isLastLine && x + WidthFrom(canvas.Fonts, formulas, words, (i, words.Count), style) > box.Right;
            float right = isRestTooLong ? box.Right - ellipsis : box.Right;
            if (x > box.X && x + MathF.Max(width, GroupFrom(canvas.Fonts, formulas, words, i, style, box.Width)) > right)
            {
                DrawLine(canvas, formulas, words, (first, i), isLastLine, new Box(box.X, y, box.Width, 0), style, color);
                if (isLastLine)
                {
                    return;
                }

                (first, x, y) = (i, box.X, y + pitch);
            }

            x += width + blank;
        }

        DrawLine(canvas, formulas, words, (first, words.Count), false, new Box(box.X, y, box.Width, 0), style, color);
    }

    /// <summary>
    /// Some words in one line; one that is read from right to left ends at the right. The y of the room is the baseline's.
    /// </summary>
    private static void DrawLine(
        ICanvas canvas, FormulaBook formulas, IReadOnlyList<SentenceWord> words, (int From, int To) line, bool isCut, Box room,
        TextStyle style, Rgba color)
    {
        const int MostOnStack = 512;
        int count = Math.Max(0, 2 * (line.To - line.From) - 1);
        Span<int> order = count <= MostOnStack ? stackalloc int[count] : new int[count];
        WordOrder.Arrange(words, line.From, order);
        float blank = canvas.Fonts.Measure(" ", style), x = room.X;
        bool isRightToLeft = IsRightToLeft(words);
        if (isRightToLeft)
        {
            x = room.Right - WidthFrom(canvas.Fonts, formulas, words, line, style);
            if (isCut)
            {
                canvas.Text("…", new Point(x - blank, room.Y), style, color, TextAlign.Right);
            }
        }

        float width = 0;
        foreach (int place in order)
        {
            int word = line.From + place / 2;
            if (place % 2 == 0)
            {
                DrawWord(canvas, formulas, words[word], new Point(x, room.Y), style, color);
                width = WidthOf(canvas.Fonts, formulas, words[word], style);
            }
            else
            {
                x += width + (words[word + 1].IsJoined ? 0 : blank);
            }
        }

        if (isCut && !isRightToLeft)
        {
            canvas.Text("…", new Point(x + (width + blank), room.Y), style, color);
        }
    }

    /// <summary>Whether a sentence is read from right to left.</summary>
    public static bool IsRightToLeft(IReadOnlyList<SentenceWord> words) => words.Count > 0 && words[0].Level > 0;

    /// <summary>Words in one line, the baseline of which begins at a point.</summary>
    public static void DrawLine(
        ICanvas canvas, FormulaBook formulas, IReadOnlyList<SentenceWord> words, Point baseline, TextStyle style, Rgba color)
    {
        float width = Width(canvas.Fonts, formulas, words, style);
        DrawLine(canvas, formulas, words, (0, words.Count), false, new Box(baseline.X, baseline.Y, width, 0), style, color);
    }

    /// <summary>How many lines a sentence is broken into at a width, and the width of the longest.</summary>
    public static (int Lines, float Width) Measure(
        FontBook fonts, FormulaBook formulas, IReadOnlyList<SentenceWord> words, TextStyle style, float width)
    {
        (int lines, float longest, _) = Break(fonts, formulas, words, style, width);
        return (lines, longest);
    }

    /// <summary>How many lines a sentence is broken into at a width, and the widths of the longest and of the last one.</summary>
    public static (int Lines, float Longest, float Last) Break(
        FontBook fonts, FormulaBook formulas, IReadOnlyList<SentenceWord> words, TextStyle style, float width)
    {
        float blank = fonts.Measure(" ", style), x = 0, longest = 0, last = 0;
        int lines = Math.Min(1, words.Count);
        for (int i = 0; i < words.Count; i++)
        {
            float word = WidthOf(fonts, formulas, words[i], style);
            x -= x > 0 && words[i].IsJoined ? blank : 0;
            if (x > 0 && x + MathF.Max(word, GroupFrom(fonts, formulas, words, i, style, width)) > width)
            {
                lines++;
                x = 0;
            }

            last = x + word;
            longest = MathF.Max(longest, last);
            x += word + blank;
        }

        return (lines, longest, last);
    }

    /// <summary>
    /// The width of the words from one on that are not parted: both sides of an equals sign. 0 where the word begins no such
    /// group, or one that is too wide for a line.
    /// </summary>
    private static float GroupFrom(
        FontBook fonts, FormulaBook formulas, IReadOnlyList<SentenceWord> words, int first, TextStyle style, float room)
    {
        int end = first;
        while (end + 1 < words.Count && AreTied(words[end], words[end + 1]))
        {
            end++;
        }

        if (end == first || first > 0 && AreTied(words[first - 1], words[first]))
        {
            return 0;
        }

        float width = (end - first) * fonts.Measure(" ", style);
        for (int i = first; i <= end; i++)
        {
            width += WidthOf(fonts, formulas, words[i], style);
        }

        return width > room ? 0 : width;
    }

    private static bool AreTied(SentenceWord left, SentenceWord right) => right.Text == "=" || left.Text is "=" or "ln"
        || right is { IsJoined: true, Level: > 0 }; // punctuation

    /// <summary>The width of a sentence in one line.</summary>
    public static float Width(FontBook fonts, FormulaBook formulas, IReadOnlyList<SentenceWord> words, TextStyle style) =>
        WidthFrom(fonts, formulas, words, (0, words.Count), style);

    private static float WidthFrom(
        FontBook fonts, FormulaBook formulas, IReadOnlyList<SentenceWord> words, (int From, int To) line, TextStyle style)
    {
        float blank = fonts.Measure(" ", style), width = 0;
        for (int i = line.From; i < line.To; i++)
        {
            width += WidthOf(fonts, formulas, words[i], style) + (i == line.From || words[i].IsJoined ? 0 : blank);
        }

        return width;
    }

    private static float WidthOf(FontBook fonts, FormulaBook formulas, SentenceWord word, TextStyle style) =>
        (FormulaOf(fonts, formulas, word, style)?.Width ?? 0) + fonts.Measure(word.Text, style.AsVerbatim());

    private static void DrawWord(ICanvas canvas, FormulaBook formulas, SentenceWord word, Point baseline, TextStyle style, Rgba color)
    {
        FormulaLayout? formula = FormulaOf(canvas.Fonts, formulas, word, style);
        formula?.Draw(canvas, baseline, color);
        if (word.Text.Length > 0)
        {
            canvas.Text(word.Text, baseline + new Point(formula?.Width ?? 0, 0), style.AsVerbatim(), color);
        }
    }

    private static FormulaLayout? FormulaOf(FontBook fonts, FormulaBook formulas, SentenceWord word, TextStyle style) =>
        word.Notation is null ? null : formulas.Of(fonts, word.Notation, style.Size * Enlargement);
}
