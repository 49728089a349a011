using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace RnnViz.Lessons.Settings;

/// <summary>Another run of a lesson, which trains beside its own on the same batches: a name, and what is different in it.</summary>
public sealed record VariantSettings
{
    /// <summary>What the run is called wherever it is drawn, beside those of the other runs.</summary>
    [Description("What the run is called: a few words that say what is different, such as LSTM, forget bias 4.")]
    [MaxLength(1000)]
    public required string Name { get; init; }

    /// <summary>A JSON Merge Patch (RFC 7396) of the lesson: of its seed, its model and its training; null takes a key away.</summary>
    [Description("What is different in this run, as a JSON Merge Patch (RFC 7396) of the lesson; null takes a key away. "
        + "Of an optimizer of another kind only the learning rate stays as it is.")]
    public required JsonObject Patch { get; init; }
}
