using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>
/// Where a network takes states of two numbers: arrows, fixed points by class, basins as tints, the trajectories of the batch, and two
/// states that begin 1e-3 apart.
/// </summary>
public sealed partial class PhasePanel(ShownTraining training, PhasePlane plane, IAppearance appearance) : PlanePanel(training, appearance)
{
    private readonly PhasePicture picture = new();

    /// <inheritdoc/>
    protected override string Title => "PHASE PLANE";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.PhasePlane;

    /// <inheritdoc/>
    protected override int PictureIteration => plane.Iteration;

    /// <inheritdoc/>
    protected override bool IsCurrent => plane.IsCurrent;

    /// <inheritdoc/>
    protected override double Share => plane.Share;

    /// <inheritdoc/>
    protected override (double Left, double Right, double Bottom, double Top) Edges =>
        (plane.Left, plane.Right, plane.Bottom, plane.Top);

    private string AcrossName => plane.HasCell ? "h" : "h_1";

    private string UprightName => plane.HasCell ? "c" : "h_2";

    /// <inheritdoc/>
    internal override void Update() => picture.Update(plane, Theme);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        PlaneScale scale = Scale;
        if (plane.Iteration < 0 || !scale.IsValid)
        {
            DrawInstead(
                canvas, plane.Iteration < 0 ? "The phase plane is being computed." : "No phase plane here: weights are not finite.");
            return;
        }

        Box plot = scale.Plot;
        canvas.FillBox(plot, Theme.Surface);
        if (picture.Colors is { } tints)
        {
            canvas.Heatmap(picture.Basins, new Box(0.5f, PhasePlane.Side - 0.5f, PhasePlane.Side - 1, -(PhasePlane.Side - 1)), plot, tints);
        }

        picture.DrawBorders(canvas, plot, Look.Stroke(1.2f), Rgba.Mix(Theme.Surface, Theme.Muted, 0.8f));
        DrawArrows(canvas, scale);
        DrawTrajectories(canvas, scale);
        DrawPair(canvas, scale);
        DrawFixedPoints(canvas, scale);
        DrawVeil(canvas);
        DrawAxes(canvas, scale);
        DrawNames(canvas, scale);
        DrawAcrossTitle(canvas, AcrossName, "");
        float end = DrawAxisTitle(canvas, UprightName, "", UprightTitle);
        string input = "constant input 0";
        if (end + Look.Px(20) + canvas.Fonts.Measure(input, Look.Label) <= Content.Right)
        {
            canvas.Text(input, new Point(Plot.Right, UprightTitle.Y), Look.Label, Theme.Muted, TextAlign.Right);
        }

