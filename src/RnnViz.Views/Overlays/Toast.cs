using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// A line about what just happened, for a few seconds; several lines stay longer, each broken where it is too long for the window.
/// </summary>
public sealed class Toast(IAppearance appearance) : Control
{
    private const double Duration = 4, DurationOfALine = 6;

    private string message = "";
    private double left;
    private Func<bool>? isTrue;

    /// <summary>What was said last, whether or not it is still shown.</summary>
    public string Message => message;

    /// <summary>Shows a message in place of the one before.</summary>
    /// <param name="text">The message.</param>
    /// <param name="holds">Whether it is true still: it leaves when it is not; null where what it says has happened.</param>
    public void Say(string text, Func<bool>? holds = null)
    {
        isTrue = holds;
        int more = text.AsSpan().Count('\n');
        (message, left) = (text, more == 0 ? Duration : DurationOfALine * (1 + more));
    }

    /// <inheritdoc/>
    protected override void Process(double delta) => left = IsTrue ? Math.Max(0, left - delta) : 0;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (left <= 0 || !IsTrue)
        {
            return;
        }

        if (message.Contains('\n'))
        {
            DrawLines(canvas);
            return;
        }

        Look look = appearance.Look;
        ReadOnlySpan<char> text = canvas.Fonts.Wording(message);
        TextStyle style = look.Body.AsVerbatim();
        float most = Bounds.Width - look.Px(96);
        // the end of a path says more than its beginning
        bool isCut = false;
        while (text.Length > 1 && canvas.Fonts.Measure(text, style) > most)
        {
            text = text[1..];
            isCut = true;
        }

        float width = canvas.Fonts.Measure(text, style) + look.Px(isCut ? 56 : 40), height = look.Px(40);
        var box = new Box(Bounds.Center.X - width / 2, Bounds.Bottom - look.Px(80) - height, width, height).Snapped();
        canvas.FillRoundedBox(box, look.Px(8), look.Theme.Text);
        if (isCut)
        {
            canvas.CenteredText("…", new Point(box.X + look.Px(18), box.Center.Y), look.Body, look.Theme.Surface, TextAlign.Left);
        }

        canvas.CenteredText(text, new Point(box.Right - look.Px(20), box.Center.Y), style, look.Theme.Surface, TextAlign.Right);
    }

    private bool IsTrue => isTrue is null || isTrue();

    private void DrawLines(ICanvas canvas)
    {
        Look look = appearance.Look;
        float most = MathF.Min(Bounds.Width - look.Px(96), look.Px(900)), pitch = look.Px(21);
        int lines = CanvasShapes.ParagraphLines(canvas.Fonts, message, look.Body, most);
        float height = lines * pitch + look.Px(24), width = most + look.Px(40);
        var box = new Box(Bounds.Center.X - width / 2, Bounds.Bottom - look.Px(80) - height, width, height).Snapped();
        canvas.FillRoundedBox(box, look.Px(8), look.Theme.Text);
        canvas.ParagraphText(
            message, box.Inset(look.Px(20), look.Px(12), look.Px(20), 0) with { Height = lines * pitch + look.Hair() }, look.Body, pitch,
            look.Theme.Surface);
    }
}
