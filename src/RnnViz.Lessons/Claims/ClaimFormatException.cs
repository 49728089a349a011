using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Claims;

/// <summary>A claim's text cannot be read.</summary>
/// <param name="finding">What was found, and where.</param>
/// <param name="allowed">What is allowed there.</param>
/// <param name="nearest">The known name that is nearest, or null.</param>
internal sealed class ClaimFormatException(string finding, string? allowed, string? nearest = null) : Exception(finding)
{
    /// <summary>The mistake, at the path of the claim.</summary>
    public LessonError At(string path) => new(path, Message, allowed, nearest);
}
