namespace RnnViz.Numerics;

/// <summary>Work that comes in one share or two, which may run at the same time.</summary>
internal interface ITwoShares
{
    /// <summary>Does share 0 or 1.</summary>
    void Run(int index);
}
