using System.Globalization;

namespace RnnViz.State;

/// <summary>
/// The sessions that are kept, each in a file of its own. A running program holds a lock beside its file, which the system takes away
/// however the program ends; a session that is open while nobody holds its lock was broken off.
/// </summary>
internal sealed class SessionFolder : IDisposable
{
    /// <summary>The most sessions that ended and are kept, as many that were gone on with; and the most that were broken off.</summary>
    private const int MostEnded = 5, MostOpen = 20;

    private const string Open = ".open", Ended = ".ended", GoneOn = ".resumed", Locked = ".lock";

    private readonly string folder;
    private readonly string path;
    private FileStream held;

    private SessionFolder(string folder, string path, FileStream held) => (this.folder, this.path, this.held) = (folder, path, held);

    /// <summary>The file of this program's own session.</summary>
    public string Path => path + Open;

    /// <summary>Takes a place for a session of its own; null where there is none.</summary>
    /// <param name="clock">Names the file.</param>
    public static SessionFolder? TryOpen(TimeProvider clock)
    {
        if (ProgramFolders.TryMake("sessions") is not { } folder)
        {
            return null;
        }

        string stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (int i = 1; i <= 100; i++)
        {
            string path = System.IO.Path.Combine(folder, $"session-{stamp}-{Environment.ProcessId}-{i}");
            if (!new[] { Open, Ended, GoneOn }.Any(ending => File.Exists(path + ending)) && TryLock(path, FileMode.CreateNew) is { } held)
            {
                return new SessionFolder(folder, path, held);
            }
        }

        return null;
    }

    /// <summary>The sessions that were broken off, the latest first; files that are none are left out.</summary>
    public IEnumerable<string> BrokenOff() => Files(Open).Where(file => file != Path && !IsHeld(Stem(file)));

    /// <summary>
    /// All sessions that nobody is in, whether they ended or were broken off, the latest first; after them those that were gone on with,
    /// whose work another session has.
    /// </summary>
    public IEnumerable<string> Left() => Latest(BrokenOff().Concat(Files(Ended))).Concat(Files(GoneOn));

    /// <summary>From now on a session that was broken off counts as ended: it is not offered again.</summary>
    public static void Settle(string file) => Settle(file, Ended);

    /// <summary>From now on a session counts as gone on with: it is not offered again, and stands after all others.</summary>
    public static void SettleGoneOn(string file) => Settle(file, GoneOn);

    private static void Settle(string file, string ending)
    {
        try
        {
            File.Move(file, Stem(file) + ending, overwrite: true);
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            // it will be offered again
        }

        SavedFile.TryDelete(Stem(file) + Locked);
    }

    /// <summary>Takes away what is older than what is kept, and what programs that were killed have left.</summary>
    public void Tidy()
    {
        IEnumerable<string> settled = Files(Ended).Skip(MostEnded).Concat(Files(GoneOn).Skip(MostEnded));
        foreach (string file in settled.Concat(BrokenOff().Skip(MostOpen)).ToArray())
        {
            SavedFile.TryDelete(file);
        }

        foreach (string file in Files(Locked).Concat(Files(".part")).ToArray())
        {
            string stem = file.EndsWith(".part", StringComparison.Ordinal) ? Stem(Stem(file)) : Stem(file);
            if (stem != path && !IsHeld(stem) && (file.EndsWith(".part", StringComparison.Ordinal) || !File.Exists(stem + Open)))
            {
                SavedFile.TryDelete(file);
            }
        }
    }

    /// <summary>Makes the folder and the lock again where somebody has deleted them, which may be done at any time.</summary>
    /// <exception cref="Exception">That cannot be; see <see cref="ProgramFolders.IsRefusal"/>.</exception>
    public void Restore()
    {
        Directory.CreateDirectory(folder);
        if (!File.Exists(path + Locked) && TryLock(path, FileMode.CreateNew) is { } again)
        {
            held.Dispose();
            held = again;
        }
    }

    /// <summary>The program has ended as it should: its session is not offered, but can be gone on with.</summary>
    public void End()
    {
        if (File.Exists(Path))
        {
            Settle(Path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        held.Dispose();
        SavedFile.TryDelete(path + Locked);
    }

    private IEnumerable<string> Files(string ending)
    {
        try
        {
            return Latest(Directory.GetFiles(folder, "session-*" + ending));
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            return [];
        }
    }

    // by when they were written, and of one moment by name, so that the order does not depend on the file system
    private static IEnumerable<string> Latest(IEnumerable<string> files) =>
        files.OrderByDescending(WrittenAt).ThenByDescending(file => file, StringComparer.Ordinal);

    private static DateTime WrittenAt(string file)
    {
        try
        {
            return File.GetLastWriteTimeUtc(file);
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            return DateTime.MinValue;
        }
    }

    private static string Stem(string file) => System.IO.Path.ChangeExtension(file, null);

    private static bool IsHeld(string stem)
    {
        if (!File.Exists(stem + Locked))
        {
            return false;
        }

        using FileStream? free = TryLock(stem, FileMode.Open);
        return free is null;
    }

    private static FileStream? TryLock(string stem, FileMode mode)
    {
        try
        {
            return new FileStream(stem + Locked, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (ProgramFolders.IsRefusal(e))
        {
            return null;
        }
    }
}
