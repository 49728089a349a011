using System.Runtime.InteropServices;

namespace RnnViz.Lessons.Threads;

/// <summary>Lets a thread have only the time that others leave.</summary>
internal static partial class QuietThread
{
    private const int ThisProcess = 0, Niceness = 15;

    /// <summary>
    /// Gives the calling thread a low priority. The framework's priorities do nothing on Linux, where each thread has a niceness of
    /// its own; in other systems they do.
    /// </summary>
    public static void Begin()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Lowest;
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(ThisProcess, 0, Niceness); // 0: the thread that calls; where it is not allowed all stays as it is
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);
}
