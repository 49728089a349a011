using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Records;

/// <summary>
/// Writes and reads records as JSON, by the rules of lesson files: every mistake is found, with its path. The text is ASCII, so that it
/// can stand in a file of any kind.
/// </summary>
public static class RecordJson
{
    private const int MostRuns = 3;

    private static readonly JsonSerializerOptions Compact = new(LessonJson.Options) { WriteIndented = false };

    /// <summary>The text of a record, the same for the same record.</summary>
    public static string Write<TRecord>(TRecord record) => JsonSerializer.Serialize(record, Compact);

    /// <summary>Reads a record.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="name">Where it was found, for messages.</param>
    /// <exception cref="LessonException">It has mistakes; all that its shape has are in the exception.</exception>
    public static TRecord Read<TRecord>(string json, string name)
    {
        var mistakes = new LessonMistakes();
        JsonNode? read = LessonReader.Repair(json, typeof(TRecord), mistakes);
        return read is not null && mistakes.Count == 0
            ? read.Deserialize<TRecord>(LessonJson.Options)!
            : throw new LessonException(name, [.. mistakes.Errors.Select(InRecord)], mistakes.Count);
    }

    /// <summary>Whether the text is that of a record at all, and of which format.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The number under "format", or null.</returns>
    public static int? FormatOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("format", out JsonElement format)
                && format.ValueKind == JsonValueKind.Number && format.TryGetInt32(out int number) ? number : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What cannot be of runs that were recorded together.</summary>
    /// <param name="runs">They; null for none.</param>
    public static IEnumerable<LessonError> Check(IReadOnlyList<RunRecord>? runs)
    {
        if (runs is null)
        {
            yield break;
        }

        if (runs.Count is 0 or > MostRuns)
        {
            yield return new LessonError("record.runs", Counted.Of(runs.Count, "run"), $"1 to {MostRuns}");
        }

        foreach (LessonError error in runs.SelectMany((run, i) => run.Check($"record.runs[{i}]")))
        {
            yield return error;
        }
    }

    private static LessonError InRecord(LessonError error) =>
        error with { Path = error.Path.Length == 0 ? "record" : $"record.{error.Path}" };
}