        DrawKeys(canvas);
        DrawState(canvas);
    }

    /// <summary>From states of a grid towards where the map takes them: as long as the way, but not into the next arrow.</summary>
    private void DrawArrows(ICanvas canvas, in PlaneScale scale)
    {
        float most = 0.78f * MathF.Min(scale.Plot.Width, scale.Plot.Height) / PhasePicture.Arrows;
        Rgba color = Rgba.Mix(Theme.Surface, Theme.Muted, 0.75f);
        for (int i = 0; i < PhasePicture.Arrows * PhasePicture.Arrows; i++)
        {
            ((double X, double Y) from, (double X, double Y) to) = picture.Arrow(i);
            if (!double.IsFinite(to.X) || !double.IsFinite(to.Y))
            {
                continue;
            }

            Point start = scale.Of(from.X, from.Y), way = scale.Of(to.X, to.Y) - start;
            float length = way.Length, shown = MathF.Min(length, most);
            if (length > Look.Px(1.5f))
            {
                canvas.Arrow(start, start + way * (shown / length), Look.Stroke(1), MathF.Min(Look.Px(5), shown * 0.6f), color);
            }
        }
    }

    private void DrawTrajectories(ICanvas canvas, in PlaneScale scale)
    {
        for (int sequence = 0; sequence < plane.SequenceCount; sequence++)
        {
            if (sequence != Training.Sequence)
            {
                DrawTrajectory(canvas, scale, sequence, Look.Stroke(1), Theme.Forward.WithOpacity(0.35f));
            }
        }

        if (Training.Sequence >= plane.SequenceCount)
        {
            return;
        }

        DrawTrajectory(canvas, scale, Training.Sequence, Look.Stroke(2), Theme.Forward);
        for (int t = 0; t <= Training.Step.Timesteps; t++)
        {
            (double x, double y) = plane.StateAt(Training.Sequence, t);
            if (!scale.Contains(x, y))
            {
                continue;
            }

            bool isHere = Training.Timestep > 0 && t == Training.Timestep;
            canvas.FillCircle(scale.Of(x, y), Look.Px(isHere ? 5.5f : 2.6f), Theme.Forward);
            if (t == 0)
            {
                canvas.FillCircle(scale.Of(x, y), Look.Px(1.6f), Theme.Surface);
            }
        }
    }

    private void DrawTrajectory(ICanvas canvas, in PlaneScale scale, int sequence, float thickness, Rgba color)
    {
        for (int t = 1; t <= Training.Step.Timesteps; t++)
        {
            Stroke(canvas, scale, plane.StateAt(sequence, t - 1), plane.StateAt(sequence, t), thickness, color);
        }
    }

    /// <summary>The two orbits: one solid, one dotted.</summary>
    private void DrawPair(ICanvas canvas, in PlaneScale scale)
    {
        for (int which = 0; which < 2; which++)
        {
            for (int i = 0; i < PhasePicture.OrbitLength; i++)
            {
                (double x, double y) = picture.Orbit(which, i);
                if (i > 0)
                {
                    Stroke(canvas, scale, picture.Orbit(which, i - 1), (x, y), Look.Stroke(1.2f), PairColor);
                }

                if (scale.Contains(x, y) && (i < 40 || i == PhasePicture.OrbitLength - 1))
                {
                    DrawPairMark(canvas, which, scale.Of(x, y));
                }
            }
        }
    }

    private Rgba PairColor => Theme.Backward;

    // a triangle for the one, a square for the other
    private void DrawPairMark(ICanvas canvas, int which, Point at)
    {
        float size = Look.Px(3.2f);
        if (which == 0)
        {
            canvas.FillTriangle(at + new Point(-size, size * 0.8f), at + new Point(size, size * 0.8f), at + new Point(0, -size), PairColor);
        }
        else
        {
            canvas.FillBox(new Box(at.X - size * 0.8f, at.Y - size * 0.8f, 1.6f * size, 1.6f * size), PairColor);
        }
    }

    private float MarkRadius => Look.Px(IsFocused ? 6 : 5);

    private void DrawFixedPoints(ICanvas canvas, in PlaneScale scale)
    {
        for (int i = 0; i < plane.FixedPointCount; i++)
        {
            FixedState point = plane.FixedPointAt(i);
            if (scale.Contains(point.X, point.Y))
            {
                StateMarks.Draw(canvas, point.Class, scale.Of(point.X, point.Y), MarkRadius, Theme);
            }
        }
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        if (plane.Iteration < 0 || !Scale.IsValid)
        {
            return base.Locate(fonts, target);
        }

        // the state of the timestep that is meant or walked to, else the attracting fixed point that is furthest to the right
        int t = target.Timestep ?? Training.Timestep;
        (double X, double Y) meant = t > 0 ? plane.StateAt(Training.Sequence, t) : (double.NaN, double.NaN);
        for (int i = 0; t == 0 && i < plane.FixedPointCount; i++)
        {
            FixedState point = plane.FixedPointAt(i);
            meant = point.Class == StateClass.Attracting ? (point.X, point.Y) : meant;
        }

        if (!Scale.Contains(meant.X, meant.Y))
        {
            return base.Locate(fonts, target);
        }

        Point at = Scale.Of(meant.X, meant.Y);
        return new TargetPlace(Around(at, MarkRadius + Look.Px(2)), at, at.X > Plot.Center.X ? TargetSide.Right : TargetSide.Above);
    }
}
