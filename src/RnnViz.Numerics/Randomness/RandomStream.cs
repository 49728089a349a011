namespace RnnViz.Numerics.Randomness;

/// <summary>What random numbers are drawn for. Each use has sequences of its own, so one more draw in one use moves no other.</summary>
public enum RandomStream
{
    /// <summary>The initial weights.</summary>
    Weights = 1,

    /// <summary>The examples of one batch; the index is the iteration.</summary>
    Batch = 2,

    /// <summary>The order of examples in one pass through the data; the index is the epoch.</summary>
    Order = 3,

    /// <summary>The characters of a generated sample; the index is the iteration of the weights.</summary>
    Sample = 4,

    /// <summary>A generated series of numbers.</summary>
    Series = 5,

    /// <summary>The second direction of a plane of parameters; the index is the iteration.</summary>
    Direction = 6,
}
