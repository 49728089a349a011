namespace RnnViz.Numerics.Network;

/// <summary>Work in shares, each of which any of two threads may do, at the same time as another.</summary>
internal interface IWorkPartition
{
    /// <summary>How many shares there are.</summary>
    int Count { get; }

    /// <summary>Does one of them.</summary>
    /// <param name="share">Which one, 0 … Count − 1.</param>
    /// <param name="thread">Who does it: 0 the caller, 1 the second thread.</param>
    void Run(int share, int thread);
}
