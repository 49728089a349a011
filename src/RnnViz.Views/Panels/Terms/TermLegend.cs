using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>What the colours of the small unrolled network mean: an example of each box, and its word.</summary>
internal static class TermLegend
{
    private const float Swatch = 12, ToWord = 5, Between = 14;

    private enum Kind { Forward, Backward, Now, NotYet, Negative, Positive }

    /// <summary>The words, the most important first: where not all have room, the last leave.</summary>
    private static readonly (Kind Kind, string Word)[] Entries =
    [
        (Kind.Forward, "forward"), (Kind.Backward, "backward"), (Kind.Now, "now"), (Kind.NotYet, "not yet"),
        (Kind.Negative, "−"), (Kind.Positive, "+"),
    ];

    /// <summary>Draws the legend in one line that ends at a point of its baseline.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and units.</param>
    /// <param name="end">Where the line ends.</param>
    /// <param name="room">How wide it may be, in pixels.</param>
    public static void Draw(ICanvas canvas, Look look, Point end, float room)
    {
        int shown = 0;
        float width = -look.Px(Between);
        while (shown < Entries.Length && width + WidthOf(canvas, look, shown) <= room)
        {
            width += WidthOf(canvas, look, shown);
            shown++;
        }

        float x = end.X - width, middle = end.Y - canvas.Fonts.CapHeight(look.Label) / 2;
        for (int i = 0; i < shown; i++)
        {
            (Kind kind, string word) = Entries[i];
            var box = new Box(x, middle - look.Px(Swatch) / 2, look.Px(Swatch), look.Px(Swatch));
            DrawSwatch(canvas, look, kind, box.Snapped());
            canvas.CenteredText(word, new Point(box.Right + look.Px(ToWord), middle), look.Label, look.Theme.Muted, TextAlign.Left);
            x += WidthOf(canvas, look, i);
        }
    }

    private static float WidthOf(ICanvas canvas, Look look, int i) =>
        look.Px(Swatch + ToWord + Between) + canvas.Fonts.Measure(Entries[i].Word, look.Label);

    private static void DrawSwatch(ICanvas canvas, Look look, Kind kind, Box box)
    {
        Theme theme = look.Theme;
        float reach = NumberCells.ReachOf(theme);
        switch (kind)
        {
            case Kind.Forward:
                canvas.StrokeRoundedBox(box, look.Px(3), look.Hair(1.4f), theme.Forward);
                break;
            case Kind.Backward:
                canvas.StrokeRoundedBox(box, look.Px(3), look.Hair(2), theme.Backward);
                break;
            case Kind.Now:
                // thick in the colour of either pass
                canvas.StrokeRoundedBox(box, look.Px(3), look.Hair(3), theme.Text);
                break;
            case Kind.NotYet:
                canvas.FillRoundedBox(box, look.Px(3), Rgba.Mix(theme.Surface, theme.Quiet, 0.55f));
                canvas.StrokeRoundedBox(box, look.Px(3), look.Hair(1.4f), theme.Dimmed(theme.Backward));
                break;
            default:
                canvas.FillRoundedBox(box, look.Px(3), theme.Diverging.At(kind == Kind.Negative ? -reach : reach));
                break;
        }
    }
}
