namespace RnnViz.Output;

/// <summary>
/// A file that is written aside and gets its name when it is complete, so that nobody ever finds half of it: not when the disk fills
/// up, and not when the program is killed, which leaves a .part that the next run replaces.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly bool force;
    private bool isComplete;

    /// <summary>Begins a file; what lay aside from a run that was killed goes.</summary>
    /// <param name="path">Its path in the end.</param>
    /// <param name="force">Whether a file of that name is replaced.</param>
    /// <exception cref="OutputException">There is one and it may not be replaced, or nothing can be written there.</exception>
    public OutputFile(string path, bool force)
    {
        (Path, this.force) = (path, force);
        OutputPaths.Require(path, force);
        OutputPaths.Try(path, () => File.Delete(Aside));
    }

    /// <summary>The file's path in the end.</summary>
    public string Path { get; }

    /// <summary>Where it is written until then, in the same folder: for programs that write it themselves.</summary>
    public string Aside => OutputPaths.AsideOf(Path);

    /// <summary>Writes a file at once.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="force">Whether a file of that name is replaced.</param>
    /// <param name="content">All that is in it.</param>
    /// <exception cref="OutputException">It cannot be written; what was there before is there still.</exception>
    public static void Write(string path, bool force, ReadOnlySpan<byte> content)
    {
        using var file = new OutputFile(path, force);
        try
        {
            File.WriteAllBytes(file.Aside, content);
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            throw OutputPaths.Refusal(path, e);
        }

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
        OutputPaths.Try(path, () =>
        {
            using FileStream stream = File.Create(file.Aside);
            write(stream);
        });
        file.Complete();
    }

    /// <summary>Gives the file its name: everything is written.</summary>
    /// <exception cref="OutputException">Somebody has made a file of that name meanwhile, or nothing has been written.</exception>
    public void Complete()
    {
        OutputPaths.Try(Path, () => File.Move(Aside, Path, overwrite: force));
        isComplete = true;
    }

    /// <summary>Drops what is written, unless it is complete.</summary>
    public void Dispose()
    {
        if (isComplete)
        {
            return;
        }

        try
        {
            File.Delete(Aside);
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            // nothing was written, or the folder is gone
        }
    }
}
