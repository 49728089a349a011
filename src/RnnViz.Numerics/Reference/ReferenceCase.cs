using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnViz.Numerics.Files;

namespace RnnViz.Numerics.Reference;

/// <summary>
/// One pass, or a few updates, computed elsewhere in double precision, to hold our numbers against. Arrays are nested as in
/// the file: [timestep][sequence][unit]; matrices in the column convention, h = Wxh x + ….
/// </summary>
public sealed record ReferenceCase
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The case's name.</summary>
    public required string Name { get; init; }

    /// <summary>T, B, D, H and O.</summary>
    public required ReferenceShape Shape { get; init; }

    /// <summary>tanh, relu, sigmoid or identity; null where the cell is gated.</summary>
    public string? Activation { get; init; }

    /// <summary>lstm or gru; null or vanilla for the vanilla cell.</summary>
    public string? Cell { get; init; }

    /// <summary>softmax-cross-entropy or half-squared-error.</summary>
    public required string Loss { get; init; }

    /// <summary>every-step or last-step: which timesteps have a loss.</summary>
    public required string Output { get; init; }

    /// <summary>Hidden states that a loss reaches back through; null for all.</summary>
    [JsonPropertyName("window")]
    public int? Truncation { get; init; }

    /// <summary>x, [T][B][D], or null where there are tokens.</summary>
    public double[][][]? Inputs { get; init; }

    /// <summary>Indices of one-hot inputs, [T][B], or null where there are numbers.</summary>
    public int[][]? InputTokens { get; init; }

    /// <summary>y, [T][B][O], or null where there are tokens.</summary>
    public double[][][]? Targets { get; init; }

    /// <summary>Target classes, [T][B], or null where there are numbers.</summary>
    public int[][]? TargetTokens { get; init; }

    /// <summary>h_0, [B][H].</summary>
    public required double[][] InitialHidden { get; init; }

    /// <summary>c_0 of an LSTM, [B][H], else null.</summary>
    public double[][]? InitialCell { get; init; }

    /// <summary>The weights.</summary>
    public required ReferenceParameters Parameters { get; init; }

    /// <summary>What a right implementation computes.</summary>
    public required ReferenceExpectation Expected { get; init; }

    /// <summary>Reads a case.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read, is not such a case, or contradicts itself.</exception>
    public static ReferenceCase Load(string path)
    {
        try
        {
            ReferenceCase read = JsonSerializer.Deserialize<ReferenceCase>(InputFile.ReadText(path, InputKind.Case), Options)
                ?? throw new InvalidDataException("the file holds null");
            new ReferenceShapeCheck(read).Run();
            return read;
        }
        catch (InputFileException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{InputFile.Shown(path)}: not a reference case: {Describe(e)}", e);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or NotSupportedException)
        {
            string said = e is InvalidDataException ? e.Message : "a text in it is not valid Unicode";
            throw new InvalidDataException($"{InputFile.Shown(path)}: not a reference case: {said}", e);
        }
    }

    // the library speaks of its own types; whoever wrote the file knows keys and lines
    private static string Describe(JsonException e)
    {
        const string Missing = "including: ";
        int missing = e.Message.IndexOf(Missing, StringComparison.Ordinal);
        if (missing >= 0)
        {
            return $"missing are {e.Message[(missing + Missing.Length)..].Split(". Path:")[0].TrimEnd('.')}";
        }

        string where = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        string key = e.Path is { Length: > 2 } path ? InputFile.Shown(path[2..]) : "the whole";
        return e.InnerException switch
        {
            JsonException => $"{where}: this is no JSON",
            InvalidOperationException => $"{where}: {key} is not of the kind that stands there, or no valid Unicode",
            _ => $"{where}: {key} is not of the kind that stands there",
        };
    }
}
