namespace RnnViz.Engine.Text;

/// <summary>Which way a text is read.</summary>
public static class TextDirection
{
    /// <summary>Before a line, has it read from right to left whatever its first letter is. It is not seen.</summary>
    public const char RightToLeftMark = '\u200F';

    /// <summary>Whether a text is read from right to left: its first letter decides. Allocates nothing.</summary>
    public static bool IsRightToLeft(ReadOnlySpan<char> text) => Bidi.IsRightToLeft(text);

    /// <summary>Whether a text has letters that are written from right to left. Allocates nothing.</summary>
    public static bool HasRightToLeft(ReadOnlySpan<char> text) => Characters.IsComplex(text) && Bidi.HasRightToLeft(text);
}
