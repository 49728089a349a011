using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>Sets an explanation: its name, what it is, its formula, what its marks mean, and what is good about a value.</summary>
internal sealed class ExplanationText(IAppearance appearance)
{
    /// <summary>In design units: the type of sentences and of formulas, from line to line, and between paragraphs.</summary>
    private const float SentenceSize = 15, FormulaSize = 19, Pitch = 20, FormulaHeight = 32, Gap = 5;

    private Look Look => appearance.Look;

    private TextStyle Sentence => Look.Body with { Size = Look.Px(SentenceSize) };

    private TextStyle Heading => new(FontRole.Heading, Look.Px(SentenceSize));

    /// <summary>The width of the longest line, and the height, in pixels.</summary>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="explanation">What is set.</param>
    /// <param name="room">The width in which it is broken into lines.</param>
    /// <param name="isWhole">Whether with its name and its marks; else below a number that has a name.</param>
    public Extent Measure(FontBook fonts, Explanation explanation, float room, bool isWhole)
    {
        (float width, float height) = (0, 0);
        explanation = explanation.In(fonts);
        if (isWhole)
        {
            Add(explanation.Name, Heading, 0);
        }

        Add(explanation.What, Sentence, 0);
        if (explanation.Formula is string notation)
        {
            width = MathF.Max(width, FormulaOf(fonts, notation, room).Width);
            height += Look.Px(FormulaHeight);
        }

        // a number is read quickly, or not at all: what its colours mean is said at the title
        if (isWhole)
        {
            Add(explanation.Marks, Sentence, Look.Px(Gap));
        }

        Add(explanation.Value, Sentence, Look.Px(Gap));
        return new Extent(MathF.Min(width, room), height);

        void Add(IReadOnlyList<SentenceWord> words, TextStyle style, float gap)
        {
            if (words.Count == 0)
            {
                return;
            }

            (int lines, float longest) = SentenceText.Measure(fonts, appearance.Formulas, words, style, room);
            width = MathF.Max(width, longest);
            height += lines * Look.Px(Pitch) + gap;
        }
    }

    /// <summary>Draws it from a point down.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="explanation">What is set.</param>
    /// <param name="topLeft">Where it begins.</param>
    /// <param name="room">The width in which it is broken into lines.</param>
    /// <param name="isWhole">As it was measured.</param>
    /// <param name="colors">Of the name, of what it says, and of what is said beside.</param>
    public void Draw(
        ICanvas canvas, Explanation explanation, Point topLeft, float room, bool isWhole, (Rgba Name, Rgba Strong, Rgba Quiet) colors)
    {
        float y = topLeft.Y;
        explanation = explanation.In(canvas.Fonts);
        if (isWhole)
        {
            Paragraph(explanation.Name, Heading, colors.Name, 0);
        }

        Paragraph(explanation.What, Sentence, colors.Strong, 0);
        if (explanation.Formula is string notation)
        {
            FormulaLayout layout = FormulaOf(canvas.Fonts, notation, room);
            float middle = y + Look.Px(FormulaHeight) / 2;
            layout.Draw(canvas, new Point(topLeft.X, MathF.Round(middle + (layout.Ink.Top - layout.Ink.Depth) / 2)), colors.Strong);
            y += Look.Px(FormulaHeight);
        }

        if (isWhole)
        {
            Paragraph(explanation.Marks, Sentence, colors.Quiet, Look.Px(Gap));
        }

        Paragraph(explanation.Value, Sentence, colors.Strong, Look.Px(Gap));

        void Paragraph(IReadOnlyList<SentenceWord> words, TextStyle style, Rgba color, float gap)
        {
            if (words.Count == 0)
            {
                return;
            }

            float pitch = Look.Px(Pitch);
            (int lines, float longest) = SentenceText.Measure(canvas.Fonts, appearance.Formulas, words, style, room);
            y += gap;
            // no wider than it was measured, lest another word goes into a line
            var box = new Box(topLeft.X, y, MathF.Min(longest + 0.25f, room), (lines + 0.5f) * pitch);
            SentenceText.Draw(canvas, appearance.Formulas, words, box, style, pitch, color);
            y += lines * pitch;
        }
    }

    /// <summary>A formula that is wider than the room is set smaller.</summary>
    private FormulaLayout FormulaOf(FontBook fonts, string notation, float room)
    {
        FormulaLayout layout = appearance.Formulas.Of(fonts, notation, Look.Px(FormulaSize));
        return layout.Width <= room
            ? layout : appearance.Formulas.Of(fonts, notation, MathF.Floor(Look.Px(FormulaSize) * room / layout.Width * 8) / 8);
    }
}
