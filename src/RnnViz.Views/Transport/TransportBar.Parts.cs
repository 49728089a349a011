using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Transport;

// how large the parts are, and how fast is faster
public sealed partial class TransportBar
{
    private float ButtonsWidth(bool withEnds) => Look.Px(2 * 30 + 38 + 2 * 8 + (withEnds ? 2 * 30 + 2 * 8 : 0));

    private float CommandWidth(FontBook fonts, int index) => fonts.Measure(commands[index].Label, Look.Label) + Look.Px(22);

    private void ChangeSpeed(int direction)
    {
        int now = playback.BatchesPerFrame;
        playback.BatchesPerFrame = direction > 0
            ? Array.Find(Speeds, speed => speed > now) is var next and not 0 ? next : Math.Max(now, Speeds[^1])
            : Array.FindLast(Speeds, speed => speed < now) is var previous and not 0 ? previous : 1;
    }

    private Box Disc(Point middle, float radius) =>
        new Box(middle.X - Look.Px(radius), middle.Y - Look.Px(radius), Look.Px(2 * radius), Look.Px(2 * radius)).Snapped();
}
