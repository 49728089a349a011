using System.Text.Json.Serialization;

namespace RnnViz.Output.Pages;

/// <summary>A step of a page: a moment of the run with its picture, what is said of it, and its numbers.</summary>
internal sealed record PageStep
{
    /// <summary>What tells it from all other steps of the page: the end of a link to it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required PageStepKind Kind { get; init; }

    /// <summary>Where in the run it is, in words.</summary>
    public required string Place { get; init; }

    /// <summary>What is said: the call-out of a stop, the question, or a sentence about the place.</summary>
    public required string Says { get; init; }

    /// <summary>A note beside it, or null: that a call-out does not hold in this run.</summary>
    public string? Hint { get; init; }

    /// <summary>What a presenter points at, or null.</summary>
    public string? PointsAt { get; init; }

    /// <summary>The iteration and phase that lists bring it under.</summary>
    [JsonIgnore]
    public string Group { get; init; } = "";

    /// <summary>Where it is within its group, in words.</summary>
    [JsonIgnore]
    public string PlaceInGroup { get; init; } = "";

    /// <summary>What the run had computed there.</summary>
    public required StepNumbers Numbers { get; init; }

    /// <summary>The picture on a wide screen and on paper.</summary>
    public PagePicture Wide { get; init; } = PagePicture.None;

    /// <summary>The picture on a phone; null where there is only one.</summary>
    public PagePicture? Narrow { get; init; }
}
