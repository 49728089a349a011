using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>The loss along the next step of all weights, beside the tangent at θ: what the gradient promises and what comes.</summary>
public sealed class ProfilePanel(ShownTraining training, IAppearance appearance) : PlanePanel(training, appearance)
{
    /// <summary>The upper end of the axis in losses at θ, at least; more where the loss of the next step itself is higher.</summary>
    private const double Headroom = 3;

    private (double Bottom, double Top) range = (0, 1);
    private int version = -1;

    /// <inheritdoc/>
    protected override string Title => "ALONG THE NEXT STEP";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.SurfaceProfile;

    /// <inheritdoc/>
    protected override int PictureIteration => Surface.HasNone ? -1 : Surface.Iteration;

    /// <inheritdoc/>
    protected override bool IsCurrent => Surface.IsCurrent;

    /// <inheritdoc/>
    protected override double Share => IsKnown ? 1 : Surface.Share;

    /// <inheritdoc/>
    protected override (double Left, double Right, double Bottom, double Top) Edges =>
        (Surface.ProfilePlace(0), Surface.ProfilePlace(LossSurface.ProfileLength - 1), range.Bottom, range.Top);

    private LossSurface Surface => Training.Session.Surface;

    private bool HasPicture => Surface is { HasNone: false, Iteration: >= 0 };

    private bool HasComeToUpdate => Training.Walk.Shows(Phase.Update, 0, Term.GradientNorm);

