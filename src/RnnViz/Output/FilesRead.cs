namespace RnnViz.Output;

/// <summary>
/// Files that are read, among which a file that is to be written is looked for. Of a recording there are very many: each is looked at
/// once, and none is opened but one that may be the same by another name.
/// </summary>
internal sealed class FilesRead
{
    private readonly Dictionary<string, string> folders = [];
    private readonly Dictionary<string, string> inputs = new(SameFile.Names);
    private readonly Lazy<ILookup<(long, DateTime), string>> alike;

    /// <summary>Takes the files.</summary>
    /// <param name="paths">Their paths, as they are named in sentences.</param>
    public FilesRead(IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
        {
            inputs.TryAdd(SameFile.Resolved(path, folders), path);
        }

        alike = new Lazy<ILookup<(long, DateTime), string>>(() => inputs.Keys.Where(File.Exists).ToLookup(LooksOf));
    }

    /// <summary>The file that a path leads to, also spelt otherwise, by links, or as another name of it; null where it is none.</summary>
    public string? Find(string output)
    {
        string place = SameFile.Resolved(output, folders);
        if (inputs.TryGetValue(place, out string? read))
        {
            return read;
        }

        bool isAnotherName = inputs.Count > 0 && File.Exists(place);
        return isAnotherName && alike.Value[LooksOf(place)].FirstOrDefault(input => SameFile.Are(place, input)) is { } same
            ? inputs[same] : null;
    }

    // two names of one file have one size and one time
    private static (long, DateTime) LooksOf(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return (file.Length, file.LastWriteTimeUtc);
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            return default; // it is not there any more
        }
    }
}
