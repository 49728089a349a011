using System.Text.Json;

namespace RnnViz.Lessons.Recordings;

/// <summary>A line of a recording's list: one JSON object. Keys that are not asked for may be there.</summary>
internal sealed class RecordedLine : IDisposable
{
    private readonly JsonDocument document;
    private readonly int number;

    private RecordedLine(JsonDocument document, int number) => (this.document, this.number) = (document, number);

    /// <summary>Parses a line.</summary>
    /// <param name="line">Its bytes, without the line's end.</param>
    /// <param name="number">Which of the list, from 1.</param>
    /// <exception cref="RecordingException">It is no JSON object.</exception>
    public static RecordedLine Parse(ReadOnlyMemory<byte> line, int number)
    {
        try
        {
            var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new RecordedLine(document, number);
            }

            document.Dispose();
        }
        catch (JsonException)
        {
            // said below
        }

        throw new RecordingException(
            $"line {number} of {Recording.ListName} is no JSON object", "one for the layer, then one for each step");
    }

    /// <summary>A text.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="expected">What is expected where there is none; null where it may be missing.</param>
    public string Text(string key, string? expected)
    {
        if (TryFind(key, out JsonElement value) && value.ValueKind == JsonValueKind.String && TryRead(value, out string text))
        {
            return text;
        }

        return expected is null ? null! : throw Wrong(key, expected);
    }

    /// <summary>A whole number within bounds.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    /// <param name="missing">What it is where there is none; null where there must be one.</param>
    public int Whole(string key, int least, int most, int? missing = null)
    {
        if (!TryFind(key, out JsonElement value) && missing is { } usual)
        {
            return usual;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int whole) && whole >= least && whole <= most
            ? whole : throw Wrong(key, $"a whole number from {least} to {most}");
    }

    /// <summary>A number, or "NaN", "Infinity" or "-Infinity"; null where it is null or missing.</summary>
    public double? Number(string key)
    {
        if (!TryFind(key, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out double number) => number,
            JsonValueKind.String when TryRead(value, out string text) => text switch
            {
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                _ => throw WrongNumber(),
            },
            _ => throw WrongNumber(),
        };

        RecordingException WrongNumber() => Wrong(key, "a number, or \"NaN\", \"Infinity\" or \"-Infinity\"");
    }

    /// <summary>true or false.</summary>
    public bool Truth(string key) => TryFind(key, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean() : throw Wrong(key, "true or false");

    /// <summary>A list of short texts; empty where there is none.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="most">The most of them.</param>
    /// <param name="longest">The most characters of one.</param>
    public IReadOnlyList<string> Texts(string key, int most, int longest)
    {
        if (!TryFind(key, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            throw Wrong(key, $"a list of at most {most} texts");
        }

        var texts = new List<string>();
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String || !TryRead(element, out string text) || text.Length > longest)
            {
                throw Wrong($"{key}[{texts.Count}]", $"a text of at most {longest} characters");
            }

            texts.Add(text);
        }

        return texts;
    }

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();

    private bool TryFind(string key, out JsonElement value)
    {
        try
        {
            return document.RootElement.TryGetProperty(key, out value);
        }
        catch (InvalidOperationException)
        {
            throw new RecordingException(
                $"line {number} of {Recording.ListName} has a key that is half of a character", "the keys of the format");
        }
    }

    // half a surrogate pair is valid JSON and no text
    private static bool TryRead(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    private RecordingException Wrong(string key, string expected) =>
        new($"line {number} of {Recording.ListName}: {key} {(TryFind(key, out _) ? "is something else" : "is missing")}", expected);
}
