namespace RnnViz.Numerics.Passes;

/// <summary>Work in parts, each of which any of two threads may do, at the same time as another.</summary>
internal interface IWorkPartition
{
    /// <summary>How many parts there are.</summary>
    int Count { get; }

    /// <summary>Does one of them.</summary>
    /// <param name="part">Which one, 0 … Count − 1.</param>
    /// <param name="thread">Who does it: 0 the caller, 1 the worker thread.</param>
    void Run(int part, int thread);
}
