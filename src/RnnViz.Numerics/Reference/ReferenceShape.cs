using System.Text.Json.Serialization;

namespace RnnViz.Numerics.Reference;

/// <summary>The sizes of a reference case.</summary>
public sealed record ReferenceShape(
    [property: JsonPropertyName("T")] int T,
    [property: JsonPropertyName("B")] int B,
    [property: JsonPropertyName("D")] int D,
    [property: JsonPropertyName("H")] int H,
    [property: JsonPropertyName("O")] int O);
