using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Controls;

// recorded steps: what there is to read of their training, and why it cannot be changed
public sealed partial class ControlsPanel
{
    private void DrawRecorded(ICanvas canvas)
    {
        const string Said = "recorded, not trained here";
        DrawCorner(canvas, canvas.Fonts.Measure(Said, Look.SmallNumber) <= CornerRoom(canvas) ? Said : "recorded", Theme.Muted);
    }
}
