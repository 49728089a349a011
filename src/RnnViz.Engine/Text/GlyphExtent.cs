namespace RnnViz.Engine.Text;

/// <summary>The extent of an outline, in the font's units. Control points bound it tightly: fonts put points at their extrema.</summary>
internal sealed class GlyphExtent : IGlyphPath
{
    private bool hasInk;

    /// <summary>What the outline covers; nothing where it has no points.</summary>
    public GlyphInk Ink { get; private set; }

    /// <inheritdoc/>
    public void MoveTo(float x, float y) => Add(x, y);

    /// <inheritdoc/>
    public void LineTo(float x, float y) => Add(x, y);

    /// <inheritdoc/>
    public void QuadraticTo(float cx, float cy, float x, float y)
    {
        Add(cx, cy);
        Add(x, y);
    }

    /// <inheritdoc/>
    public void CubicTo(float ax, float ay, float bx, float by, float x, float y)
    {
        Add(ax, ay);
        Add(bx, by);
        Add(x, y);
    }

    private void Add(float x, float y)
    {
        var point = new GlyphInk(x, x, y, -y);
        Ink = hasInk ? Ink.Join(point, 0, 0) : point;
        hasInk = true;
    }
}
