namespace RnnViz.Engine.Text;

/// <summary>Takes the outline of a glyph, contour by contour; coordinates are the font's units, y upwards. Contours close by themselves.</summary>
public interface IGlyphPath
{
    /// <summary>A new contour begins here; the one before is closed.</summary>
    void MoveTo(float x, float y);

    /// <summary>A straight line.</summary>
    void LineTo(float x, float y);

    /// <summary>A quadratic Bézier curve with one control point.</summary>
    void QuadraticTo(float cx, float cy, float x, float y);

    /// <summary>A cubic Bézier curve with two control points.</summary>
    void CubicTo(float ax, float ay, float bx, float by, float x, float y);
}
