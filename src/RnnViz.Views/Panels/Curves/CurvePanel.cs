using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

/// <summary>A curve over the iterations of the run: its plot with room for labels, and how a tip names the iterations of a point.</summary>
public abstract class CurvePanel(IAppearance appearance) : Panel(appearance)
{
    /// <summary>Where the curve is drawn.</summary>
    protected Box Plot => Content.Inset(Look.Px(IsFocused ? 44 : 30), Look.Px(6), Look.Px(4), Look.Px(14));

    /// <summary>The end of a curve, which the line to it reaches from the side where the curve is not.</summary>
    protected TargetPlace AtEnd(FontBook fonts, TargetSettings target, Point? end)
    {
        if (end is not Point at)
        {
            return base.Locate(fonts, target);
        }

        float around = Look.Px(5);
        return new TargetPlace(new Box(at.X - around, at.Y - around, 2 * around, 2 * around), at,
            at.X > Plot.Center.X ? TargetSide.Right : TargetSide.Left);
    }

    /// <summary>Appends one iteration, or the several that share a point.</summary>
    protected static void AddIterations(ref TextLine line, int first, int count)
    {
        if (count == 1)
        {
            line.AddPart("iteration", first);
            return;
        }

        line.Add("mean of iterations ");
        line.Add(first);
        line.Add(" to ");
        line.Add(first + count - 1);
    }
}
