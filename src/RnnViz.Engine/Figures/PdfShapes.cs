using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>
/// Round shapes of cubic curves, the only ones that PDF has: Skia would break its own arcs into dozens of pieces for a page of
/// fine resolution.
/// </summary>
internal static class PdfShapes
{
    // how far the handles of a quarter circle reach, so that its middle lies on the circle: 4/3 (√2 − 1)
    private const float Handle = 0.5522847f;

    /// <summary>A rectangle with quarter-circle corners; a disc where the radius is half its side.</summary>
    public static SKPath Rounded(SKRect box, float radius)
    {
        float r = Math.Clamp(radius, 0, MathF.Max(0, MathF.Min(box.Width, box.Height) / 2)), free = r * (1 - Handle);
        using var path = new SKPathBuilder();
        path.MoveTo(box.Left + r, box.Top);
        path.LineTo(box.Right - r, box.Top);
        path.CubicTo(box.Right - free, box.Top, box.Right, box.Top + free, box.Right, box.Top + r);
        path.LineTo(box.Right, box.Bottom - r);
        path.CubicTo(box.Right, box.Bottom - free, box.Right - free, box.Bottom, box.Right - r, box.Bottom);
        path.LineTo(box.Left + r, box.Bottom);
        path.CubicTo(box.Left + free, box.Bottom, box.Left, box.Bottom - free, box.Left, box.Bottom - r);
        path.LineTo(box.Left, box.Top + r);
        path.CubicTo(box.Left, box.Top + free, box.Left + free, box.Top, box.Left + r, box.Top);
        path.Close();
        return path.Detach();
    }
}
