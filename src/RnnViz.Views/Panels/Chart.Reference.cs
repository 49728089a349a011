using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.History;

namespace RnnViz.Views.Panels;

// lines at values that the theory gives, and their names
internal readonly ref partial struct Chart
{
    /// <summary>A dashed horizontal at a value that the theory gives, with its name where the curve is not.</summary>
    /// <remarks>
    /// Where the name has no room on its side it goes to the other, or is left out if that is another line's. A value beyond the axis
    /// has no line: its name stands at that end of the axis, after ▲ or ▼.
    /// </remarks>
    /// <param name="value">Where the line is.</param>
    /// <param name="label">Its name.</param>
    /// <param name="color">Of both.</param>
    /// <param name="curves">What the name covers nowhere, if it can be so: it stands at the left end then, or on the other side.</param>
    /// <param name="isLabelBelow">The side of the line where the name belongs.</param>
    /// <param name="isOtherSideFree">Whether it may stand on the other.</param>
    public void Reference(
        double value, ReadOnlySpan<char> label, Rgba color, ReadOnlySpan<ScalarSeries> curves, bool isLabelBelow,
        bool isOtherSideFree = true)
    {
        double position = scale.PositionOf(value);
        if (position is < 0 or > 1)
        {
            OutsideName(canvas.Fonts.Wording(label), color, curves, isAbove: position > 1, isLeftFirst: isLabelBelow);
            return;
        }

        float y = MathF.Round(YOf(value)) + 0.5f;
        canvas.DashedLine(new Point(plot.X, y), new Point(plot.Right, y), look.Hair(), look.Px(5), look.Px(4), color);
        label = canvas.Fonts.Wording(label);
        int length = canvas.Fonts.FittingLength(label, look.SmallNumber, plot.Width - look.Px(4));
        bool isAboveFull = y - look.Px(16) < plot.Y - look.Px(11), isBelowFull = y + look.Px(18) >= plot.Bottom;
        if (!isOtherSideFree && (isLabelBelow ? isBelowFull : isAboveFull))
        {
            return;
        }

        isLabelBelow = isLabelBelow && !isBelowFull || isAboveFull;
        if (length < label.Length)
        {
            // a name that is too long gives up whole words rather than letters
            length = label[..length].LastIndexOf(' ');
            if (length <= 0)
            {
                return;
            }
        }

        float width = canvas.Fonts.Measure(label[..length], look.SmallNumber);
        bool isOtherOpen = isOtherSideFree && !(isLabelBelow ? isAboveFull : isBelowFull);
        Point place = PlaceOfName(0, y, width, isLabelBelow);
        for (int way = 0; way < 4; way++)
        {
            // at the right end, at the left end, and then both on the other side
            Point other = PlaceOfName(way % 2, y, width, isLabelBelow != way > 1);
            if ((way < 2 || isOtherOpen) && !Meets(curves, NameBox(other, width)))
            {
                place = other;
                break;
            }
        }

        canvas.BackedText(label[..length], place, look.SmallNumber, color, look.Theme.Surface, TextAlign.Left);
    }

    /// <summary>The name of a value beyond the axis after the mark that says so, at an end of the axis' end where no curve is.</summary>
    private void OutsideName(ReadOnlySpan<char> label, Rgba color, ReadOnlySpan<ScalarSeries> curves, bool isAbove, bool isLeftFirst)
    {
        float mark = look.Px(12), width = mark + canvas.Fonts.Measure(label, look.SmallNumber);
        if (width > plot.Width - look.Px(4))
        {
            return;
        }

        float y = isAbove ? plot.Y : plot.Bottom;
        Point place = PlaceOfName(isLeftFirst ? 1 : 0, y, width, isAbove), other = PlaceOfName(isLeftFirst ? 0 : 1, y, width, isAbove);
        place = Meets(curves, NameBox(place, width)) && !Meets(curves, NameBox(other, width)) ? other : place;
        if (isAbove)
        {
            Above(place.X + look.Px(5), color);
        }
        else
        {
            Below(place.X + look.Px(5), color);
        }

        canvas.BackedText(label, place + new Point(mark, 0), look.SmallNumber, color, look.Theme.Surface, TextAlign.Left);
    }

    private Point PlaceOfName(int end, float y, float width, bool isBelow) => new(
        end == 0 ? plot.Right - look.Px(2) - width : plot.X + look.Px(4), isBelow ? y + look.Px(15) : y - look.Px(6));

    private Box NameBox(Point place, float width)
    {
        float height = canvas.Fonts.CapHeight(look.SmallNumber);
        return new Box(place.X, place.Y - height, width, height).Inset(-look.Px(4));
    }

    /// <summary>Whether one of some series goes through a box.</summary>
    private bool Meets(ReadOnlySpan<ScalarSeries> curves, Box box)
    {
        foreach (ScalarSeries series in curves)
        {
            if (Meets(series, box))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a series goes through a box.</summary>
    private bool Meets(ScalarSeries series, Box box)
    {
        float top = float.NaN, bottom = float.NaN;
        for (int i = 0; i < series.BucketCount; i++)
        {
            float x = XOf(series.FirstIteration(i));
            if (!double.IsFinite(series.Mean(i)) || x > box.Right && float.IsNaN(top))
            {
                top = bottom = float.NaN;
                continue;
            }

            // from one point to the next, too
            float upper = YOf(series.Max(i)), lower = YOf(series.Min(i)), from = MathF.Min(upper, float.IsNaN(top) ? upper : top);
            float to = MathF.Max(lower, float.IsNaN(bottom) ? lower : bottom);
            bool isBeside = x < box.X && (i + 1 == series.BucketCount || XOf(series.FirstIteration(i + 1)) < box.X);
            (top, bottom) = (upper, lower);
            if (!isBeside && to >= box.Y && from <= box.Bottom && (x <= box.Right || XOf(series.FirstIteration(i - 1)) <= box.Right))
            {
                return true;
            }
        }

        return false;
    }
}
