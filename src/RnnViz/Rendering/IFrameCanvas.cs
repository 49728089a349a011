using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Rendering;

/// <summary>A canvas that is drawn picture after picture.</summary>
internal interface IFrameCanvas : ICanvas, IDisposable
{
    /// <summary>Starts a picture of this size.</summary>
    void Begin(Extent size);

    /// <summary>The picture is complete.</summary>
    void End();

    /// <inheritdoc/>
    void ICanvas.Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        for (int i = 1; i < points.Length; i++)
        {
            Line(points[i - 1], points[i], thickness, color);
        }
    }

    /// <summary>Forgets what belongs to a lesson that was closed.</summary>
    void Forget();
}
