using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Recordings;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Records;

/// <summary>
/// A lesson as a whole, so that a figure of it can be opened where its file is not: what the file says, and what its own data files
/// hold. No path in it leads anywhere but to data that comes with the program.
/// </summary>
public sealed record LessonRecord
{
    private const int LongestName = 200;

    /// <summary>What the lesson is called: its file's name without the ending.</summary>
    public required string Name { get; init; }

    /// <summary>Whether paths in it start at the lessons that come with the program; else its files are in <see cref="Data"/>.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>What the lesson file says.</summary>
    public required JsonObject Lesson { get; init; }

    /// <summary>The files that it names, where they do not come with the program.</summary>
    [MaxLength(100)]
    public IReadOnlyList<DataRecord> Data { get; init; } = [];

    /// <summary>Whether it can be opened without a file that somebody gives: recorded steps and large data are not in it.</summary>
    [JsonIgnore]
    public bool HasAllData => !IsRecording && Data.All(file => file.Content is not null);

    /// <summary>Whether its steps are recorded.</summary>
    private bool IsRecording =>
        (Lesson["task"] as JsonObject)?["kind"] is JsonValue kind && kind.TryGetValue(out string? task) && task == "recording";

    /// <summary>A lesson, with its data as it was read.</summary>
    public static LessonRecord Of(Lesson lesson)
    {
        IReadOnlyList<LessonFile> files = lesson.Content?.Files ?? [];
        var data = new List<DataRecord>();
        foreach (LessonFile file in files)
        {
            data.Add(new DataRecord
            {
                Name = NameOf(file.Path, data),
                Bytes = file.Length,
                Sha256 = file.Sha256,
                Content = file.Content is null ? null : Convert.ToBase64String(file.Content),
            });
        }

        return new LessonRecord
        {
            Name = lesson.Name,
            IsBuiltIn = lesson.Directory == LessonCatalog.Directory,
            Lesson = WithNames(JsonSerializer.SerializeToNode(lesson, LessonJson.Options)!.AsObject(), files, data),
            Data = data,
        };
    }

    /// <summary>By what another run of the lesson differs, as a merge patch.</summary>
    /// <param name="run">The lesson of the run.</param>
    internal JsonObject PatchOf(Lesson run)
    {
        JsonObject other = Of(run).Lesson;
        var patch = new JsonObject();
        foreach (string key in RunSettings.Keys)
        {
            MergePatch.AddDifference(patch, key, Lesson[key], other[key]);
        }

        return patch;
    }

    /// <summary>Reads the lesson, by the rules for every lesson.</summary>
    /// <param name="given">Files that somebody has given for data too large to be in the record; each is known by what is in it.</param>
    /// <exception cref="LessonException">It has mistakes, or a file is missing.</exception>
    public Lesson Open(IReadOnlyList<string> given)
    {
        if (Name.Length is 0 or > LongestName || Name.StartsWith('.') || Name.Any(c => c is '/' or '\\' or ':' || char.IsControl(c)))
        {
            throw new LessonException("record", [new LessonError("record.lesson.name", "not the name of a file")]);
        }

        string text = Lesson.ToJsonString();
        if (IsBuiltIn && Data.Count == 0)
        {
            Require(LessonFiles.Places(Lesson).All(place =>
                LessonFiles.ComesWithProgram(LessonCatalog.Directory, place.Owner[place.Key]!.GetValue<string>())));
            return LessonReader.Read(text, Name, LessonCatalog.Directory);
        }

        if (IsRecording)
        {
            // steps are too large to be in a record
            return LessonReader.Read(text, Name, given.FirstOrDefault(Recording.IsAt) is { } folder ? Path.GetFullPath(folder)
                : throw new LessonException("record", [new LessonError(
                    "record.lesson.task", $"the recorded steps of {InputFile.Shown(Name)} are not in the figure",
                    "--data with the folder of the recording, of several with each in their order")]));
        }

        Require(LessonFiles.Places(Lesson).All(place =>
            Data.Any(file => file.Name == place.Owner[place.Key]!.GetValue<string>())));
        return LessonReader.Read(text, Name, Data.Count == 0 ? "" : RecordedData.Unpack(Data, given, Name));
    }

    private static void Require(bool areThere)
    {
        if (!areThere)
        {
            throw new LessonException("record", [new LessonError(
                "record.lesson", "names a file that is not in the record", "data that comes with the program, or is in record.data")]);
        }
    }

    /// <summary>A file's name without its folder, that no other file of the record has.</summary>
    private static string NameOf(string path, List<DataRecord> others)
    {
        string name = Path.GetFileName(path.Replace('\\', '/'));
        for (int i = 2; others.Any(other => other.Name == name); i++)
        {
            name = $"{i}-{Path.GetFileName(path)}";
        }

        return name;
    }

    private static JsonObject WithNames(JsonObject lesson, IReadOnlyList<LessonFile> files, List<DataRecord> data)
    {
        foreach ((JsonObject owner, string key) in LessonFiles.Places(lesson).ToList())
        {
            string path = owner[key]!.GetValue<string>();
            for (int i = 0; i < files.Count; i++)
            {
                if (files[i].Path == path)
                {
                    owner[key] = data[i].Name;
                }
            }
        }

        return lesson;
    }
}
