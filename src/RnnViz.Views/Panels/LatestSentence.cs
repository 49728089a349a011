using RnnViz.Engine.Mathematics;

namespace RnnViz.Views.Panels;

/// <summary>The words of the text that was read last, so that frames that show the same text again allocate nothing.</summary>
internal sealed class LatestSentence
{
    private string text = "";
    private IReadOnlyList<SentenceWord> words = [];

    /// <summary>The words of a text.</summary>
    public IReadOnlyList<SentenceWord> Read(ReadOnlySpan<char> read)
    {
        if (read.SequenceEqual(text))
        {
            return words;
        }

        text = read.ToString();
        return words = Sentence.Read(text);
    }
}
