using RnnViz.Engine.Text;

namespace RnnViz.Views.Hover;

/// <summary>Indices as small digits below the line, in plain text.</summary>
internal static class IndexText
{
    /// <summary>Appends a whole number as subscript digits: h₁₂.</summary>
    public static void AddIndex(this ref TextLine line, int index)
    {
        Span<char> digits = stackalloc char[12];
        index.TryFormat(digits, out int length, default, System.Globalization.CultureInfo.InvariantCulture);
        foreach (ref char digit in digits[..length])
        {
            digit = digit == '-' ? '₋' : (char)('₀' + (digit - '0'));
        }

        line.Add(digits[..length]);
    }

    /// <summary>Appends ", name number", or "name number" at the line's beginning.</summary>
    public static void AddPart(this ref TextLine line, ReadOnlySpan<char> name, long number)
    {
        if (line.Span.Length > 0)
        {
            line.Add(", ");
        }

        line.Add(name);
        line.Add(" ");
        line.Add(number);
    }
}
