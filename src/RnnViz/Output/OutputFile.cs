namespace RnnViz.Output;

/// <summary>
/// A file that is written aside and gets its name when it is complete, so that nobody ever finds half of it: not when the disk fills
/// up, and not when the program is killed, which leaves a .part that the next run replaces. While it is written no other run can
/// begin it.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    // all that are not complete; whoever holds it keeps files from getting their names
    private static readonly Lock Gate = new();
    private static readonly HashSet<OutputFile> Open = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly bool force;
    private readonly FileStream aside;
    private readonly OutputStream content;
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
        content = new OutputStream(path, aside);
        lock (Gate)
        {
            Open.Add(this);
        }
    }

    /// <summary>The file's path in the end.</summary>
    public string Path { get; }

    /// <summary>Where it is written until then, in the same folder: for programs that write it themselves.</summary>
    public string Aside { get; }

    /// <summary>
    /// Takes what is in the file, piece by piece; what keeps it from being written is an <see cref="OutputException"/>. Closing it
    /// does not end the file.
    /// </summary>
    public Stream Content => content;

    /// <summary>How often what was written so far was a whole.</summary>
    public int Flushes => content.Flushes;

    /// <summary>Done where the program ends at once, before the file is dropped: ends programs that write it.</summary>
    public Action? Abandoned { get; set; }

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
            lock (Gate)
            {
                File.Move(Aside, Path, overwrite: force);
                Open.Remove(this);
                isComplete = true;
            }
        });
        aside.Dispose();
    }

    /// <summary>
    /// Gives the file its name as it was when it was flushed last. For a program that ends at once: whoever writes on another thread
    /// waits for ever.
    /// </summary>
    /// <returns>Whether there was a whole to be kept.</returns>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public bool CompleteAsFlushed()
    {
        if (isComplete || !content.CutAtFlush(Patience))
        {
            return false;
        }

        Complete();
        return true;
    }

    /// <summary>
    /// Drops all files that are not complete, as the program ends at once. None gets its name any more: whoever tries to on another thread
    /// waits for ever.
    /// </summary>
    public static void AbandonAll()
    {
        if (!Gate.TryEnter(Patience))
        {
            return; // a disk that does not answer; what is aside goes with the next run
        }

        foreach (OutputFile file in Open)
        {
            file.Abandoned?.Invoke();
            AsideFile.Drop(file.aside, file.Aside);
        }
    }

    /// <summary>Drops what is written, unless it is complete.</summary>
    public void Dispose()
    {
        if (isComplete)
        {
            return;
        }

        lock (Gate)
        {
            isComplete = true;
            Open.Remove(this);
            AsideFile.Drop(aside, Aside);
        }
    }
}
