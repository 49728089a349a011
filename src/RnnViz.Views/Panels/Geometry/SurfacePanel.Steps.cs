using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Geometry;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Geometry;

// the path of the iterations so far, and where the next step goes
public sealed partial class SurfacePanel
{
    private const int FewPlaces = 60;

    /// <summary>The other runs' paths, then this run's.</summary>
    private void DrawPaths(ICanvas canvas, in PlaneScale scale)
    {
        int beside = 0;
        foreach (ShownRun run in Training.Contrast.Runs)
        {
            if (run.IsFront || beside == LossSurface.MostBeside || !Training.Session.SharesSurfaceWith(run.Training.Session))
            {
                continue;
            }

            RunLook look = Theme.Runs[run.Index];
            int length = Surface.BesideLength(beside);
            DrawPath(canvas, scale, beside, length, look.Color);
            if (length > 0 && Surface.BesideAt(beside, length - 1) is var (x, y) && scale.Contains(x, y))
            {
                canvas.FillCircle(scale.Of(x, y), Look.Px(7), White);
                canvas.MarkRun(look.Mark, scale.Of(x, y), Look.Px(4.5f), look.Color, White);
            }

            beside++;
        }

        DrawPath(canvas, scale, -1, Surface.PathLength, White);
    }

    /// <summary>A path, dark around light; places are dots where there are few.</summary>
    private void DrawPath(ICanvas canvas, in PlaneScale scale, int run, int length, Rgba color)
    {
        Rgba around = run < 0 ? Black.WithOpacity(0.75f) : White.WithOpacity(0.85f);
        float width = Look.Stroke(1.6f);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 1; i < length; i++)
            {
                Stroke(canvas, scale, PathAt(run, i - 1), PathAt(run, i), pass == 0 ? width + Look.Px(2) : width,
                    pass == 0 ? around : color);
            }
        }

        for (int i = 0; length <= FewPlaces && i < length - 1; i++)
        {
            (double x, double y) = PathAt(run, i);
            if (scale.Contains(x, y))
            {
                canvas.FillCircle(scale.Of(x, y), Look.Px(3), around);
                canvas.FillCircle(scale.Of(x, y), Look.Px(2.2f), color);
            }
        }
    }

    private (double X, double Y) PathAt(int run, int i) => run < 0 ? Surface.PathAt(i) : Surface.BesideAt(run, i);

    /// <summary>θ, and the next step from it: solid as the lesson makes it, dashed as it would be without clipping.</summary>
    private void DrawNextSteps(ICanvas canvas, in PlaneScale scale)
    {
        (double X, double Y) place = Surface.Place;
        Span<Box> taken = stackalloc Box[6];
        int count = 0;
        Point at = scale.Of(place.X, place.Y);
        bool isInside = scale.Contains(place.X, place.Y);
        if (isInside)
        {
            taken[count++] = Around(at, Look.Px(9));
        }

        if (HasComeToUpdate || !Theme.HidesUnreached)
        {
            float opacity = HasComeToUpdate ? 1 : 0.4f;
            if (IsClipped)
            {
                DrawStep(canvas, scale, Surface.Unclipped, isDashed: true, opacity);
            }

            DrawStep(canvas, scale, Surface.Clipped, isDashed: false, opacity);
        }

        if (isInside)
        {
            canvas.FillCircle(at, Look.Px(6.5f), Black);
            canvas.FillCircle(at, Look.Px(5), White);
            canvas.FillCircle(at, Look.Px(2.5f), Black);
        }

        if (HasComeToUpdate && IsClipped)
        {
            NameIfOutside(canvas, scale, Surface.Unclipped, isClipped: false, taken, ref count);
        }

        if (HasComeToUpdate)
        {
            NameIfOutside(canvas, scale, Surface.Clipped, isClipped: true, taken, ref count);
        }

        if (isInside)
        {
            DrawBeside(canvas, "now", at, Look.Px(9), Look.Label, Theme.Text, taken, ref count);
        }
    }

    /// <summary>An arrow to where a step lands, or to the edge of the plot behind which it lands.</summary>
    private void DrawStep(ICanvas canvas, in PlaneScale scale, Landing landing, bool isDashed, float opacity)
    {
        if (!scale.TryClip(Surface.Place, (landing.X, landing.Y), out Point from, out Point to) || (to - from).Length < Look.Px(3))
        {
            return;
        }

        float width = Look.Stroke(2.2f), head = Look.Px(11);
        Point unit = (to - from) * (1 / (to - from).Length), side = new(-unit.Y, unit.X);
        float shaft = MathF.Max(0, (to - from).Length - head);
        Rgba casing = Casing.WithOpacity(opacity), ink = Ink.WithOpacity(opacity);
        Point neck = from + unit * shaft, out1 = to + unit * Look.Px(1.5f);
        canvas.FillTriangle(out1, neck - unit * Look.Px(1.5f) + side * (head * 0.5f + Look.Px(2)),
            neck - unit * Look.Px(1.5f) - side * (head * 0.5f + Look.Px(2)), casing);
        canvas.Line(from, neck, width + Look.Px(2.5f), casing);
        if (isDashed)
        {
            canvas.DashedLine(from, neck, width, Look.Px(7), Look.Px(5), ink);
        }
        else
        {
            canvas.Line(from, neck, width, ink);
        }

        canvas.FillTriangle(to, neck + side * (head * 0.5f), neck - side * (head * 0.5f), ink);
    }

    /// <summary>Beside an arrow that ends at the edge, how far behind it the step lands.</summary>
    private void NameIfOutside(
        ICanvas canvas, in PlaneScale scale, Landing landing, bool isClipped, Span<Box> taken, ref int count)
    {
        if (scale.Contains(landing.X, landing.Y) || !scale.TryClip(Surface.Place, (landing.X, landing.Y), out _, out Point edge))
        {
            return;
        }

        Span<char> buffer = stackalloc char[64];
        var text = new TextLine(buffer);
        text.Add(!IsClipped ? "lands " : isClipped ? "clipped: lands " : "unclipped: lands ");
        text.Add3(scale.Widths(Surface.Place, (landing.X, landing.Y)));
        text.Add(" × this width away");
        if (count < taken.Length)
        {
            taken[count++] = Around(edge, Look.Px(8));
        }

        if (!DrawBeside(canvas, text.Span, edge, Look.Px(10), Look.Label, Theme.Text, taken, ref count))
        {
            text = new TextLine(buffer);
            text.Add3(scale.Widths(Surface.Place, (landing.X, landing.Y)));
            text.Add(" × this width away");
            DrawBeside(canvas, text.Span, edge, Look.Px(10), Look.Label, Theme.Text, taken, ref count);
        }
    }

    /// <summary>Below the plot: the two steps, how long they are, and what becomes of the loss.</summary>
    private void DrawKeys(ICanvas canvas)
    {
        if (KeyLines == 0 || !HasComeToUpdate)
        {
            return;
        }

        DrawKey(canvas, KeyAt(0), IsClipped ? "next step, clipped: " : "next step: ", Surface.Clipped, Surface.ClippedLoss, false);
        if (IsClipped)
        {
            DrawKey(canvas, KeyAt(1), "unclipped: ", Surface.Unclipped, Surface.UnclippedLoss, true);
        }
    }

    private void DrawKey(ICanvas canvas, Point middleLeft, ReadOnlySpan<char> name, Landing landing, double loss, bool isDashed)
    {
        float length = Look.Px(22);
        Point end = middleLeft + new Point(length, 0);
        if (isDashed)
        {
            canvas.DashedLine(middleLeft, end, Look.Stroke(2.2f), Look.Px(6), Look.Px(4), KeyInk);
        }
        else
        {
            canvas.Line(middleLeft, end, Look.Stroke(2.2f), KeyInk);
        }

        Span<char> buffer = stackalloc char[96];
        for (int brevity = 0; brevity < 2; brevity++)
        {
            var text = new TextLine(buffer);
            text.Add(name);
            text.Add("‖Δθ‖ ");
            text.Add3(landing.Length);
            if (brevity == 0)
            {
                text.Add(", loss ");
                text.Add3(Surface.Loss);
                text.Add(" → ");
                text.Add3(loss);
            }

            if (brevity == 1 || end.X + Look.Px(8) + canvas.Fonts.Measure(text.Span, Look.Label) <= Content.Right)
            {
                canvas.CenteredText(text.Span, end + new Point(Look.Px(8), 0), Look.Label, Theme.Text, TextAlign.Left);
                return;
            }
        }
    }

    private Rgba KeyInk => IsOld ? Rgba.Mix(Theme.Surface, Theme.Forward, 0.4f) : Ink;
}
