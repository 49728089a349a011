using System.Numerics;

namespace RnnViz.Numerics.Randomness;

/// <summary>
/// A small seeded generator whose whole state is four words, so that the same seed gives the same run on every machine
/// and a run can be replayed from any iteration: <see cref="Reseed"/> jumps to a stream by name instead of by history.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (xoshiro256**), seeded by SplitMix64.
/// </summary>
public sealed class RandomSource
{
    private ulong s0, s1, s2, s3;

    /// <summary>A generator on the given stream of the given seed; see <see cref="Reseed"/>.</summary>
    public RandomSource(int seed, RandomStream stream = RandomStream.Weights, int index = 0) => Reseed(seed, stream, index);

    /// <summary>Goes to the start of the stream named by the three values. Allocates nothing.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">What the numbers are for, so that two uses never share a sequence.</param>
    /// <param name="index">Which of the streams of that use: the iteration of a batch, the epoch of a shuffle.</param>
    public void Reseed(int seed, RandomStream stream, int index)
    {
        ulong mixed = Mix((uint)seed);
        mixed = Mix(mixed ^ (ulong)(uint)stream << 32);
        mixed = Mix(mixed ^ (uint)index);
        s0 = Mix(mixed + 1);
        s1 = Mix(mixed + 2);
        s2 = Mix(mixed + 3);
        s3 = Mix(mixed + 4);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number of [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of the normal distribution with mean 0 and variance 1 (Box and Muller 1958).</summary>
    public double NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        return radius * Math.Cos(2 * Math.PI * NextUniform());
    }

    /// <summary>A whole number of [0, limit).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    public int NextInteger(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)Math.BigMul(NextBits(), (ulong)limit, out _);
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
