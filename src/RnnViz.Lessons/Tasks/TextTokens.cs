namespace RnnViz.Lessons.Tasks;

/// <summary>The tokens of a text, in as few bytes as their number of kinds allows: a long text is most of a lesson's memory.</summary>
internal sealed class TextTokens
{
    /// <summary>The most kinds of tokens.</summary>
    public const int MostKinds = 1 << 16;

    private readonly byte[]? narrow;
    private readonly ushort[]? wide;

    /// <summary>Tokens below 256.</summary>
    /// <param name="tokens">They, from the start of the array; not copied.</param>
    /// <param name="length">How many there are.</param>
    public TextTokens(byte[] tokens, int length) => (narrow, Length) = (tokens, length);

    /// <summary>Tokens below <see cref="MostKinds"/>; not copied.</summary>
    public TextTokens(ushort[] tokens) => (wide, Length) = (tokens, tokens.Length);

    /// <summary>How many there are.</summary>
    public int Length { get; }

    /// <summary>One of them, from 0.</summary>
    public int this[int i] => narrow is null ? wide![i] : narrow[i];

    /// <summary>The first of them, copied.</summary>
    /// <param name="count">How many, at most all.</param>
    public int[] First(int count)
    {
        var first = new int[count];
        for (int i = 0; i < count; i++)
        {
            first[i] = this[i];
        }

        return first;
    }
}
