using System.Runtime.CompilerServices;
using RnnViz.Lessons.Threads;

namespace RnnViz.Lessons.Tests.Threads;

/// <summary>
/// Takes out of the way what a busy machine would make a test allocate while it counts: background threads that end, as
/// nothing was asked of them for long, and have to be started anew; and what the runtime keeps about locks from the first time
/// that one is wanted by two threads.
/// </summary>
internal static class AllocatedBeforehand
{
    [ModuleInitializer]
    internal static void Set()
    {
        BackgroundThread.Patience = Timeout.InfiniteTimeSpan;
        var wanted = new Lock();
        lock (wanted)
        {
            var other = new Thread(() =>
            {
                if (wanted.TryEnter())
                {
                    wanted.Exit();
                }
            });
            other.Start();
            other.Join();
        }
    }
}
