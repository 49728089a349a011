using System.Diagnostics;
using System.Text.Json;

namespace RnnViz.Window;

/// <summary>
/// Writes every five seconds what the process holds, as one JSON object a line: for runs of hours, whose memory, handles and graphics
/// objects must not grow.
/// </summary>
/// <remarks>Asking the system leaves some 30 kB of garbage each time: more often, the log would be most of what it measures.</remarks>
internal sealed class ResourceLog(string path) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly StreamWriter file = new(path) { AutoFlush = true };
    private readonly GraphicsObjects? graphics = GraphicsObjects.Find();
    private readonly long start = Stopwatch.GetTimestamp();
    private TimeSpan next;
    private int frames;

    /// <summary>The log whose file RNNVIZ_RESOURCES names; null where it names none.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static ResourceLog? OfEnvironment() =>
        Environment.GetEnvironmentVariable("RNNVIZ_RESOURCES") is { Length: > 0 } path ? new ResourceLog(path) : null;

    /// <summary>To be called after each frame, on the thread that draws.</summary>
    /// <param name="iteration">Of the run in front.</param>
    public void Write(int iteration)
    {
        frames++;
        TimeSpan now = Stopwatch.GetElapsedTime(start);
        if (now < next)
        {
            return;
        }

        next = now + Interval;
        using var process = Process.GetCurrentProcess();
        file.WriteLine(JsonSerializer.Serialize(
            new
            {
                Seconds = Math.Round(now.TotalSeconds, 1),
                Frames = frames,
                Iteration = iteration,
                WorkingSet = process.WorkingSet64,
                ManagedHeap = GC.GetTotalMemory(forceFullCollection: false),
                Handles = HandlesOf(process),
                Threads = process.Threads.Count,
                GraphicsObjects = graphics?.Count(),
            },
            Options));
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    // of Linux the files, sockets and pipes that are open
    private static int HandlesOf(Process process) =>
        OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : process.HandleCount;
}
