using System.Text;
using RnnViz.Numerics;

namespace RnnViz.Lessons;

/// <summary>
/// Text that the network writes as training goes on, from a frozen copy of its weights, a few characters at a time so
/// that a frame is never held up. When a sample is complete the next begins with the weights of then.
/// The same seed gives the same samples where the calls come at the same iterations.
/// </summary>
public sealed class TextSampler
{
    private readonly RecurrentNetwork network;
    private readonly FrozenNetwork frozen;
    private readonly TokenizedText text;
    private readonly RandomSource random;
    private readonly int seed;
    private readonly Func<int> iteration;
    private char[] complete, growing;
    private int completeLength, growingLength, written, token, growingIteration;

    internal TextSampler(RecurrentNetwork network, TextTask task, int seed, Func<int> iteration)
    {
        (this.network, this.seed, this.iteration) = (network, seed, iteration);
        text = task.Text;
        frozen = new FrozenNetwork(network);
        random = new RandomSource(seed);
        Length = Math.Clamp(4 * text.Tokens.Length, 16, 320);
        complete = new char[2 * Length];
        growing = new char[2 * Length];
        Begin();
    }

    /// <summary>Characters of a sample.</summary>
    public int Length { get; }

    /// <summary>Above 0: 1 samples as trained, less is more cautious, more is wilder. It counts from the next character on.</summary>
    public double Temperature { get; set; } = 0.8;

    /// <summary>Updates applied to the weights that wrote <see cref="Text"/>; −1 before the first sample is complete.</summary>
    public int SampleIteration { get; private set; } = -1;

    /// <summary>The last complete sample; empty before the first.</summary>
    public ReadOnlySpan<char> Text => complete.AsSpan(0, completeLength);

    /// <summary>What the sample being written has so far.</summary>
    public ReadOnlySpan<char> InProgress => growing.AsSpan(0, growingLength);

    /// <summary>Writes some characters more.</summary>
    public void Advance(int characters)
    {
        for (; characters > 0; characters--)
        {
            token = Draw(frozen.Step(token, Math.Max(Temperature, 0.01)));
            growingLength += text.Characters[token].EncodeToUtf16(growing.AsSpan(growingLength));
            if (++written == Length)
            {
                (complete, growing) = (growing, complete);
                (completeLength, SampleIteration) = (growingLength, growingIteration);
                Begin();
            }
        }
    }

    private void Begin()
    {
        growingIteration = iteration();
        frozen.Freeze(network);
        random.Reseed(seed, RandomStream.Sample, growingIteration);
        token = text.Tokens[0];
        growingLength = text.Characters[token].EncodeToUtf16(growing);
        written = 1;
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
