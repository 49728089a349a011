namespace RnnViz.Numerics;

/// <summary>
/// Some neighbouring sequences of a batch. A pass works on one range at a time, all its timesteps before the next range,
/// so that what it writes on the tape is still in the cache when the backward pass reads it.
/// </summary>
/// <param name="Start">The first sequence.</param>
/// <param name="Count">How many.</param>
public readonly record struct SequenceRange(int Start, int Count);
