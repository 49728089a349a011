using System.Security.Cryptography;
using RnnViz.Lessons.Errors;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Records;

/// <summary>Lays the data of a record into a folder of its own, from where it is read like that of any lesson.</summary>
internal static class RecordedData
{
    private static readonly List<string> Folders = [];

    static RecordedData() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove();

    /// <summary>Makes the folder; it is gone when the program ends.</summary>
    /// <param name="files">What goes into it, each under its name.</param>
    /// <param name="given">Files that somebody has given for those that are not in the record.</param>
    /// <param name="name">What the lesson is called, for messages.</param>
    /// <exception cref="LessonException">A file is missing, is another one, or has no name that is one.</exception>
    public static string Unpack(IReadOnlyList<DataRecord> files, IReadOnlyList<string> given, string name)
    {
        try
        {
            string folder = Directory.CreateTempSubdirectory("rnnviz-").FullName;
            Folders.Add(folder);
            foreach ((int i, DataRecord file) in files.Index())
            {
                Write(file, $"record.data[{i}]", Path.Combine(folder, file.Name), given, name);
            }

            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LessonException(name, [new LessonError("record.data", $"cannot be unpacked: {e.Message}")]);
        }
    }

    private static void Write(DataRecord file, string path, string target, IReadOnlyList<string> given, string lesson)
    {
        if (file.Name.Length == 0 || file.Name.StartsWith('.') || file.Name.Any(c => c is '/' or '\\' or ':' || char.IsControl(c)))
        {
            throw new LessonException(lesson, [new LessonError($"{path}.name", "not the name of a file")]);
        }

        if (file.Content is null)
        {
            using Stream found = Find(file, path, given, lesson);
            using FileStream copy = File.Create(target);
            found.CopyTo(copy);
            return;
        }

        byte[] content;
        try
        {
            content = Convert.FromBase64String(file.Content);
        }
        catch (FormatException)
        {
            throw new LessonException(lesson, [new LessonError($"{path}.content", "not base64")]);
        }

        if (Convert.ToHexStringLower(SHA256.HashData(content)) != file.Sha256)
        {
            throw new LessonException(lesson, [new LessonError($"{path}.sha256", "not that of the content: the figure is damaged")]);
        }

        File.WriteAllBytes(target, content);
    }

    private static FileStream Find(DataRecord file, string path, IReadOnlyList<string> given, string lesson)
    {
        foreach (string candidate in given)
        {
            FileStream stream = InputFile.Open(candidate, InputKind.Data);
            if (stream.Length == file.Bytes && Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256)
            {
                stream.Position = 0;
                return stream;
            }

            stream.Dispose();
        }

        string found = given.Count == 0 ? $"{file.Name} is too large to be in the figure"
            : $"none of the files given is the {file.Name} of then";
        throw new LessonException(
            lesson, [new LessonError(path, found,
                $"--data FILE with the file of {Counted.Of((long)file.Bytes, "byte")} that it was made of")]);
    }

    private static void Remove()
    {
        foreach (string folder in Folders)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // the system clears its folder of temporary files by itself
            }
        }
    }
}
