using System.Numerics;
using System.Runtime.InteropServices;

namespace RnnViz.Lessons.Session;

/// <summary>
/// A 64-bit fingerprint of doubles, bit for bit: the same numbers in the same order give the same, others almost surely
/// another.
/// </summary>
internal struct StateHash
{
    private ulong state;

    /// <summary>The fingerprint of what was added.</summary>
    public readonly ulong Value => state ^ (state >> 29);

    /// <summary>Adds numbers, and how many there are.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        ulong mixed = state ^ (ulong)values.Length;
        foreach (ulong bits in MemoryMarshal.Cast<double, ulong>(values))
        {
            mixed = BitOperations.RotateLeft((mixed ^ bits) * 0x9E3779B97F4A7C15UL, 31);
        }

        state = mixed * 0xBF58476D1CE4E5B9UL;
    }
}
