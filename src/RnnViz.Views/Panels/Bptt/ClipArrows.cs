using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Step;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>
/// The gradient before and after clipping as two arrows from one point, true to scale: lengths are norms, the angle between
/// them is the one between the two gradients in the space of all parameters.
/// </summary>
internal static class ClipArrows
{
    /// <summary>Draws them into a box.</summary>
    public static void Draw(ICanvas canvas, Look look, Box box, UpdatePreview update)
    {
        double before = update.GradientNorm, after = update.ClippedNorm, angle = update.Angle;
        if (!double.IsFinite(before) || !(before > 0) || !double.IsFinite(angle))
        {
            return;
        }

        float head = look.Px(9), label = look.Px(15);
        Box inner = box.Inset(look.Px(4), label + look.Px(4), look.Px(4), label);
        // the longer one runs along the diagonal's direction, the other is turned towards the horizontal
        float length = MathF.Min(inner.Width, inner.Height) / MathF.Sin(MathF.PI / 4);
        var origin = new Point(inner.X + MathF.Max(0, inner.Width - inner.Height) / 2, inner.Bottom);
        Point tip = At(Math.PI / 4, 1), clipped = At(Math.PI / 4 - angle, after / before);
        canvas.Arrow(origin, tip, look.Px(2), head, look.Theme.Muted);
        canvas.Arrow(origin, clipped, look.Px(3.5f), MathF.Min(head * 1.3f, length * (float)(after / before)), look.Theme.Backward);
        float half = canvas.Fonts.Measure("before", look.Label) / 2;
        canvas.CenteredText("before", new Point(MathF.Min(tip.X, box.Right - half), tip.Y - look.Px(9)), look.Label, look.Theme.Muted,
            TextAlign.Center);
        Span<char> buffer = stackalloc char[48];
        var name = new TextLine(buffer);
        name.Add("clipped");
        float at = MathF.Max(origin.X, clipped.X - look.Px(10));
        if (after > 0 && length * (float)(after / before) < look.Px(12))
        {
            // too short to be seen: in words, or as a fraction where these have no room
            double ratio = Math.Round(before / after);
            name.Add(", ");
            name.Add3(ratio);
            name.Add(" times shorter");
            if (canvas.Fonts.Measure(name.Span, look.Label) > box.Width)
            {
                name = new TextLine(buffer);
                name.Add("clipped: 1/");
                name.Add3(ratio);
            }

            at = MathF.Max(box.X, MathF.Min(at, box.Right - canvas.Fonts.Measure(name.Span, look.Label)));
        }

        bool isRoomy = canvas.Fonts.Measure(name.Span, look.Label) <= box.Width;
        canvas.CenteredText(isRoomy ? name.Span : "clipped", new Point(at, origin.Y + look.Px(9)), look.Label, look.Theme.BackwardText,
            TextAlign.Left);

        Point At(double direction, double share) =>
            origin + new Point((float)(Math.Cos(direction) * length * share), (float)(-Math.Sin(direction) * length * share));
    }
}
