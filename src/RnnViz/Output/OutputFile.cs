namespace RnnViz.Output;

/// <summary>
/// A file that is written aside and gets its name when it is complete, so that nobody ever finds half of it: not when the disk fills
/// up, and not when the program is killed, which leaves a .part that the next run replaces. While it is written no other run can
/// begin it.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly bool force;
    private readonly FileStream aside;
    private bool isComplete;

    /// <summary>Begins a file; what lay aside from a run that was killed goes.</summary>
    /// <param name="path">Its path in the end.</param>
    /// <param name="force">Whether a file of that name is replaced.</param>
    /// <exception cref="OutputException">There is one and it may not be replaced, or nothing can be written there.</exception>
    public OutputFile(string path, bool force)
    {
        (Path, this.force) = (path, force);
        OutputPaths.Require(path, force);
        Aside = OutputPaths.AsideOf(path);
        aside = AsideFile.Take(path, Aside);
        Content = new OutputStream(path, aside);
    }

    /// <summary>The file's path in the end.</summary>
    public string Path { get; }

    /// <summary>Where it is written until then, in the same folder: for programs that write it themselves.</summary>
    public string Aside { get; }

    /// <summary>
    /// Takes what is in the file, piece by piece; what keeps it from being written is an <see cref="OutputException"/>. Closing it
    /// does not end the file.
    /// </summary>
    public Stream Content { get; }

    /// <summary>Writes a file at once.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="force">Whether a file of that name is replaced.</param>
    /// <param name="content">All that is in it.</param>
    /// <exception cref="OutputException">It cannot be written; what was there before is there still.</exception>
    public static void Write(string path, bool force, ReadOnlySpan<byte> content)
    {
        using var file = new OutputFile(path, force);
        file.Content.Write(content);
        file.Complete();
    }

    /// <summary>Writes a file piece by piece.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="force">Whether a file of that name is replaced.</param>
    /// <param name="write">Writes all that is in it.</param>
    /// <exception cref="OutputException">It cannot be written; what was there before is there still.</exception>
    public static void Write(string path, bool force, Action<Stream> write)
    {
        using var file = new OutputFile(path, force);
        OutputPaths.Try(path, () => write(file.Content));
        file.Complete();
    }

    /// <summary>Gives the file its name: everything is written.</summary>
    /// <exception cref="OutputException">Somebody has made a file of that name meanwhile, or the disk did not take all of it.</exception>
    public void Complete()
    {
        OutputPaths.Try(Path, () =>
        {
            // some disks say only now that they are full
            aside.Flush(flushToDisk: true);
            File.Move(Aside, Path, overwrite: force);
        });
        isComplete = true;
        aside.Dispose();
    }

    /// <summary>Drops what is written, unless it is complete.</summary>
    public void Dispose()
    {
        if (isComplete)
        {
            return;
        }

        isComplete = true;
        AsideFile.Drop(aside, Aside);
    }
}
