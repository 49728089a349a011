using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Errors;

/// <summary>Whether the environment asks for a way of computing that there is not.</summary>
public static class SwitchProblem
{
    /// <summary>What is wrong with an environment variable, and what is allowed, in a sentence; null where nothing is.</summary>
    public static string? Find() => Switches.Problem;
}
