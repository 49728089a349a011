using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// A curve over the iterations of the run, or one for each of several: its plot with room for labels, and how a tip names the
/// iterations of a point.
/// </summary>
public abstract partial class CurvePanel(ShownTraining training, IViewState view, IAppearance appearance) : Panel(appearance)
{
    /// <summary>The training that is shown.</summary>
    protected ShownTraining Training { get; } = training;

    /// <summary>What the user has chosen to see.</summary>
    protected IViewState View { get; } = view;

    /// <summary>Where the curve is drawn.</summary>
    protected Box Plot => Content.Inset(
        Look.Px((Figure is not null ? 40 : IsFocused ? 44 : 30) + (HighestExponent < 100 ? 0 : HighestExponent < 1000 ? 8 : 16)),
        Look.Px(6), Look.Px(4) + NamesWidth, Look.Px(14));

    /// <summary>The largest power of ten at the axis: one of three digits needs more room, and one of four still more.</summary>
    protected virtual int HighestExponent => 0;

    /// <inheritdoc/>
    protected override bool HasAxisLine => Figure is not null;

    /// <inheritdoc/>
    protected override float OneLineWidth => View.Other is not null || Training.Walk.Ghost is not null ? 560 : 0;

    /// <summary>Where in a figure the legend ends, at the middle of its capitals.</summary>
    protected Point LegendRight(ICanvas canvas) =>
        new(Content.Right, MiddleOf(canvas, HasOneLine ? AxisBaseline : TitleBaseline));

    /// <summary>Says in a figure what the pale grey curve is. Answers where the next key ends.</summary>
    protected float DrawGhostKey(ICanvas canvas, Point right) => Figure is null || Training.Walk.Ghost is null
        ? right.X : DrawStrokeKey(canvas, "without the change", GhostColor, Look.Stroke(1.3f), right);

    /// <summary>Whose the grey curve is, at the right end of the title's line.</summary>
    protected void DrawCompared(ICanvas canvas, ComparedRun run)
    {
        float stroke = Look.Px(14);
        ReadOnlySpan<char> name = RunLabel.Shortened(canvas.Fonts, run.Name, Look.Label, CornerRoom(canvas) - stroke - Look.Px(6));
        if (name.IsEmpty)
        {
            return;
        }

        float x = Bounds.Right - Look.Px(12) - canvas.Fonts.Measure(name, Look.Label);
        canvas.Text(name, new Point(x, TitleBaseline.Y), Look.Label, Theme.Muted);
        float y = MathF.Round(TitleBaseline.Y - canvas.Fonts.CapHeight(Look.Label) / 2);
        canvas.FillBox(new Box(x - stroke - Look.Px(5), y, stroke, Look.Hair(1.5f)), Theme.Muted);
    }

    /// <summary>The end of a curve, which the line to it reaches from the right: there are no labels of the axis, and no curve.</summary>
    protected TargetPlace AtEnd(FontBook fonts, TargetSettings target, Point? end)
    {
        if (end is not Point at)
        {
            return base.Locate(fonts, target);
        }

        float around = Look.Px(5);
        // where runs have their names at the right, the line comes from above
        TargetSide side = HasRuns ? TargetSide.Above : TargetSide.Right;
        return new TargetPlace(new Box(at.X - around, at.Y - around, 2 * around, 2 * around), at, side);
    }

    /// <summary>Appends one iteration, or the several that share a point.</summary>
    protected void AddIterations(ref TextLine line, int first, int count)
    {
        int last = Training.Session.ShownIteration(first + count - 1);
        first = Training.Session.ShownIteration(first);
        if (count == 1)
        {
            line.AddPart("iteration", first);
            return;
        }

        line.Add("mean of iterations ");
        line.Add(first);
        line.Add(" to ");
        line.Add(last);
    }
}
