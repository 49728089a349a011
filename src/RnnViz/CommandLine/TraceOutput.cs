using RnnViz.Lessons.Checks;
using RnnViz.Output;

namespace RnnViz.CommandLine;

/// <summary>The files of a trace, each of which has its name when it is complete.</summary>
/// <param name="force">Whether files that are there already are replaced.</param>
internal sealed class TraceOutput(bool force) : ITraceOutput, IDisposable
{
    private readonly Dictionary<string, OutputFile> files = [];
    private readonly List<string> complete = [];

    /// <summary>The recorded steps that could not be read.</summary>
    public UnreadableSteps Unreadable { get; } = new();

    /// <summary>The files that are complete, in the order in which they became so.</summary>
    public IReadOnlyList<string> Complete
    {
        get
        {
            lock (complete)
            {
                return [.. complete];
            }
        }
    }

    /// <summary>The files that were begun and are not complete.</summary>
    public IReadOnlyList<string> Incomplete
    {
        get
        {
            lock (complete)
            {
                return [.. files.Keys.Except(complete)];
            }
        }
    }

    /// <inheritdoc/>
    public Stream Open(string path)
    {
        var file = new OutputFile(path, force);
        lock (complete)
        {
            files.Add(path, file);
        }

        return file.Content;
    }

    /// <inheritdoc/>
    void ITraceOutput.Complete(string path)
    {
        files[path].Complete();
        lock (complete)
        {
            complete.Add(path);
        }
    }

    /// <inheritdoc/>
    void ITraceOutput.Lack(string problem) => Unreadable.Add(problem);

    /// <summary>Completes the file of lines as far as it is whole, from a thread beside the one that writes, as the program ends.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>How many iterations it has; null where it has none.</returns>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public int? CompleteLines(string path)
    {
        lock (complete)
        {
            if (!files.TryGetValue(path, out OutputFile? file))
            {
                return null;
            }

            int iterations = file.Flushes;
            if (!file.CompleteAsFlushed())
            {
                return null;
            }

            complete.Add(path);
            return iterations;
        }
    }

    /// <summary>Drops what is not complete.</summary>
    public void Dispose()
    {
        foreach (OutputFile file in files.Values)
        {
            file.Dispose();
        }
    }
}
