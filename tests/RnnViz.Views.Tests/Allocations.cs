namespace RnnViz.Views.Tests;

/// <summary>What a piece of work allocates on the calling thread.</summary>
internal static class Allocations
{
    private const int Runs = 3;

    /// <summary>
    /// The bytes that <paramref name="run"/> allocates each time: the least of three runs. Caches of the runtime that all code shares
    /// grow now and then on whichever thread meets them full; that happens once, what the work itself allocates comes back each time.
    /// </summary>
    public static long OfEach(Action run)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Runs && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
