using System.Globalization;
using System.Text;

namespace RnnViz.Engine.Figures;

/// <summary>The outline of a glyph as the data of an SVG path, in the font's units.</summary>
internal sealed class SvgGlyph : IGlyphPath
{
    private readonly StringBuilder data = new();

    /// <inheritdoc/>
    public void MoveTo(float x, float y) => data.Append(CultureInfo.InvariantCulture, $"{(data.Length > 0 ? "Z" : "")}M{x:0.#} {y:0.#}");

    /// <inheritdoc/>
    public void LineTo(float x, float y) => data.Append(CultureInfo.InvariantCulture, $"L{x:0.#} {y:0.#}");

    /// <inheritdoc/>
    public void QuadraticTo(float cx, float cy, float x, float y) => data.Append(CultureInfo.InvariantCulture, $"Q{cx:0.#} {cy:0.#} {x:0.#} {y:0.#}");

    /// <inheritdoc/>
    public void CubicTo(float ax, float ay, float bx, float by, float x, float y) =>
        data.Append(CultureInfo.InvariantCulture, $"C{ax:0.#} {ay:0.#} {bx:0.#} {by:0.#} {x:0.#} {y:0.#}");

    /// <summary>The path's data.</summary>
    public override string ToString() => data.Length > 0 ? data + "Z" : "";
}
