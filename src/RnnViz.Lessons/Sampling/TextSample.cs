using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Sampling;

/// <summary>
/// One text written by a frozen copy of the network's weights, character after character. Which characters depends on the
/// weights, the seed and the temperature alone, not on when they were asked for.
/// </summary>
internal sealed class TextSample
{
    private readonly InferenceNetwork network;
    private readonly TokenizedText text;
    private readonly RandomSource random;
    private readonly char[] characters;
    private readonly int[] ends;
    private readonly int seed;
    private int written, token;

    public TextSample(RecurrentNetwork network, TokenizedText text, int seed, int length)
    {
        (this.text, this.seed) = (text, seed);
        this.network = new InferenceNetwork(network);
        random = new RandomSource(seed);
        characters = new char[2 * length];
        ends = new int[length];
    }

    /// <summary>The iteration whose weights write; −1 for none.</summary>
    public int Start { get; private set; } = -1;

    /// <summary>Begins anew with the weights of now.</summary>
    public void Begin(RecurrentNetwork now, int iteration)
    {
        Start = iteration;
        network.Freeze(now);
        Restart();
    }

    /// <summary>Begins anew with the same weights.</summary>
    public void Restart()
    {
        network.Restart();
        random.Reseed(seed, RandomStream.Sample, Start);
        written = 0;
        Add(text.Tokens[0]);
    }

    /// <summary>Has no weights any more.</summary>
    public void Drop() => Start = -1;

    /// <summary>The first characters, written now if they are not yet.</summary>
    public ReadOnlySpan<char> Prefix(int count, double temperature)
    {
        while (written < count)
        {
            Add(Draw(network.Step(token, temperature)));
        }

        return characters.AsSpan(0, ends[count - 1]);
    }

    private void Add(int drawn)
    {
        token = drawn;
        int end = written == 0 ? 0 : ends[written - 1];
        ends[written++] = end + text.Characters[drawn].EncodeToUtf16(characters.AsSpan(end));
    }

    private int Draw(ReadOnlySpan<double> probabilities)
    {
        double left = random.NextUniform();
        for (int i = 0; i < probabilities.Length; i++)
        {
            left -= probabilities[i];
            if (left < 0)
            {
                return i;
            }
        }

        return probabilities.Length - 1; // rounding, or NaN weights
    }
}
