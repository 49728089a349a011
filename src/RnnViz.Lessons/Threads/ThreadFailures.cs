using System.Collections.Concurrent;

namespace RnnViz.Lessons.Threads;

/// <summary>
/// Exceptions that nobody expected on background threads, kept until the loop takes them: work that fails there ends neither the thread
/// nor the program.
/// </summary>
public static class ThreadFailures
{
    private const int MostWaiting = 16;

    private static readonly ConcurrentQueue<ThreadFailure> Waiting = new();

    /// <summary>Takes the oldest that nobody has taken. Allocates nothing where there is none.</summary>
    public static bool TryTake(out ThreadFailure failure) => Waiting.TryDequeue(out failure);

    /// <summary>Adds one; those beyond sixteen that nobody takes are passed over.</summary>
    /// <param name="thread">What the thread does, for messages.</param>
    /// <param name="error">What it threw.</param>
    public static void Add(string thread, Exception error)
    {
        if (Waiting.Count < MostWaiting)
        {
            Waiting.Enqueue(new ThreadFailure(thread, error));
        }
    }
}
