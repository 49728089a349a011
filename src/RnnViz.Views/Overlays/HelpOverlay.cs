using RnnViz.Engine.Drawing;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Overlays;

/// <summary>All keys and what they do.</summary>
public sealed class HelpOverlay(LessonScreen screen) : Overlay(screen)
{
    private const float Pitch = 31, Head = 64;

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Help;

    /// <summary>What the signs in cells and bars mean.</summary>
    private static readonly (string Sign, string Meaning)[] Marks =
    [
        ("●  0", "exactly zero: underflow, or a unit that is off"),
        ("×", "not a number (NaN)"),
        ("∞", "infinite"),
        ("▬", "a saturated unit: φ' below 0.01"),
        ("▼ ▲", "a bar beyond the axis"),
    ];

    private static int Lines => Actions.HelpLines.Count + Marks.Length + 1;

    /// <inheritdoc/>
    protected override Box Card => Centered(Look.Px(620), Look.Px(Head + Lines * Pitch + 16));

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box card = Card;
        float x = card.X + Look.Px(32);
        canvas.Text("Keys", new Point(x, card.Y + Look.Px(42)), Look.Brand, Theme.Text);
        for (int i = 0; i < Actions.HelpLines.Count; i++) DrawLine(canvas, i, Actions.HelpLines[i].Keys, Actions.HelpLines[i].Meaning);
        int below = Actions.HelpLines.Count;
        canvas.CenteredText("Marks", new Point(x, LineY(below) + Look.Px(4)), Look.Brand, Theme.Text, TextAlign.Left);
        for (int i = 0; i < Marks.Length; i++) DrawLine(canvas, below + 1 + i, Marks[i].Sign, Marks[i].Meaning);
    }

    private float LineY(int line) => Card.Y + Look.Px(Head + (line + 0.5f) * Pitch);

    private void DrawLine(ICanvas canvas, int line, string left, string right)
    {
        float x = Card.X + Look.Px(32), y = LineY(line);
        canvas.CenteredText(left, new Point(x, y), Look.Number, Theme.Backward, TextAlign.Left);
        canvas.CenteredText(right, new Point(x + Look.Px(150), y), Look.Body, Theme.Text, TextAlign.Left);
    }
}
