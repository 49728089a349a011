using System.Security.Cryptography;

namespace RnnViz.State;

/// <summary>
/// Files of the program's own that are there as a whole or not at all: written aside, brought to the disk, renamed, and held to a
/// fingerprint when they are read.
/// </summary>
internal static class SavedFile
{
    /// <summary>The longest file that is read, 512 MiB.</summary>
    private const long Longest = 512L << 20;

    private const string Part = ".part";

    /// <summary>Replaces a file. Where that fails, what was there before is there still.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All that is in it, one piece after the other.</param>
    /// <returns>Whether it is written.</returns>
    public static bool TryWrite(string path, params ReadOnlySpan<ReadOnlyMemory<byte>> content) => TryWrite(path, out _, content);

    /// <summary>Replaces a file. Where that fails, what was there before is there still.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What keeps it from being written; null where it is.</param>
    /// <param name="content">All that is in it, one piece after the other.</param>
    /// <returns>Whether it is written.</returns>
    public static bool TryWrite(string path, out Exception? problem, params ReadOnlySpan<ReadOnlyMemory<byte>> content)
    {
        problem = null;
        string aside = path + Part;
        try
        {
            using (var file = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.Read))
            {
                foreach (ReadOnlyMemory<byte> piece in content)
                {
                    file.Write(piece.Span);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
            return true;
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            TryDelete(aside);
            problem = e;
            return false;
        }
    }

    /// <summary>Reads a file; null where it is not there, is no plain file, or is longer than any that the program writes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes.</param>
    public static byte[]? TryRead(string path, long most = Longest)
    {
        try
        {
            var about = new FileInfo(path);
            // a pipe or a device in its place would be waited for
            if (!about.Exists || (about.Attributes & (FileAttributes.Directory | FileAttributes.Device)) != 0 || about.Length is 0
                || about.Length > most)
            {
                return null;
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            return null;
        }
    }

    /// <summary>Deletes a file, if that can be.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            // it stays
        }
    }

    /// <summary>The fingerprint of pieces that follow one another, SHA-256.</summary>
    public static byte[] HashOf(params ReadOnlySpan<ReadOnlyMemory<byte>> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlyMemory<byte> piece in content)
        {
            hash.AppendData(piece.Span);
        }

        return hash.GetHashAndReset();
    }
}
