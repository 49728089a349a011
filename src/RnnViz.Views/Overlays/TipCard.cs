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
    /// <summary>In design units: from line to line, the widest sentence, and between the number and what is said of it.</summary>
    private const float Pitch = 20, Widest = 400, Gap = 5;

    private readonly ExplanationText paragraphs = new(appearance);
    private readonly LatestSentence latest = new();

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    private Rgba Strong => Theme.Surface;

    private Rgba Quiet => Rgba.Mix(Theme.Surface, Theme.Text, 0.22f);

    /// <summary>Draws the card.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="text">The number; empty where there is none.</param>
    /// <param name="explanation">What is said about it, or null.</param>
    /// <param name="pointer">Beside which point.</param>
    /// <param name="screen">What the card stays within.</param>
    /// <param name="seen">What the card does not cover where there is other room, or null.</param>
    public void Draw(ICanvas canvas, in HoverText text, Explanation? explanation, Point pointer, Box screen, Box? seen)
    {
        float pad = Look.Px(10), most = MathF.Min(Look.Px(Widest), screen.Width / 2 - Look.Px(44));
        IReadOnlyList<SentenceWord>? name = Sentence.MayHaveFormulas(text.Name.Span)
            ? latest.Read(canvas.Fonts.Wording(text.Name.Span)) : null;
        (float width, float height) = NumberSize(canvas, in text, name);
        bool isNumber = height > 0;
        if (explanation is not null)
        {
            most = MathF.Max(most, width);
            Extent said = paragraphs.Measure(canvas.Fonts, explanation, most, !isNumber);
            (width, height) = (MathF.Max(width, said.Width), height + said.Height + (isNumber ? Look.Px(Gap) : 0));
        }

        Box box = Place(pointer, new Extent(width + 2 * pad, height + pad), screen, seen);
        canvas.Card(box, Look.Px(6), Look.Hair(), Theme.Text, Theme.Text);
        float x = box.X + pad, y = box.Y + pad / 2;
        if (isNumber)
        {
            y = DrawNumber(canvas, in text, name, x, y);
        }

        if (explanation is not null)
        {
            var at = new Point(x, isNumber ? y + Look.Px(Gap) : y);
            paragraphs.Draw(canvas, explanation, at, most, !isNumber, (Strong, isNumber ? Strong : Quiet, Quiet));
        }
    }

    /// <summary>Beside the pointer, or where something is to stay seen, outside of that, as near to the pointer as there is room.</summary>
    private Box Place(Point pointer, Extent size, Box screen, Box? seen)
    {
        float away = Look.Px(14), gap = Look.Px(6);
        Box room = screen.Inset(Look.Px(8));
        if (seen is not Box clear)
        {
            float x = pointer.X + away + size.Width <= room.Right ? pointer.X + away : pointer.X - away - size.Width;
            float y = pointer.Y + away + size.Height <= room.Bottom ? pointer.Y + away : pointer.Y - away - size.Height;
            return Within(room, x, y, size);
        }

        float left = pointer.X + away, top = pointer.Y + away;
        ReadOnlySpan<Point> places =
        [
            new(left, clear.Bottom + gap), new(left, clear.Y - gap - size.Height),
            new(clear.X - gap - size.Width, top), new(clear.Right + gap, top),
        ];
        Box? best = null;
        foreach (Point place in places)
        {
            Box box = Within(room, place.X, place.Y, size);
            if (!box.Overlaps(clear) && (best is not Box other || Distance(box, pointer) < Distance(other, pointer)))
            {
                best = box;
            }
        }

        return best ?? Place(pointer, size, screen, null);
    }

    private static Box Within(Box room, float x, float y, Extent size) => new Box(
        Math.Clamp(x, room.X, MathF.Max(room.X, room.Right - size.Width)),
        Math.Clamp(y, room.Y, MathF.Max(room.Y, room.Bottom - size.Height)), size.Width, size.Height).Snapped();

    private static float Distance(Box box, Point point)
    {
        float x = MathF.Max(box.X - point.X, point.X - box.Right), y = MathF.Max(box.Y - point.Y, point.Y - box.Bottom);
        return new Point(MathF.Max(0, x), MathF.Max(0, y)).Length;
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
}
