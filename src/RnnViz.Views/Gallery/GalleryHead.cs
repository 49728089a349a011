using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Gallery;

/// <summary>The head of the gallery: its title, the field that is typed into, and how many lessons it found.</summary>
internal static class GalleryHead
{
    private const string TypeText = "Type a text…", Hint = "type to search; T and a space begin a text";

    /// <summary>The button that begins a text of one's own.</summary>
    public static Box TextButton(Look look, Box card) =>
        new Box(card.Right - look.Px(26 + 74 + 124), card.Y + look.Px(19), look.Px(124), look.Px(30)).Snapped();

    /// <summary>Draws it along the top of the card.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="look">Colours and type sizes.</param>
    /// <param name="card">The gallery's box, in pixels.</param>
    /// <param name="search">What was typed, and what it found.</param>
    /// <param name="place">Which of the lessons found is selected, from 1; 0 where there is none.</param>
    public static void Draw(ICanvas canvas, Look look, Box card, LessonSearch search, int place)
    {
        float left = card.X + look.Px(26), right = card.Right - look.Px(26), y = card.Y + look.Px(34);
        canvas.CenteredText("Lessons", new Point(left, y), look.Brand, look.Theme.Text, TextAlign.Left);
        float x = left + canvas.Fonts.Measure("Lessons", look.Brand) + look.Px(24);
        var count = new TextLine(stackalloc char[32]);
        count.Add(place);
        count.Add(" of ");
        count.Add(search.Count);
        canvas.CenteredText(count.Span, new Point(right, y), look.Number, look.Theme.Muted, TextAlign.Right);
        Box button = TextButton(look, card);
        canvas.StrokeRoundedBox(button, look.Px(6), look.Hair(), look.Theme.Border);
        canvas.CenteredText(TypeText, button.Center, look.Body, look.Theme.Text);
        right = button.X - look.Px(16);
        var field = new Box(x, y - look.Px(15), MathF.Min(look.Px(360), right - x), look.Px(30)).Snapped();
        canvas.FillRoundedBox(field, look.Px(6), look.Theme.Quiet);
        ReadOnlySpan<char> text = search.Query.Length > 0 ? search.Query : canvas.Fonts.Wording(Hint);
        float pad = look.Px(10);
        TextStyle style = look.Body.AsVerbatim();
        text = text[..canvas.Fonts.FittingLength(text, style, field.Width - 2 * pad - look.Px(4))];
        canvas.CenteredText(
            text, new Point(field.X + pad, y), style, search.Query.Length > 0 ? look.Theme.Text : look.Theme.Muted, TextAlign.Left);
        if (search.Query.Length > 0)
        {
            canvas.FillBox(new Box(field.X + pad + canvas.Fonts.Measure(text, style) + look.Hair(), y - look.Px(8), look.Hair(1.4f),
                look.Px(16)), look.Theme.Text);
        }

        const string Keys = "arrows move, Enter opens, Esc closes";
        if (field.Right + look.Px(16) + canvas.Fonts.Measure(Keys, look.Label) < right)
        {
            canvas.CenteredText(Keys, new Point(right, y), look.Label, look.Theme.Muted, TextAlign.Right);
        }
    }
}
