namespace RnnViz.Numerics.Kernels;

/// <summary>What an element of a product is the sum of.</summary>
/// <param name="Count">Reduction of a group, one step apart.</param>
/// <param name="Groups">Groups, one jump apart: timesteps, in a sum over time.</param>
/// <param name="Accumulate">Whether the sum begins with what the target holds, else with zero.</param>
internal readonly record struct Reduction(int Count, int Groups = 1, bool Accumulate = true);
