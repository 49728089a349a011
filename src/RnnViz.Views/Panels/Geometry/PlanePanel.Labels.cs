using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels.Geometry;

// words within the plot: each beside what it names, and none over another
public abstract partial class PlanePanel
{
    /// <summary>
    /// Words beside a place: right, left, above, below or at a corner of it, wherever they have room within the plot and do not cover
    /// what is there already. Left out where no place is free.
    /// </summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="text">The words.</param>
    /// <param name="at">The place.</param>
    /// <param name="away">How far from it, in pixels.</param>
    /// <param name="style">Of the words.</param>
    /// <param name="color">Of the words.</param>
    /// <param name="taken">Boxes that are taken; the words' own is added where there is room for one more.</param>
    /// <param name="count">How many boxes are taken.</param>
    /// <param name="isAtCorner">Whether corners are tried first: where a curve goes through the place.</param>
    /// <returns>Whether they were drawn.</returns>
    protected bool DrawBeside(
        ICanvas canvas, ReadOnlySpan<char> text, Point at, float away, TextStyle style, Rgba color, Span<Box> taken, ref int count,
        bool isAtCorner = false)
    {
        float width = canvas.Fonts.Measure(text, style), cap = canvas.Fonts.CapHeight(style), pad = Look.Px(4);
        Box room = Plot.Inset(Look.Px(2));
        ReadOnlySpan<(float X, float Y)> sides =
        [
            (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -2.4f), (0, 2.4f), (1, -2.4f), (-1, -2.4f),
            (1, 2.4f), (-1, 2.4f),
        ];
        const int Corners = 4;
        for (int i = 0; i < sides.Length; i++)
        {
            (float sideX, float sideY) = sides[isAtCorner ? (i + Corners) % sides.Length : i];
            float left = sideX > 0 ? at.X + away + pad : sideX < 0 ? at.X - away - pad - width
                : Math.Clamp(at.X - width / 2, room.X + pad, MathF.Max(room.X + pad, room.Right - width - pad));
            float middle = at.Y + sideY * (away + cap / 2 + pad);
            var box = new Box(left - pad, middle - cap / 2 - pad, width + 2 * pad, cap + 2 * pad);
            if (!room.Encloses(box) || Overlaps(box, taken[..count]))
            {
                continue;
            }

            canvas.BackedText(text, new Point(left, MathF.Round(middle + cap / 2)), style, color, Theme.Surface);
            if (count < taken.Length)
            {
                taken[count++] = box;
            }

            return true;
        }

        return false;
    }

    /// <summary>A box around a place, that words shall not cover.</summary>
    protected static Box Around(Point at, float radius) => new(at.X - radius, at.Y - radius, 2 * radius, 2 * radius);

    private static bool Overlaps(Box box, ReadOnlySpan<Box> taken)
    {
        foreach (Box other in taken)
        {
            if (box.Overlaps(other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes words after the room of a sign, on this line or the next; answers where the sign begins.</summary>
    protected Point? TryKey(ICanvas canvas, string words, float sign, ref int line, ref float x)
    {
        float width = Look.Px(sign) + canvas.Fonts.Measure(words, Look.Label);
        if (x + width > Content.Right && x > Content.X)
        {
            (line, x) = (line + 1, Content.X);
        }

        if (line >= KeyLines || x + width > Content.Right)
        {
            return null;
        }

        Point at = KeyAt(line) with { X = x };
        canvas.CenteredText(words, at + new Point(Look.Px(sign), 0), Look.Label, Theme.Muted, TextAlign.Left);
        x += width + Look.Px(14);
        return at;
    }
}
