using System.Text.Json.Serialization;

namespace RnnViz.Numerics.Reference;

/// <summary>
/// The parameters of a reference case, or their gradients. A vanilla cell has Wxh, Whh and bh, a gated one Wx, Wh and b, stacked by
/// gate; what a cell does not have is null.
/// </summary>
public sealed record ReferenceParameters(
    [property: JsonPropertyName("Wxh")] double[][]? Wxh,
    [property: JsonPropertyName("Whh")] double[][]? Whh,
    [property: JsonPropertyName("bh")] double[]? Bh,
    [property: JsonPropertyName("Wx")] double[][]? Wx,
    [property: JsonPropertyName("Wh")] double[][]? Wh,
    [property: JsonPropertyName("b")] double[]? B,
    [property: JsonPropertyName("bhn")] double[]? Bhn,
    [property: JsonPropertyName("Why")] double[][] Why,
    [property: JsonPropertyName("by")] double[] By);
