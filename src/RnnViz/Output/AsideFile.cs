namespace RnnViz.Output;

/// <summary>
/// Files in which outputs are written until they are complete. Each is locked while somebody writes it: one that is not locked was
/// left by a run that was killed.
/// </summary>
internal static class AsideFile
{
    // errno of Linux and macOS, and what Windows calls the same: somebody else has locked it
    private static readonly int[] Locked = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private const int MostTries = 3;

    /// <summary>Opens it empty, for this run alone.</summary>
    /// <param name="path">The output's path in the end, for messages.</param>
    /// <param name="aside">Where it is written.</param>
    /// <exception cref="OutputException">Another run writes it, or nothing can be written there.</exception>
    public static FileStream Take(string path, string aside)
    {
        FileStream? file = null;
        OutputPaths.Try(path, () =>
        {
            DropLink(aside);
            if (Directory.Exists(aside))
            {
                throw new OutputException(
                    $"{OutputPaths.Shown(path)} cannot be written, as {OutputPaths.Shown(aside)}, where it is kept until it is complete, "
                    + "is a folder; take that away, or choose another name.");
            }

            for (int i = 0; file is null; i++)
            {
                try
                {
                    file = Open(aside, FileMode.CreateNew);
                }
                catch (IOException) when (i < MostTries && File.Exists(aside))
                {
                    DropStale(path, aside);
                }
            }
        });
        return file!;
    }

    /// <summary>Takes away what a run that was killed has left.</summary>
    /// <exception cref="OutputException">Another run writes it, or it may not be taken away.</exception>
    public static void Sweep(string path, string aside)
    {
        if (File.Exists(aside))
        {
            Drop(Take(path, aside), aside);
        }
    }

    /// <summary>Closes one and takes it away.</summary>
    public static void Drop(FileStream file, string aside)
    {
        try
        {
            // while it is locked, so that it is not that of somebody else
            File.Delete(aside);
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            // its folder is gone
        }

        try
        {
            file.Dispose();
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e) || e is ArgumentOutOfRangeException)
        {
            // what was still to be written has no room; it is dropped in any case
        }
    }

    // a new file rather than this one emptied: a program that the killed run has started may still write into it
    private static void DropStale(string path, string aside)
    {
        try
        {
            using var stale = new FileStream(aside, FileMode.Open, FileAccess.ReadWrite, FileShare.None | FileShare.Delete, bufferSize: 0);
            File.Delete(aside);
        }
        catch (FileNotFoundException)
        {
            // another run has just given it its name
        }
        catch (IOException e) when (Locked.Contains(e.HResult))
        {
            throw new OutputException(
                $"{OutputPaths.Shown(path)} is being written by another run; wait for it, or choose another name.", e);
        }
    }

    private static FileStream Open(string aside, FileMode mode)
    {
        const int Buffer = 1 << 16;
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(aside, mode, FileAccess.ReadWrite, FileShare.None, Buffer);
        }

        // there a lock would keep out ffmpeg, too, and the file could not get its name while it is open
        return new FileStream(aside, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, Buffer);
    }

    // a link would lead what is written to somebody else's file
    private static void DropLink(string aside)
    {
        if (new FileInfo(aside).LinkTarget is not null)
        {
            File.Delete(aside);
        }
    }
}
