using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Status;

// how far what is computed of a recorded step is from what was recorded of it besides
public sealed partial class StatusBar
{
    /// <summary>Each quantity of a recorded step, wherever the bar is pointed at: there need not be room for the number.</summary>
    private bool DescribeDeviation(Point point, ref HoverText text)
    {
        RecordedDeviation deviation = training.Session.Deviation;
        if (!Bounds.Contains(point) || !double.IsFinite(deviation.Largest))
        {
            return false;
        }

        text.Topic = Topic.Deviation;
        text.Name.Add("deviation: ‖computed − recorded‖/‖recorded‖");
        Add(ref text.Value, "h ", deviation.Hidden);
        Add(ref text.Value, "c at T ", deviation.LastCell);
        Add(ref text.Value, training.Step.IsGated ? "∂L/∂Wx " : "∂L/∂Wxh ", deviation.InputGradient);
        Add(ref text.Value, training.Step.IsGated ? "∂L/∂Wh " : "∂L/∂Whh ", deviation.RecurrentGradient);
        text.Place.AddPart("iteration", training.Step.ShownIteration);
        if (training.Session.RecordedNumberType is { Length: > 0 and < 16 } type)
        {
            text.Place.Add(", recorded in ");
            text.Place.Add(type);
        }

        return true;
    }

    private static void Add(ref TextLine line, string name, double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        line.Add(line.Span.Length > 0 ? ", " : "");
        line.Add(name);
        line.AddRound(value);
    }
}
