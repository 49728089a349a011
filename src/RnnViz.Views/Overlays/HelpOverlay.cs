using RnnViz.Engine.Drawing;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Overlays;

/// <summary>All keys and what they do.</summary>
public sealed class HelpOverlay(LessonScreen screen) : Overlay(screen)
{
    private const float Pitch = 31, Head = 64;

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Help;

    /// <inheritdoc/>
    protected override Box Card => Centered(Look.Px(620), Look.Px(Head + Actions.HelpLines.Count * Pitch + 24));

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box card = Card;
        float x = card.X + Look.Px(32);
        canvas.Text("Keys", new Point(x, card.Y + Look.Px(42)), Look.Brand, Theme.Text);
        for (int i = 0; i < Actions.HelpLines.Count; i++)
        {
            (string keys, string meaning) = Actions.HelpLines[i];
            float y = card.Y + Look.Px(Head + (i + 0.5f) * Pitch);
            canvas.CenteredText(keys, new Point(x, y), Look.Number, Theme.Backward, TextAlign.Left);
            canvas.CenteredText(meaning, new Point(x + Look.Px(150), y), Look.Body, Theme.Text, TextAlign.Left);
        }
    }
}
