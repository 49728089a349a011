using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Geometry;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Geometry;

// the numbers of folds and states, the key of the strokes, and what is at a point
public sealed partial class BifurcationPanel
{
    private void DrawLabels(ICanvas canvas, in PlaneScale scale)
    {
        Span<Box> taken = stackalloc Box[10];
        int count = 0;
        ReadOnlySpan<(double Value, double State)> folds = [diagram.Folds.Lower, diagram.Folds.Upper];
        foreach ((double at, double h) in folds)
        {
            if (scale.Contains(at, h))
            {
                taken[count++] = Around(scale.Of(at, h), Look.Px(7));
            }
        }

        Span<char> buffer = stackalloc char[48];
        foreach ((double at, double h) in folds)
        {
            if (scale.Contains(at, h))
            {
                var fold = new TextLine(buffer);
                fold.Add("fold at ");
                fold.Add3(at);
                DrawFold(canvas, scale, fold.Span, scale.Of(at, h), h > 0.5 * (scale.Bottom + scale.Top), taken, ref count);
            }
        }

        if (!scale.Contains(value, state))
        {
            return;
        }

        Point here = scale.Of(value, state);
        taken[count++] = Around(here, Look.Px(9));
        var text = new TextLine(buffer);
        text.Add(Name);
        text.Add(" = ");
        text.Add3(value);
        text.Add(", h = ");
        text.Add3(state);
        DrawBeside(canvas, text.Span, here, Look.Px(11), Look.Number, Theme.Text, taken, ref count, isAtCorner: true);
    }

    /// <summary>The value of a fold at the upper or lower edge of the plot, where no branch is; in a low plot beside its mark.</summary>
    private void DrawFold(
        ICanvas canvas, in PlaneScale scale, ReadOnlySpan<char> text, Point at, bool isUpper, Span<Box> taken, ref int count)
    {
        float width = canvas.Fonts.Measure(text, Look.Label), cap = canvas.Fonts.CapHeight(Look.Label), pad = Look.Px(6);
        if (width + 2 * pad > scale.Plot.Width)
        {
            return; // the mark is there, in a plot that is narrower than a number
        }

        float left = Math.Clamp(at.X - width / 2, scale.Plot.X + pad, scale.Plot.Right - pad - width);
        float middle = isUpper ? scale.Plot.Y + pad + cap / 2 : scale.Plot.Bottom - pad - cap / 2;
        var box = new Box(left - pad, middle - cap / 2 - pad, width + 2 * pad, cap + 2 * pad);
        foreach (Box other in taken[..count])
        {
            if (box.Overlaps(other))
            {
                DrawBeside(canvas, text, at, Look.Px(9), Look.Label, Theme.Text, taken, ref count, isAtCorner: true);
                return;
            }
        }

        canvas.Text(text, new Point(left, MathF.Round(middle + cap / 2)), Look.Label, Theme.Text);
        taken[count++] = box;
    }

    private void DrawKeys(ICanvas canvas)
    {
        if (KeyLines == 0)
        {
            return;
        }

        int line = 0;
        float x = Content.X;
        if (TryKey(canvas, "stable", 28, ref line, ref x) is Point stable)
        {
            canvas.Line(stable, stable + new Point(Look.Px(22), 0), Look.Stroke(2.6f), Theme.Text);
        }

        if (TryKey(canvas, "unstable", 28, ref line, ref x) is Point unstable)
        {
            canvas.DashedLine(unstable, unstable + new Point(Look.Px(22), 0), Look.Stroke(1.8f), Look.Px(6), Look.Px(5), Theme.Muted);
        }

        if (TryKey(canvas, "the state that stays", 18, ref line, ref x) is Point here)
        {
            canvas.FillCircle(here + new Point(Look.Px(6.5f), 0), Look.Px(6), Theme.Forward);
        }

        if (TryKey(canvas, "the lesson's own value", 18, ref line, ref x) is Point own)
        {
            canvas.FillBox(new Box(own.X + Look.Px(6), own.Y - Look.Px(6), Look.Hair(1.5f), Look.Px(12)), Theme.Muted);
        }
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        PlaneScale scale = Scale;
        if (diagram.Iteration < 0 || !scale.IsValid || !Plot.Contains(point))
        {
            return false;
        }

        text.Place.AddPart("iteration", Training.Session.ShownIteration(diagram.Iteration));
        foreach ((double at, double h) in (ReadOnlySpan<(double, double)>)[diagram.Folds.Lower, diagram.Folds.Upper])
        {
            if (scale.Contains(at, h) && (scale.Of(at, h) - point).Length < Look.Px(9))
            {
                text.Topic = Topic.Fold;
                text.Name.Add("fold: two fixed points meet");
                AddNumbers(ref text.Value, at, h);
                return true;
            }
        }

        Span<FixedState> points = stackalloc FixedState[4];
        (double across, _) = scale.At(point);
        int count = Math.Min(diagram.FixedPointsAt(across, points), points.Length), nearest = -1;
        for (int i = 0; i < count; i++)
        {
            float away = MathF.Abs(scale.Of(across, points[i].X).Y - point.Y);
            nearest = nearest < 0 || away < MathF.Abs(scale.Of(across, points[nearest].X).Y - point.Y) ? i : nearest;
        }

        if (nearest < 0)
        {
            text.Name.Add("no fixed point at ");
            text.Name.Add(Name);
            text.Name.Add(" = ");
            text.Name.Add3(across);
            return true;
        }

        text.Topic = Topic.FixedPoint;
        text.Name.Add(BifurcationPicture.IsStable(points[nearest]) ? "stable fixed point" : "unstable fixed point");
        AddNumbers(ref text.Value, across, points[nearest].X);
        text.Value.Add(", |λ| = ");
        text.Value.Add3(points[nearest].Largest);
        return true;
    }

    private void AddNumbers(ref TextLine line, double at, double h)
    {
        line.Add(Name);
        line.Add(" = ");
        line.Add3(at);
        line.Add(", h = ");
        line.Add3(h);
    }
}
