using System.Text.Json.Serialization;

namespace RnnViz.Output.Pages;

/// <summary>What a step of a page is.</summary>
[JsonConverter(typeof(PageStepKindConverter))]
internal enum PageStepKind
{
    /// <summary>A place of the walk.</summary>
    Step,

    /// <summary>A stop of the lesson, with what is said there.</summary>
    Stop,

    /// <summary>What a stop asks, with the picture as it is before the answer.</summary>
    Question,
}
