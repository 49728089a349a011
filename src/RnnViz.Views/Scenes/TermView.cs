using RnnViz.Engine.Controls;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Terms;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// The whole of a small network in numbers, in place of the other pictures while it is walked through: unrolled, equation by
/// equation, and its gradient as a sum of terms.
/// </summary>
public sealed class TermView : Control
{
    /// <summary>How much higher than it must be it looks right, in design units.</summary>
    private const float Comfort = 90;

    private const float SmallestShare = 0.7f;

    private readonly ShownTraining training;
    private readonly IViewState view;
    private readonly IAppearance appearance;
    private readonly TermUnrolledPanel unrolled;
    private readonly TermStepsPanel steps;
    private readonly TermSumPanel sum;
    private readonly TermShape shape;
    private TermLayout? layout;

    /// <summary>A view of one lesson; invisible until it is arranged in a room in which it fits.</summary>
    public TermView(ShownTraining training, IViewState view, IAppearance appearance)
    {
        (this.training, this.view, this.appearance) = (training, view, appearance);
        var table = StepTable.Of(training.Walk, isBrief: true);
        shape = new TermShape(training.Step.Timesteps, [.. table.BoxRows.Select(row => row[0].Rows)])
        {
            RowBoxes = [.. table.BoxRows.Select(row => row.Count)],
            SumRows = table.Sum.Gradient.Rows,
        };
        unrolled = AddChild(new TermUnrolledPanel(training, appearance, table));
        steps = AddChild(new TermStepsPanel(training, appearance, table));
        sum = AddChild(new TermSumPanel(training, appearance, table));
    }

    /// <summary>Whether nothing else was asked for: not so at a stop that names its panels.</summary>
    public bool IsAllowed { get; set; } = true;

    /// <summary>Whether it is to be seen: the network is small enough for the room, and its iteration is being walked through.</summary>
    public bool IsWanted => IsAllowed && layout is not null && IsWalked;

    /// <summary>Whether a small network's iteration is being walked through, and no panel has the window to itself.</summary>
    public bool IsWalked => view.Focus == PanelKey.None && training.Step.BatchSize == 1 && !training.IsRunning && training.IsInside;

    /// <summary>The height in pixels at which it looks right at a width; null where the network is too large for that width.</summary>
    public float? HeightFor(float width, float unit)
    {
        for (float height = 300; height <= 900; height += 10)
        {
            if (TermLayout.Compute(new Box(0, 0, width, height * unit), unit, shape) is not null)
            {
                return (height + Comfort) * unit;
            }
        }

        return null;
    }

    /// <summary>Pixels per design unit in it: where the network is large for the room, fewer than on the screen of all panels.</summary>
    public float Unit { get; private set; } = 1;

    /// <summary>Gives the panels their places between the bars.</summary>
    /// <param name="room">Between the bars.</param>
    /// <param name="unit">Pixels per design unit on the screen of all panels.</param>
    /// <param name="mayBeSmaller">Whether type may be smaller than that where the network is large for the room.</param>
    public void Arrange(Box room, float unit, bool mayBeSmaller = true)
    {
        Bounds = room;
        layout = null;
        for (float share = 1; layout is null && share >= (mayBeSmaller ? SmallestShare : 1); share -= 0.05f)
        {
            Unit = unit * share;
            layout = TermLayout.Compute(room, Unit, shape);
        }

        unrolled.Layout = layout;
        if (layout is null)
        {
            return;
        }

        unrolled.Bounds = layout.Unrolled;
        steps.Bounds = layout.Steps;
        sum.Bounds = layout.Sum;
    }

    /// <summary>Where what a call-out speaks of lies: the list of equations, or the box of a timestep that is evaluated.</summary>
    internal StopTarget Locate(FontBook fonts, TargetSettings target)
    {
        Panel panel = target.Panel switch
        {
            PanelName.Equations or PanelName.GradientNorm or PanelName.Loss => steps,
            _ => unrolled,
        };
        int t = target.Timestep ?? training.Timestep;
        if (layout is null || panel == steps || t < 1 || t > layout.Shape.Timesteps)
        {
            Box all = panel.Bounds;
            return new StopTarget(target.Panel, all, new TargetPlace(all, new Point(all.Center.X, all.Y)));
        }

        return new StopTarget(target.Panel, panel.Bounds, unrolled.PlaceAt(fonts, t));
    }

    /// <summary>Its panels.</summary>
    public IReadOnlyList<Panel> Panels => [unrolled, steps, sum];

    /// <summary>The timestep whose column is at a point, 1..T; 0 for none.</summary>
    public int TimestepAt(Point point)
    {
        if (layout is null || !layout.Unrolled.Contains(point))
        {
            return 0;
        }

        for (int t = 1; t <= layout.Shape.Timesteps; t++)
        {
            if (layout.ColumnAt(t) is var column && point.X >= column.X && point.X < column.Right)
            {
                return t;
            }
        }

        return 0;
    }
}
