using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.Checks;

/// <summary>One quantity, held against a number computed another way.</summary>
/// <param name="Quantity">What: loss, hidden, gradients.Whh, ….</param>
/// <param name="RelativeError">‖ours − theirs‖/‖theirs‖; ‖ours‖ where theirs is zero.</param>
/// <param name="Tolerance">What is allowed.</param>
public readonly record struct CheckLine(string Quantity, double RelativeError, double Tolerance)
{
    /// <summary>Whether the error is within the tolerance; NaN is not.</summary>
    public bool Passed => RelativeError <= Tolerance;

    internal static IReadOnlyList<CheckLine> From(IEnumerable<QuantityCheck> checks) =>
        [.. checks.Select(c => new CheckLine(c.Quantity, c.RelativeError, c.Tolerance))];
}
