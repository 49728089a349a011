using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RnnViz.Numerics.Files;

/// <summary>
/// Opens a path without waiting, and refuses what is no plain file: opened as usual, a pipe without a writer would never come back,
/// and a device has no end.
/// </summary>
internal static partial class PlainFile
{
    private const int NoFile = 2, NoDevice = 6, NotAllowed = 13, NotPermitted = 1, LoopOnLinux = 40, LoopOnMac = 62;
    private const string Advice = "give a plain file";

    /// <summary>Opens a plain file for reading.</summary>
    /// <exception cref="InputFileException">It is none, or cannot be opened.</exception>
    public static FileStream Open(string path, InputKind kind)
    {
        if (Directory.Exists(path))
        {
            throw new InputFileException(path, "is a folder", $"give {kind.Name}");
        }

        FileStream file = OperatingSystem.IsWindows() ? OpenOnWindows(path) : OpenWithoutWaiting(path);
        try
        {
            // a device or a file of the system that is made while it is read says that it is empty, and is not
            return file.CanSeek && (file.Length > 0 || file.ReadByte() < 0) ? file
                : throw new InputFileException(path, "is a pipe, a device or a file of the system", Advice);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw e as InputFileException ?? new InputFileException(path, $"cannot be read: {e.Message}");
        }
    }

    private static FileStream OpenOnWindows(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw e switch
            {
                FileNotFoundException or DirectoryNotFoundException => Missing(path),
                UnauthorizedAccessException => Forbidden(path),
                _ => new InputFileException(path, "cannot be opened", Advice),
            };
        }
    }

    private static FileStream OpenWithoutWaiting(string path)
    {
        // O_RDONLY is 0 everywhere; the others have the system's own values
        (int nonBlocking, int closeOnExec, int noTerminal) =
            OperatingSystem.IsMacOS() ? (0x4, 0x1000000, 0x20000) : (0x800, 0x80000, 0x100);
        int descriptor = NativeOpen(path, nonBlocking | closeOnExec | noTerminal);
        if (descriptor >= 0)
        {
            return new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read);
        }

        int error = Marshal.GetLastPInvokeError();
        throw error switch
        {
            NoFile => Missing(path),
            NotAllowed or NotPermitted => Forbidden(path),
            LoopOnLinux or LoopOnMac when new FileInfo(path).LinkTarget is not null =>
                new InputFileException(path, "is a link that leads back to itself", Advice),
            NoDevice => new InputFileException(path, "is a pipe, a device or a file of the system", Advice),
            _ => new InputFileException(path, $"cannot be opened ({Marshal.GetPInvokeErrorMessage(error)})", Advice),
        };
    }

    private static InputFileException Missing(string path) => new FileInfo(path).LinkTarget is { } target
        ? new(path, $"is a link to {InputFile.Shown(target)}, which does not exist", "mend the link, or give another file")
        : new(path, "does not exist", "check the name and the folder");

    private static InputFileException Forbidden(string path) => new(path, "may not be read", "change its permissions");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativeOpen(string path, int flags);
}
