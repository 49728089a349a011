namespace RnnViz.CommandLine;

/// <summary>
/// How many threads the system lets the program start: where too few, the first that is refused would end it at a moment when nothing
/// can be done about it any more.
/// </summary>
internal static class ThreadLimit
{
    private const int StackBytes = 1 << 17;

    /// <summary>Those of the program and of .NET itself besides the ones that there is one of for each core, and ffmpeg's.</summary>
    private const int Least = 16;

    /// <summary>What is wrong where they are so few that the program cannot work; null where they suffice.</summary>
    public static string? Problem
    {
        get
        {
            int needed = Least + Environment.ProcessorCount;
            using var isOver = new ManualResetEventSlim();
            var started = new List<Thread>();
            try
            {
                while (!OperatingSystem.IsWindows() && started.Count < needed)
                {
                    var thread = new Thread(() => isOver.Wait(), StackBytes) { IsBackground = true, Name = "trial" };
                    thread.Start();
                    started.Add(thread);
                }

                return null;
            }
            catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
            {
                return $"The program may start only {started.Count} more threads or processes here, and needs {needed}; raise the limit, "
                    + "as by ulimit -u 1024, and try again.";
            }
            finally
            {
                isOver.Set();
                started.ForEach(thread => thread.Join());
            }
        }
    }
}
