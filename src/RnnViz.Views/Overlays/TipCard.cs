using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// The card of a tip: the number with its name and place, and below it the explanation with its formula. As large as its
/// contents, beside the pointer, and never beyond the screen.
/// </summary>
internal sealed class TipCard(IAppearance appearance)
{
    /// <summary>In design units: the type of sentences and of formulas, from line to line, and the widest sentence.</summary>
    private const float SentenceSize = 15, FormulaSize = 19, Pitch = 20, Widest = 400, FormulaHeight = 32, Gap = 5;

    private readonly LatestSentence latest = new();

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    private TextStyle Sentence => Look.Body with { Size = Look.Px(SentenceSize) };

    private TextStyle Heading => new(FontRole.Heading, Look.Px(SentenceSize));

    private Rgba Strong => Theme.Surface;

    private Rgba Quiet => Rgba.Mix(Theme.Surface, Theme.Text, 0.22f);

    /// <summary>Draws the card.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="text">The number; empty where there is none.</param>
    /// <param name="explanation">What is said about it, or null.</param>
    /// <param name="pointer">Beside which point.</param>
    /// <param name="screen">What the card stays within.</param>
    public void Draw(ICanvas canvas, in HoverText text, Explanation? explanation, Point pointer, Box screen)
    {
        float pad = Look.Px(10), most = MathF.Min(Look.Px(Widest), screen.Width / 2 - Look.Px(44));
        IReadOnlyList<SentenceWord>? name =
            Engine.Mathematics.Sentence.MayHaveFormulas(text.Name.Span) ? latest.Read(text.Name.Span) : null;
        (float width, float height) = NumberSize(canvas, in text, name);
        bool isNumber = height > 0;
        if (explanation is not null)
        {
            most = MathF.Max(most, width);
            (float w, float h) = ExplanationSize(canvas, explanation, most, !isNumber);
            (width, height) = (MathF.Max(width, w), height + h + (isNumber ? Look.Px(Gap) : 0));
        }

        Box box = Place(pointer, width + 2 * pad, height + pad, screen);
        canvas.Card(box, Look.Px(6), Look.Hair(), Theme.Text, Theme.Text);
        float x = box.X + pad, y = box.Y + pad / 2;
        if (isNumber)
        {
            y = DrawNumber(canvas, in text, name, x, y);
        }

        if (explanation is not null)
        {
            DrawExplanation(canvas, explanation, new Box(x, isNumber ? y + Look.Px(Gap) : y, box.Width - 2 * pad + 1, box.Height), !isNumber);
        }
    }

    /// <summary>Right of and below the pointer; on the other side where the screen ends.</summary>
    private Box Place(Point pointer, float width, float height, Box screen)
    {
        float away = Look.Px(14), edge = Look.Px(8);
        // the bars stay free, and above the lower one what the timeline says itself
        Box bar = appearance.Layout.Transport, top = appearance.Layout.TopBar;
        float lowest = bar.Contains(pointer) ? bar.Y - Look.Px(38) : screen.Bottom - edge;
        float below = top.Contains(pointer) ? top.Bottom + edge : pointer.Y + away;
        float x = pointer.X + away + width <= screen.Right - edge ? pointer.X + away : pointer.X - away - width;
        float y = below + height <= lowest ? below : MathF.Min(pointer.Y - away, lowest) - height;
        x = Math.Clamp(x, screen.X + edge, MathF.Max(screen.X + edge, screen.Right - edge - width));
        // where it fits neither above nor below it stands beside the pointer
        y = Math.Clamp(y, screen.Y + edge, MathF.Max(screen.Y + edge, lowest - height));
        return new Box(x, y, width, height).Snapped();
    }

    private (float Width, float Height) NumberSize(ICanvas canvas, in HoverText text, IReadOnlyList<SentenceWord>? name)
    {
        float nameWidth = name is null
            ? canvas.Fonts.Measure(text.Name.Span, Look.Label) : SentenceText.Width(canvas.Fonts, appearance.Formulas, name, Look.Label);
        float width = MathF.Max(nameWidth, MathF.Max(
            canvas.Fonts.Measure(text.Value.Span, Look.Number), canvas.Fonts.Measure(text.Place.Span, PlaceStyle)));
        int lines = (text.Name.Span.Length > 0 ? 1 : 0) + (text.Value.Span.Length > 0 ? 1 : 0) + (text.Place.Span.Length > 0 ? 1 : 0);
        return (width, lines * Look.Px(Pitch));
    }

