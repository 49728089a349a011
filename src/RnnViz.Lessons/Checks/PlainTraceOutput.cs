namespace RnnViz.Lessons.Checks;

/// <summary>Files that have their names from the beginning.</summary>
internal sealed class PlainTraceOutput : ITraceOutput
{
    /// <inheritdoc/>
    public Stream Open(string path) => File.Create(path);

    /// <inheritdoc/>
    public void Complete(string path)
    {
        // it is there already
    }
}
