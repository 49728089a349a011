using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Recordings;

/// <summary>What a folder is a recording of, as far as the first two lines of its list say; the rest is not read.</summary>
/// <param name="Folder">The folder, its whole path.</param>
/// <param name="Header">The layer.</param>
/// <param name="First">The first step.</param>
internal sealed record RecordingGlance(string Folder, RecordingHeader Header, RecordedStep First)
{
    private const int MostBytes = 1 << 20, MostFolders = 200;

    /// <summary>Looks at a folder; null where it is no recording with a step, or its first lines are longer than a megabyte.</summary>
    public static RecordingGlance? Of(string folder)
    {
        try
        {
            using FileStream file = InputFile.Open(new InputFolder(folder).Find(Recording.ListName), InputKind.Recording);
            byte[] bytes = new byte[Math.Min(MostBytes, file.Length)];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            int first = bytes.AsSpan(0, length).IndexOf((byte)'\n');
            int second = first < 0 ? -1 : bytes.AsSpan(0, length)[(first + 1)..].IndexOf((byte)'\n');
            return second < 0 ? null : new RecordingGlance(
                Path.GetFullPath(folder), RecordingHeader.Read(bytes.AsMemory(0, first)),
                RecordedStep.Read(bytes.AsMemory(first + 1, second), 2));
        }
        catch (Exception e) when (e is RecordingException or InputFileException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Recordings that lie beside one: in the folder around it and, of a layer in the folder of its run, the same layer in the runs beside
    /// that. By name, without the one itself; so many folders are looked at, and no more.
    /// </summary>
    /// <param name="folder">The folder of the recording.</param>
    public static IReadOnlyList<RecordingGlance> Beside(string folder)
    {
        string around = Path.GetDirectoryName(folder) ?? folder, layer = Path.GetFileName(folder);
        IEnumerable<string> beside = FoldersIn(around);
        if (Of(folder)?.Header.Layer == layer && Path.GetDirectoryName(around) is { } above)
        {
            beside = beside.Concat(FoldersIn(above).Select(run => Path.Combine(run, layer)));
        }

        return
        [
            .. beside.Where(other => other != folder).Distinct().Take(MostFolders).Where(Recording.IsAt)
                .Select(Of).OfType<RecordingGlance>(),
        ];
    }

    private static IReadOnlyList<string> FoldersIn(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
