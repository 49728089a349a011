using RnnViz.Engine.Geometry;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>The heights at which the parts of an unrolled column stand, in pixels from the canvas' top.</summary>
/// <param name="Loss">Middle of the loss' number.</param>
/// <param name="Output">Middle of the box with the prediction.</param>
/// <param name="Hidden">Top and height of the cells; x and width are the panel's.</param>
/// <param name="Gain">Middle of the gain's number.</param>
/// <param name="Input">Middle of the box with the input.</param>
/// <param name="Timestep">Middle of the timestep's label.</param>
public readonly record struct UnrolledRows(float Loss, float Output, Box Hidden, float Gain, float Input, float Timestep)
{
    /// <summary>Divides the panel: texts and boxes take what they need, the cells the rest.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="look">Type sizes.</param>
    /// <param name="hasOutput">Whether there are a loss and a prediction; else one number stands in their place.</param>
    public static UnrolledRows Of(Box panel, Look look, bool hasOutput = true)
    {
        float box = UnrolledBoxes.Edge * look.Unit, top = panel.Y + look.Px(32);
        float loss = top + look.Px(8), output = hasOutput ? loss + look.Px(14) + box / 2 : loss + look.Px(8);
        float timestep = panel.Bottom - look.Px(14), input = timestep - look.Px(13) - box / 2;
        float hiddenTop = output + box / 2 + look.Px(16);
        float gain = input - box / 2 - look.Px(15);
        float hiddenBottom = gain - look.Px(14);
        return new UnrolledRows(loss, output, new Box(panel.X, hiddenTop, panel.Width, hiddenBottom - hiddenTop), gain, input, timestep);
    }
}
