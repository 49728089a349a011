using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>
/// What a lesson file says: a task, a model, its training, a view, and stops. The same lesson and seed give the same run.
/// </summary>
[Noun("lesson")]
public sealed record Lesson
{
    /// <summary>The file's name without its ending; what a person types to run it.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    /// <summary>The folder of the file; relative paths in the lesson start here.</summary>
    [JsonIgnore]
    public string Directory { get; init; } = "";

    /// <summary>Folders and files that it may name besides those below its own folder.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AllowedFiles { get; init; } = [];

    /// <summary>For editors: where the schema lies. Not used by the program.</summary>
    [JsonPropertyName("$schema")]
    [Description("Where the JSON Schema lies, for editors that complete and check.")]
    [MaxLength(1000)]
    public string? Schema { get; init; }

    /// <summary>A few words for lists and the title of the window.</summary>
    [Description("A few words for lists and the window.")]
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>What the audience should see, in a sentence or two.</summary>
    [Description("What the audience should see.")]
    [MaxLength(4000)]
    public string Summary { get; init; } = "";

    /// <summary>The seed of everything random: weights, data order, samples.</summary>
    [Description("The seed of everything random: weights, data order, samples.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>What is to be learnt, and from which data.</summary>
    [Description("What is to be learnt.")]
    public required TaskSettings Task { get; init; }

    /// <summary>The size of the network, its φ, and its initial weights.</summary>
    [Description("The network and its initial weights.")]
    public required ModelSettings Model { get; init; }

    /// <summary>Optimizer, clipping, truncation and pace.</summary>
    [Description("Optimizer, clipping, window and pace.")]
    public required TrainingSettings Training { get; init; }

    /// <summary>How the lesson is shown: theme, panel, range of norms.</summary>
    [Description("How the lesson is shown.")]
    public ViewSettings View { get; init; } = new();

    /// <summary>Where the run pauses by itself, and what is said there.</summary>
    [Description("Where the run pauses by itself, and what is said there.")]
    [MaxLength(1000)]
    public IReadOnlyList<StopSettings> Stops { get; init; } = [];

    /// <summary>What the lesson's own run is called beside its variants; empty where they are all that has a name.</summary>
    [Description("What the lesson's own run is called beside its variants, such as vanilla.")]
    [MaxLength(1000)]
    public string Run { get; init; } = "";

    /// <summary>Other runs, which train beside the lesson's own on the same batches: at most two.</summary>
    [Description("Other runs, at most two, which train beside the lesson's own on the same batches.")]
    [MaxLength(20)]
    public IReadOnlyList<VariantSettings> Variants { get; init; } = [];

    /// <summary>
    /// The lesson of each variant, for the same task, in the order of <see cref="Variants"/>; empty before the lesson has been checked.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<Lesson> VariantLessons { get; init; } = [];

    /// <summary>What the run is called: by <see cref="Run"/>, or where that is empty by the name of the lesson.</summary>
    [JsonIgnore]
    public string RunName => Run.Length > 0 ? Run : Name;

    /// <summary>Training iterations for each frame drawn.</summary>
    [JsonIgnore]
    public int BatchesPerFrame => Training.BatchesPerFrame;

    /// <summary>The theme that the lesson asks for, or null where it leaves that to the program.</summary>
    [JsonIgnore]
    public string? Theme => View.Theme;

    /// <summary>What was chosen or changed in its data without anybody having asked, a sentence or two each.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Notes => Content is { } content ? [.. content.Task.Notes, .. content.Notes] : [];

    /// <summary>
    /// The files of somebody's own that it names, as they were found, of a recording all; without the lesson's own file.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> FilesRead =>
    [
        .. (Content?.Files ?? []).Select(file => Path.Combine(Directory, file.Path)),
        .. Content?.Task is RecordingTask task ? task.Recording.Files : [],
    ];

    /// <summary>
    /// The seed of a variant where the lesson runs with another seed than its own: the same one, or as far from it as the variant's
    /// seed is from the lesson's.
    /// </summary>
    /// <param name="variant">One of <see cref="VariantLessons"/>, or the lesson itself.</param>
    /// <param name="seed">The seed of the lesson's own run, from 0; null for the one in the file.</param>
    /// <returns>0 to <see cref="int.MaxValue"/>, counted on from 0 where that is passed.</returns>
    public int SeedOf(Lesson variant, int? seed) => variant.Seed == Seed ? seed ?? Seed
        : (int)(((long)(seed ?? Seed) + variant.Seed - Seed) & int.MaxValue);

    /// <summary>Where the files that it names may lie: in its folder, where others are allowed, and among those of the program.</summary>
    internal InputFolder Folder => new(Directory, [.. AllowedFiles, LessonCatalog.Directory]);

    /// <summary>The full paths of its own data files that are too large to be kept in a record; empty where all are small.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> DataPaths =>
    [
        .. (Content?.Files ?? []).Where(file => file.Content is null)
            .Select(file => Path.GetFullPath(Path.Combine(Directory, file.Path))),
    ];

    /// <summary>What its files hold, where it has been checked; else null.</summary>
    internal LessonContent? Content { get; init; }

    /// <summary>What its files hold, read now only where they have not been.</summary>
    /// <exception cref="LessonException">The task has mistakes, all of which are in the exception.</exception>
    internal LessonContent Open()
    {
        if (Content is { } known)
        {
            if (known.IsOf(this))
            {
                return known;
            }

            // another start of the same network on the same task: what the file held when it was checked
            if (known.IsOfTaskOf(this))
            {
                return known.For(this, null);
            }
        }

        var mistakes = new LessonMistakes();
        return LessonContent.Read(this, mistakes, out _) ?? throw new LessonException("task", mistakes);
    }
}
