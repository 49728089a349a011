using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Gallery;

/// <summary>A text that somebody types in the gallery in place of choosing a lesson, and what would be trained on it.</summary>
internal sealed class TextEntry
{
    /// <summary>The size of the card in design units.</summary>
    public const float Width = 900, Height = 300;

    private const string Keys = "Enter trains on it. Esc goes back to the lessons.";
    private string about = "", wanted = "";

    /// <summary>Whether a text is being typed.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The text as typed so far.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether a lesson can be made of it.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Begins with a text.</summary>
    public void Open(string text)
    {
        IsOpen = true;
        Set(text);
    }

    /// <summary>Forgets the text.</summary>
    public void Close() => IsOpen = false;

    /// <summary>Adds a character, where there is room for it.</summary>
    public void Add(char character)
    {
        if (Text.Length < TextLesson.MostTyped)
        {
            Set(Text + character);
        }
    }

    /// <summary>Takes the last character away; where there is none, ends the entry.</summary>
    public void Erase()
    {
        if (Text.Length == 0)
        {
            Close();
            return;
        }

        bool isPair = Text.Length > 1 && char.IsSurrogatePair(Text[^2], Text[^1]);
        Set(Text[..^(isPair ? 2 : 1)]);
    }

    private void Set(string text)
    {
        Text = text;
        string trained = TextLesson.Describe(text, out (string Finding, string Allowed)? problem);
        IsReady = problem is null;
        about = text.Length == 0 ? "The network will learn to continue what you type, character by character."
            : IsReady ? trained : $"{char.ToUpperInvariant(problem!.Value.Finding[0])}{problem.Value.Finding[1..]}.";
        wanted = IsReady ? Keys : text.Length == 0 ? "For example: to be or not to be" : $"What it takes: {problem!.Value.Allowed}.";
    }

    /// <summary>Draws the text, what would be trained on it, and the keys, into the gallery's card.</summary>
    public void Draw(ICanvas canvas, Look look, Box card)
    {
        Box inner = card.Inset(look.Px(26), look.Px(20), look.Px(26), look.Px(20));
        float pitch = look.Px(30);
        canvas.CenteredText("Type a text", new Point(inner.X, inner.Y + look.Px(14)), look.Brand, look.Theme.Text, TextAlign.Left);
        Box field = inner with { Y = inner.Y + look.Px(44), Height = inner.Height - look.Px(44 + 66) };
        canvas.FillRoundedBox(field.Snapped(), look.Px(6), look.Theme.Quiet);
        DrawText(canvas, look, field.Inset(look.Px(14), look.Px(8), look.Px(14), look.Px(8)), pitch);
        float y = field.Bottom + look.Px(24);
        canvas.CenteredText(about, new Point(inner.X, y), look.Body, look.Theme.Text, TextAlign.Left);
        canvas.CenteredText(wanted, new Point(inner.X, y + look.Px(26)), look.Body, look.Theme.Muted, TextAlign.Left);
    }

    /// <summary>The text in lines with a caret at its end; of a text too long for the field its end is seen.</summary>
    private void DrawText(ICanvas canvas, Look look, Box box, float pitch)
    {
        TextStyle style = look.Brand.AsVerbatim();
        ReadOnlySpan<char> rest = Text;
        int most = Math.Max(1, (int)(box.Height / pitch)), lines = LinesOf(canvas, Text, look, box.Width);
        int skipped = Math.Max(0, lines - most);
        float y = box.Y + pitch / 2, caret = box.X;
        for (int line = 0; line < lines; line++)
        {
            int length = Math.Max(1, canvas.Fonts.FittingLength(rest, style, box.Width));
            ReadOnlySpan<char> part = rest[..Math.Min(length, rest.Length)];
            if (line >= skipped)
            {
                canvas.CenteredText(part, new Point(box.X, y), style, look.Theme.Text, TextAlign.Left);
                y += line < lines - 1 ? pitch : 0;
            }

            caret = box.X + canvas.Fonts.Measure(part, style) + look.Hair();
            rest = rest[part.Length..];
        }

        canvas.FillBox(new Box(caret, y - look.Px(11), look.Hair(1.6f), look.Px(22)), look.Theme.Text);
    }

    private static int LinesOf(ICanvas canvas, ReadOnlySpan<char> text, Look look, float width)
    {
        int lines = 0;
        while (text.Length > 0)
        {
            text = text[Math.Max(1, Math.Min(canvas.Fonts.FittingLength(text, look.Brand, width), text.Length))..];
            lines++;
        }

        return lines;
    }
}
