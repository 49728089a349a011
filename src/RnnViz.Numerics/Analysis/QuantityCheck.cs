namespace RnnViz.Numerics.Analysis;

/// <summary>One quantity of a reference case, held against ours.</summary>
/// <param name="Quantity">Its name in the file: loss, hidden, gradients.Whh, ….</param>
/// <param name="RelativeError">‖ours − theirs‖/‖theirs‖; ‖ours‖ where theirs is zero.</param>
/// <param name="Tolerance">What is allowed.</param>
public readonly record struct QuantityCheck(string Quantity, double RelativeError, double Tolerance)
{
    /// <summary>Whether the error is within the tolerance; NaN is not.</summary>
    public bool Passed => RelativeError <= Tolerance;
}
