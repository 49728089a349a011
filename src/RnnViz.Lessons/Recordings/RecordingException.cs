namespace RnnViz.Lessons.Recordings;

/// <summary>A recording cannot be read. The message is one sentence for who opened it: what was found, and what is expected.</summary>
/// <param name="finding">What was found.</param>
/// <param name="expected">What is expected there, or what to do; null where the finding says it.</param>
internal sealed class RecordingException(string finding, string? expected = null)
    : Exception(expected is null ? finding : $"{finding}; expected: {expected}")
{
    /// <summary>What was found.</summary>
    public string Finding { get; } = finding;

    /// <summary>What is expected there, or what to do.</summary>
    public string? Expected { get; } = expected;
}
