using System.ComponentModel.DataAnnotations;

namespace RnnViz.Lessons.Records;

/// <summary>A file of a lesson's data: with what is in it where that is little, else with what it can be recognised by.</summary>
public sealed record DataRecord
{
    /// <summary>The file's name, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes it has.</summary>
    [Range(0.0, 1e15)]
    public required double Bytes { get; init; }

    /// <summary>Their SHA-256, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The bytes, as base64; null where there are too many to be kept in a figure.</summary>
    public string? Content { get; init; }
}
