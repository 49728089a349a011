using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Geometry;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Geometry;

// what is at a point: θ, where a step lands, an iteration of the path, or the loss of the nearest computed point
public sealed partial class SurfacePanel
{
    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!HasPicture || !Plot.Contains(point))
        {
            return false;
        }

        PlaneScale scale = Scale;
        text.Place.AddPart("iteration", Training.Session.ShownIteration(Surface.Iteration));
        if (!TrySteps(scale, point, ref text) && !TryPath(scale, point, ref text))
        {
            DescribeLoss(scale, point, ref text);
        }

        return true;
    }

    private bool TrySteps(in PlaneScale scale, Point point, ref HoverText text) => HasComeToUpdate && (
        TryStep(scale, point, Surface.Clipped, Surface.ClippedLoss, IsClipped ? "next step, clipped" : "next step", ref text)
        || (IsClipped && TryStep(scale, point, Surface.Unclipped, Surface.UnclippedLoss, "next step, unclipped", ref text)));

    private bool TryStep(in PlaneScale scale, Point point, Landing landing, double loss, ReadOnlySpan<char> name, ref HoverText text)
    {
        bool isInside = scale.Contains(landing.X, landing.Y);
        if (!scale.TryClip(Surface.Place, (landing.X, landing.Y), out Point from, out Point to)
            || (point - to).Length > Look.Px(9) || (to - from).Length < Look.Px(3))
        {
            return false;
        }

        text.Topic = Topic.SurfaceStep;
        text.Name.Add(name);
        text.Name.Add(isInside ? " lands at " : " lands outside, at ");
        AddPlace(ref text.Name, landing.X, landing.Y);
        text.Value.Add("‖Δθ‖ = ");
        text.Value.Add3(landing.Length);
        text.Value.Add(", loss ");
        AddLoss(ref text.Value, loss);
        return true;
    }

    private bool TryPath(in PlaneScale scale, Point point, ref HoverText text)
    {
        float nearest = Look.Px(7);
        int found = -1;
        for (int i = 0; i < Surface.PathLength; i++)
        {
            (double x, double y) = Surface.PathAt(i);
            float away = scale.Contains(x, y) ? (scale.Of(x, y) - point).Length : float.MaxValue;
            if (away <= nearest)
            {
                (nearest, found) = (away, i);
            }
        }

        if (found < 0)
        {
            return false;
        }

        text.Topic = Topic.SurfacePath;
        bool isNow = found == Surface.PathLength - 1;
        text.Name.Add(isNow ? "θ now" : "θ at iteration ");
        if (!isNow)
        {
            text.Name.Add(Training.Session.ShownIteration(Surface.PathIteration(found)));
        }

        AddPlace(ref text.Value, Surface.PathAt(found).X, Surface.PathAt(found).Y);
        if (isNow)
        {
            text.Value.Add(", loss ");
            AddLoss(ref text.Value, Surface.Loss);
        }

        return true;
    }

    private void DescribeLoss(in PlaneScale scale, Point point, ref HoverText text)
    {
        const int Last = LossSurface.Side - 1;
        int column = Math.Clamp((int)MathF.Round((point.X - scale.Plot.X) / scale.Plot.Width * Last), 0, Last);
        int row = Math.Clamp((int)MathF.Round((scale.Plot.Bottom - point.Y) / scale.Plot.Height * Last), 0, Last);
        text.Name.Add("loss at ");
        AddPlace(ref text.Name, Surface.X(column), Surface.Y(row));
        if (Surface.IsKnown(column, row))
        {
            AddLoss(ref text.Value, Surface.LossAt(column, row));
        }
        else
        {
            text.Value.Add("not computed yet");
        }
    }

    private void AddLoss(ref TextLine line, double loss)
    {
        line.Add3(loss);
        line.Add(" ");
        line.Add(Training.Session.Task.LossUnit);
    }

    private void AddPlace(ref TextLine line, double x, double y)
    {
        bool areWeights = Surface.Axes == SurfaceAxes.Weights;
        line.Add(areWeights ? "w = " : "");
        line.Add3(x);
        line.Add(areWeights ? ", b = " : " next steps, ");
        line.Add3(y);
        line.Add(areWeights ? "" : " across");
    }
}