    private bool IsKnown
    {
        get
        {
            for (int i = 0; i < LossSurface.ProfileLength; i++)
            {
                if (!Surface.IsProfileKnown(i))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <inheritdoc/>
    internal override void Update()
    {
        if (version == Surface.Version)
        {
            return;
        }

        version = Surface.Version;
        (double least, double most, double near) = (Surface.Loss, Surface.Loss, Surface.Loss);
        for (int i = 0; i < LossSurface.ProfileLength; i++)
        {
            double loss = Surface.ProfileAt(i);
            if (double.IsFinite(loss))
            {
                (least, most) = (Math.Min(least, loss), Math.Max(most, loss));
                near = Surface.ProfilePlace(i) is > -0.3 and < 1.3 ? Math.Max(near, loss) : near;
            }
        }

        double top = Math.Min(most, Math.Max(near, Headroom * Surface.Loss));
        // a promise below zero cannot be kept: the tangent leaves the picture there
        double bottom = Math.Min(least, Math.Max(Surface.Promise(1), -0.1 * top));
        double margin = Math.Max(0.06 * (top - bottom), 1e-6 * Math.Abs(top));
        range = double.IsFinite(top - bottom) && top - bottom + margin > 0 ? (bottom - margin, top + margin) : (0, 1);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        if (!HasPicture)
        {
            DrawInstead(canvas, Surface.HasNone
                ? "No next step here: it is not finite, or it changes nothing." : "The losses are being computed.");
            return;
        }

        PlaneScale scale = Scale;
        DrawAxes(canvas, scale);
        foreach (double place in (ReadOnlySpan<double>)[0, 1])
        {
            canvas.FillBox(new Box(MathF.Round(scale.Of(place, 0).X), scale.Plot.Y, Look.Hair(), scale.Plot.Height), Theme.Quiet);
        }

        DrawCurve(canvas, scale);
        DrawTangent(canvas, scale);
        DrawVeil(canvas);
        DrawEnds(canvas, scale);
        DrawAcrossTitle(canvas, "", "next steps from θ; 1: where it lands", "next steps from θ");
        DrawAxisTitle(canvas, "", "loss", UprightTitle);
        DrawKeys(canvas);
        DrawState(canvas);
    }

    private void DrawCurve(ICanvas canvas, in PlaneScale scale)
    {
        int before = -1;
        for (int i = 0; i < LossSurface.ProfileLength; i++)
        {
            if (!double.IsFinite(Surface.ProfileAt(i)))
            {
                // a gap where a loss is no number; one that is not there yet is passed over
                before = Surface.IsProfileKnown(i) ? -1 : before;
                continue;
            }

            if (before >= 0)
            {
                Stroke(canvas, scale, (Surface.ProfilePlace(before), Surface.ProfileAt(before)),
                    (Surface.ProfilePlace(i), Surface.ProfileAt(i)), Look.Stroke(2), Theme.Forward);
            }

            before = i;
        }
    }

    private void DrawTangent(ICanvas canvas, in PlaneScale scale)
    {
        if (scale.TryClip((scale.Left, Surface.Promise(scale.Left)), (scale.Right, Surface.Promise(scale.Right)),
            out Point from, out Point to))
        {
            canvas.DashedLine(from, to, Look.Stroke(1.8f), Look.Px(7), Look.Px(4), Theme.Backward);
        }
    }

    /// <summary>θ, and where the next step lands: what was promised and what comes.</summary>
    private void DrawEnds(ICanvas canvas, in PlaneScale scale)
    {
        Span<Box> taken = stackalloc Box[4];
        int count = 0;
        Point now = scale.Of(0, Surface.Loss);
        taken[count++] = Around(now, Look.Px(6));
        canvas.FillCircle(now, Look.Px(4.5f), Theme.Text);
        DrawBeside(canvas, "now", now, Look.Px(7), Look.Label, Theme.Text, taken, ref count);
        if (!HasComeToUpdate)
        {
            return;
        }

        double comes = Surface.ClippedLoss, promised = Surface.Promise(1);
        if (scale.Contains(1, promised))
        {
            canvas.Circle(scale.Of(1, promised), Look.Px(5), Look.Stroke(2), Theme.Backward);
        }

        if (scale.Contains(1, comes))
        {
            canvas.FillCircle(scale.Of(1, comes), Look.Px(5), Theme.Forward);
        }
    }

    private void DrawKeys(ICanvas canvas)
    {
        if (KeyLines == 0)
        {
            return;
        }

        float length = Look.Px(22);
        Point first = KeyAt(0), second = KeyAt(1);
        canvas.Line(first, first + new Point(length, 0), Look.Stroke(2), Theme.Forward);
        canvas.DashedLine(second, second + new Point(length, 0), Look.Stroke(1.8f), Look.Px(7), Look.Px(4), Theme.Backward);
        DrawKey(canvas, "what comes", Surface.ClippedLoss, first + new Point(length + Look.Px(8), 0), Theme.Text);
        DrawKey(canvas, "what the gradient promises", Surface.Promise(1), second + new Point(length + Look.Px(8), 0), Theme.Text);
    }

    private void DrawKey(ICanvas canvas, ReadOnlySpan<char> name, double loss, Point middleLeft, Rgba color)
    {
        Span<char> buffer = stackalloc char[64];
        var text = new TextLine(buffer);
        text.Add(name);
        if (HasComeToUpdate)
        {
            text.Add(" at 1: ");
            text.Add3(loss);
        }

        ReadOnlySpan<char> shown =
            middleLeft.X + canvas.Fonts.Measure(text.Span, Look.Label) <= Content.Right ? text.Span : name;
        canvas.CenteredText(shown, middleLeft, Look.Label, color, TextAlign.Left);
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        if (!HasPicture || !Scale.Contains(1, Surface.ClippedLoss))
        {
            return base.Locate(fonts, target);
        }

        Point at = Scale.Of(1, Surface.ClippedLoss);
        return new TargetPlace(Around(at, Look.Px(6)), at);
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!HasPicture || !Plot.Contains(point))
        {
            return false;
        }

        const int Last = LossSurface.ProfileLength - 1;
        int i = Math.Clamp((int)MathF.Round((point.X - Plot.X) / Plot.Width * Last), 0, Last);
        double place = Surface.ProfilePlace(i);
        text.Name.Add("loss ");
        text.Name.Add3(place);
        text.Name.Add(" next steps from θ");
        if (Surface.IsProfileKnown(i))
        {
            text.Value.Add3(Surface.ProfileAt(i));
            text.Value.Add(" ");
            text.Value.Add(Training.Session.Task.LossUnit);
            text.Value.Add("; promised ");
            text.Value.Add3(Surface.Promise(place));
        }
        else
        {
            text.Value.Add("not computed yet");
        }

        text.Place.AddPart("iteration", Training.Session.ShownIteration(Surface.Iteration));
        return true;
    }
}
