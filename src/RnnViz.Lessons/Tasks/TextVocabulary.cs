using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>What a token of a text is.</summary>
[Noun("vocabulary")]
public enum TextVocabulary
{
    /// <summary>The characters that occur in the text.</summary>
    Characters,

    /// <summary>The 256 bytes of UTF-8.</summary>
    Bytes,
}
