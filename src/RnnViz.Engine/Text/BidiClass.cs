namespace RnnViz.Engine.Text;

/// <summary>How a character takes part in the order of a line, after the Unicode Bidirectional Algorithm (UAX #9).</summary>
internal enum BidiClass : byte
{
    /// <summary>Written from left to right.</summary>
    Left,

    /// <summary>Written from right to left: Hebrew and its like.</summary>
    Right,

    /// <summary>Written from right to left: Arabic and its like, where European digits are as Arabic ones.</summary>
    ArabicLetter,

    /// <summary>A digit.</summary>
    Number,

    /// <summary>An Arabic digit.</summary>
    ArabicNumber,

    /// <summary>A plus or minus.</summary>
    Sign,

    /// <summary>A percent sign, a currency: part of a number beside it.</summary>
    Terminator,

    /// <summary>A point, a comma: part of a number that it stands within.</summary>
    Separator,

    /// <summary>A mark on the character before it, or one that is not seen.</summary>
    Mark,

    /// <summary>All else: spaces, brackets, punctuation.</summary>
    Neutral,
}
