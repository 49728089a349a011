using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Records;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// What leads back to the moment that a picture shows: the lesson as a whole, its runs with their seeds and settings, where the walk
/// stands, and what was chosen to be seen. It is in every figure's file.
/// </summary>
public sealed record SceneRecord
{
    /// <summary>The format that this program writes. It grows where older programs could not read what a newer one writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format of this record.</summary>
    [Range(1, int.MaxValue)]
    public required int Format { get; init; }

    /// <summary>The program and its version.</summary>
    public required string Program { get; init; }

    /// <summary>The lesson.</summary>
    public required LessonRecord Lesson { get; init; }

    /// <summary>The runs that are seen together, one to three.</summary>
    public required IReadOnlyList<RunRecord> Runs { get; init; }

    /// <summary>Where the walk stands.</summary>
    public required MomentRecord Moment { get; init; }

    /// <summary>What is seen.</summary>
    public required ViewRecord View { get; init; }

    /// <summary>What the picture was asked to be.</summary>
    public required PictureRecord Picture { get; init; }

    /// <summary>The run that was kept to be compared with; null for none.</summary>
    public KeptRecord? Kept { get; init; }

    /// <summary>Says that the run that was kept is left out, and why; null where it is not.</summary>
    [JsonIgnore]
    public string? KeptProblem { get; private init; }

    /// <summary>The name of the file with other wordings, without its folder; null for the program's own.</summary>
    public string? Labels { get; init; }

    /// <summary>Iterations that have to be trained to come to the moment.</summary>
    [JsonIgnore]
    public long Work => Runs.Sum(run => run.Work) + (Kept?.Run.Work ?? 0);

    /// <summary>The record as the text that figures carry.</summary>
    public string ToJson() => RecordJson.Write(this);

    /// <summary>The same without the run that was kept.</summary>
    /// <param name="e">What is wrong with that.</param>
    internal SceneRecord WithoutKept(LessonException e) => this with
    {
        Kept = null,
        KeptProblem = $"The run kept to compare with is left out: {e.Errors[0]}",
    };

    /// <summary>Reads what a figure carries. A kept run that has mistakes is left out.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The figure, for messages.</param>
    /// <exception cref="LessonException">It is no record, a newer one, or has mistakes.</exception>
    public static SceneRecord Read(string json, string name)
    {
        if (RecordJson.FormatOf(json) is { } format and not CurrentFormat)
        {
            throw new LessonException(name, [new LessonError(
                "record.format", $"{format}, but this program reads {CurrentFormat}", "a newer RnnViz")]);
        }

        SceneRecord record = ReadShape(json, name);
        Require([.. RecordJson.Check(record.Runs)], name);
        try
        {
            Require([.. RecordJson.Check(record.Kept is { } kept ? [kept.Run] : null)], name);
            return record;
        }
        catch (LessonException e)
        {
            return record.WithoutKept(e);
        }
    }

    private static SceneRecord ReadShape(string json, string name)
    {
        try
        {
            return RecordJson.Read<SceneRecord>(json, name);
        }
        catch (LessonException e) when (e.Errors.All(error => error.Path.StartsWith("record.kept", StringComparison.Ordinal)))
        {
            return RecordJson.Read<SceneRecord>(WithoutKept(json) ?? throw new LessonException(name, e.Errors), name).WithoutKept(e);
        }
    }

    // null where a key is there twice, so that nobody knows which is meant
    private static string? WithoutKept(string json)
    {
        try
        {
            JsonObject alone = JsonNode.Parse(json)!.AsObject();
            alone.Remove("kept");
            return alone.ToJsonString();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Require(LessonError[] errors, string name)
    {
        if (errors.Length > 0)
        {
            throw new LessonException(name, errors);
        }
    }
}
