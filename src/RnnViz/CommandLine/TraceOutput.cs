using RnnViz.Lessons.Checks;
using RnnViz.Output;

namespace RnnViz.CommandLine;

/// <summary>The files of a trace, each of which has its name when it is complete.</summary>
/// <param name="force">Whether files that are there already are replaced.</param>
internal sealed class TraceOutput(bool force) : ITraceOutput, IDisposable
{
    private readonly Dictionary<string, OutputFile> files = [];
    private readonly List<string> complete = [];

    /// <summary>The files that are complete, in the order in which they became so.</summary>
    public IReadOnlyList<string> Complete => complete;

    /// <inheritdoc/>
    public Stream Open(string path)
    {
        var file = new OutputFile(path, force);
        files.Add(path, file);
        return file.Content;
    }

    /// <inheritdoc/>
    void ITraceOutput.Complete(string path)
    {
        files[path].Complete();
        complete.Add(path);
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
