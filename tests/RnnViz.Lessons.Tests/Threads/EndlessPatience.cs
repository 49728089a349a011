using System.Runtime.CompilerServices;

namespace RnnViz.Lessons.Tests.Threads;

/// <summary>
/// Background threads do not end in the tests, however long a busy machine keeps them waiting for work: starting one anew
/// allocates, and tests count what is allocated.
/// </summary>
internal static class EndlessPatience
{
    [ModuleInitializer]
    internal static void Set() => BackgroundThread.Patience = Timeout.InfiniteTimeSpan;
}
