using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>Every mistake of a lesson that could not be opened: where it is, what was found, what is allowed.</summary>
public sealed class MistakesOverlay(IAppearance appearance, LessonException mistakes) : Overlay(appearance)
{
    private const float Head = 64, Pitch = 21, Foot = 20;

    private int first;

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Accept;

    /// <inheritdoc/>
    protected override Box Card => Centered(Look.Px(900), Look.Px(Head + mistakes.Errors.Count * 4 * Pitch + Foot));

    private int Count => mistakes.Errors.Count;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind == InputKind.Wheel)
        {
            Scroll(-Math.Sign(input.Wheel));
        }
        else if (input.Is(Actions.Up))
        {
            Scroll(-1);
        }
        else if (input.Is(Actions.Down))
        {
            Scroll(+1);
        }
        else if (input.Is(Actions.First))
        {
            Scroll(-Count);
        }
        else if (input.Is(Actions.Last))
        {
            Scroll(+Count);
        }
        else
        {
            return base.Input(input);
        }

        return true;
    }

    private void Scroll(int by) => first = Math.Max(0, Math.Min(first + by, Count - 1));

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box card = Card, content = card.Inset(Look.Px(32), Look.Px(Head), Look.Px(32), Look.Px(Foot));
        float pitch = Look.Px(Pitch), y = content.Y;
        int shown = 0;
        for (int i = first; i < Count && y + 3 * pitch <= content.Bottom; i++, shown++)
        {
            y = DrawMistake(canvas, mistakes.Errors[i], new Box(content.X, y, content.Width, content.Bottom - y), pitch);
        }

        var title = new TextLine(stackalloc char[128]);
        title.Add("This lesson cannot be opened: ");
        title.Add(Count);
        title.Add(Count == 1 ? " mistake" : " mistakes");
        var place = new TextLine(stackalloc char[48]);
        if (shown < Count)
        {
            place.Add(first + 1);
            place.Add("–");
            place.Add(first + shown);
            place.Add(" of ");
            place.Add(Count);
            place.Add("  ↑ ↓");
        }

        float baseline = card.Y + Look.Px(40), room = content.Width - canvas.Fonts.Measure(place.Span, Look.Label) - Look.Px(16);
        canvas.Text(place.Span, new Point(content.Right, baseline), Look.Label, Theme.Muted, TextAlign.Right);
        ReadOnlySpan<char> words = canvas.Fonts.Wording(title.Span);
        int length = canvas.Fonts.FittingLength(words, Look.Brand, room);
        canvas.Text(words[..length], new Point(content.X, baseline), Look.Brand, Theme.Text);
    }

    /// <summary>Draws one mistake and answers the y below it.</summary>
    private float DrawMistake(ICanvas canvas, LessonError error, Box box, float pitch)
    {
        string path = error.Path.Length == 0 ? mistakes.Name : error.Path;
        var middle = new Point(box.X, box.Y + pitch / 2);
        canvas.FittedText(path, middle, box.Width, Look.Number.AsVerbatim(), Theme.BackwardText, TextAlign.Left);
        string nearest = error.Nearest is null ? "" : $"; did you mean \"{error.Nearest}\"?",
            allowed = error.Allowed is null ? "" : $"\nAllowed: {error.Allowed}";
        string finding = error.Finding + nearest + allowed;
        Box lines = box.Inset(0, pitch, 0, 0);
        int count =
            Math.Min(CanvasShapes.ParagraphLines(canvas.Fonts, finding, Look.Body, box.Width), Math.Max(1, (int)(lines.Height / pitch)));
        canvas.ParagraphText(finding, lines with { Height = count * pitch }, Look.Body, pitch, Theme.Text);
        return lines.Y + (count + 0.5f) * pitch;
    }
}
