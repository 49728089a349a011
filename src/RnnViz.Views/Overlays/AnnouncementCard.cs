using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// What is announced before a lesson is left, large, on a card over the veiled screen: which lesson comes, and the key that opens
/// it. It takes no input; whatever moves the walk takes it away.
/// </summary>
public sealed class AnnouncementCard(IViewState view, IAppearance appearance) : Control
{
    private const float Widest = 760, Padding = 40, Gap = 18;

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (view.Announcement is not { } said)
        {
            return;
        }

        TextStyle heading = Look.Body with { Size = Look.Px(19) }, title = Look.Brand with { Size = Look.Px(34) },
            summary = Look.Body with { Size = Look.Px(20) }, hint = Look.Body with { Size = Look.Px(17) };
        float padding = Look.Px(Padding), gap = Look.Px(Gap), width = MathF.Min(Look.Px(Widest), Bounds.Width - 2 * padding);
        float inner = width - 2 * padding;
        ReadOnlySpan<(string Text, TextStyle Style, Rgba Color)> parts =
        [
            (said.Heading, heading, Theme.BackwardText), (said.Title, title, Theme.Text), (said.Summary, summary, Theme.Text),
            (said.Hint, hint, Theme.Muted),
        ];
        float height = 2 * padding - gap;
        foreach ((string text, TextStyle style, _) in parts)
        {
            height += HeightOf(canvas, text, style, inner) + (text.Length > 0 ? gap : 0);
        }

        var card = new Box(Bounds.Center.X - width / 2, Bounds.Center.Y - height / 2, width, height).Snapped();
        canvas.FillBox(Bounds, Theme.Veil);
        canvas.Card(card, Look.Px(10), Look.Hair(1.5f), Theme.Surface, Theme.Border);
        float y = card.Y + padding;
        foreach ((string text, TextStyle style, Rgba color) in parts)
        {
            if (text.Length == 0)
            {
                continue;
            }

            float part = HeightOf(canvas, text, style, inner);
            var box = new Box(card.X + padding, y, inner, part);
            SentenceText.Draw(canvas, appearance.Formulas, Sentence.Read(canvas.Fonts.Reworded(text)), box, style, PitchOf(style), color);
            y += part + gap;
        }
    }

    private static float PitchOf(TextStyle style) => MathF.Round(style.Size * 1.35f);

    private float HeightOf(ICanvas canvas, string text, TextStyle style, float width) => text.Length == 0 ? 0
        : SentenceText.Measure(canvas.Fonts, appearance.Formulas, Sentence.Read(canvas.Fonts.Reworded(text)), style, width).Lines
            * PitchOf(style);
}
