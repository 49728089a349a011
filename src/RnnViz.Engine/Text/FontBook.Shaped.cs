namespace RnnViz.Engine.Text;

// lines whose glyphs depend on their neighbours
public sealed partial class FontBook
{
    /// <summary>So many lines are kept; then all are shaped anew as they are needed.</summary>
    private const int MostLines = 4096;

    private readonly Dictionary<TextStyle, Dictionary<string, ShapedLine>> lines = [];
    private int lineCount;

    /// <summary>
    /// The glyphs of a line that is not simply one glyph after the other, from left to right; null for all others. A line is
    /// shaped once, and allocates nothing after that. The text is taken as it is written. Any thread may ask.
    /// </summary>
    internal ShapedLine? Shaped(ReadOnlySpan<char> text, TextStyle style)
    {
        if (!Characters.IsComplex(text))
        {
            return null;
        }

        style = style.AsVerbatim();
        lock (lines)
        {
            if (!lines.TryGetValue(style, out Dictionary<string, ShapedLine>? ofStyle))
            {
                lines.Add(style, ofStyle = []);
            }

            if (ofStyle.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out ShapedLine? line))
            {
                return line;
            }

            if (++lineCount > MostLines)
            {
                foreach (Dictionary<string, ShapedLine> known in lines.Values)
                {
                    known.Clear();
                }

                lineCount = 1;
            }

            line = LineShaper.Shape(this, text, style);
            ofStyle.Add(text.ToString(), line);
            return line;
        }
    }
}