    private TextStyle PlaceStyle => Look.Label with { Size = Look.SmallNumber.Size };

    private float DrawNumber(ICanvas canvas, in HoverText text, IReadOnlyList<SentenceWord>? name, float x, float y)
    {
        if (name is not null)
        {
            float baseline = y + (Look.Px(Pitch) + canvas.Fonts.CapHeight(Look.Label)) / 2;
            SentenceText.DrawLine(canvas, appearance.Formulas, name, new Point(x, baseline), Look.Label, Quiet);
            y += Look.Px(Pitch);
        }
        else
        {
            y = Line(canvas, text.Name.Span, new Point(x, y), Look.Label, Quiet);
        }

        y = Line(canvas, text.Value.Span, new Point(x, y), Look.Number, Strong);
        return Line(canvas, text.Place.Span, new Point(x, y), PlaceStyle, Quiet);
    }

    private float Line(ICanvas canvas, ReadOnlySpan<char> content, Point at, TextStyle style, Rgba color)
    {
        if (content.Length == 0)
        {
            return at.Y;
        }

        canvas.CenteredText(content, at + new Point(0, Look.Px(Pitch) / 2), style, color, TextAlign.Left);
        return at.Y + Look.Px(Pitch);
    }

    private (float Width, float Height) ExplanationSize(ICanvas canvas, Explanation explanation, float most, bool hasName)
    {
        (float width, float height) = (0, 0);
        if (hasName)
        {
            Add(explanation.Name, Heading, 0);
        }

        Add(explanation.What, Sentence, 0);
        if (explanation.Formula is string notation)
        {
            width = MathF.Max(width, MathF.Min(most, FormulaOf(canvas, notation, most).Width));
            height += Look.Px(FormulaHeight);
        }

        Add(explanation.Marks, Sentence, Look.Px(Gap));
        Add(explanation.Value, Sentence, Look.Px(Gap));
        return (width, height);

        void Add(IReadOnlyList<SentenceWord> words, TextStyle style, float gap)
        {
            if (words.Count == 0)
            {
                return;
            }

            (int lines, float longest) = SentenceText.Measure(canvas.Fonts, appearance.Formulas, words, style, most);
            width = MathF.Max(width, longest);
            height += lines * Look.Px(Pitch) + gap;
        }
    }

    /// <summary>A formula that is wider than the card is set smaller.</summary>
    private FormulaLayout FormulaOf(ICanvas canvas, string notation, float most)
    {
        FormulaLayout layout = appearance.Formulas.Of(canvas.Fonts, notation, Look.Px(FormulaSize));
        return layout.Width <= most
            ? layout : appearance.Formulas.Of(canvas.Fonts, notation, Look.Px(FormulaSize) * most / layout.Width * 0.99f);
    }

    private void DrawExplanation(ICanvas canvas, Explanation explanation, Box box, bool hasName)
    {
        float y = box.Y;
        if (hasName)
        {
            Paragraph(explanation.Name, Heading, Strong, 0);
        }

        Paragraph(explanation.What, Sentence, hasName ? Quiet : Strong, 0);
        if (explanation.Formula is string notation)
        {
            FormulaLayout layout = FormulaOf(canvas, notation, box.Width);
            float middle = y + Look.Px(FormulaHeight) / 2;
            layout.Draw(canvas, new Point(box.X, MathF.Round(middle + (layout.Ink.Top - layout.Ink.Depth) / 2)), Strong);
            y += Look.Px(FormulaHeight);
        }

        Paragraph(explanation.Marks, Sentence, Quiet, Look.Px(Gap));
        Paragraph(explanation.Value, Sentence, Strong, Look.Px(Gap));

        void Paragraph(IReadOnlyList<SentenceWord> words, TextStyle style, Rgba color, float gap)
        {
            if (words.Count == 0)
            {
                return;
            }

            float pitch = Look.Px(Pitch);
            int lines = SentenceText.Measure(canvas.Fonts, appearance.Formulas, words, style, box.Width).Lines;
            y += gap;
            SentenceText.Draw(canvas, appearance.Formulas, words, new Box(box.X, y, box.Width, (lines + 0.5f) * pitch), style, pitch, color);
            y += lines * pitch;
        }
    }
}
