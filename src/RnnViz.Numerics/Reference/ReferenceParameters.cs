using System.Text.Json.Serialization;

namespace RnnViz.Numerics.Reference;

/// <summary>The five parameters of a reference case, or their gradients.</summary>
public sealed record ReferenceParameters(
    [property: JsonPropertyName("Wxh")] double[][] Wxh,
    [property: JsonPropertyName("Whh")] double[][] Whh,
    [property: JsonPropertyName("bh")] double[] Bh,
    [property: JsonPropertyName("Why")] double[][] Why,
    [property: JsonPropertyName("by")] double[] By);
