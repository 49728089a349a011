namespace RnnViz.Lessons.Claims;

/// <summary>A number of a claim, or two expressions joined by + − * or /.</summary>
/// <param name="Operator">One of + - * /; 'c' for the constant, 'n' for the number.</param>
/// <param name="Constant">The value where the operator is 'c'.</param>
/// <param name="Number">The number where the operator is 'n'.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
internal sealed record ClaimExpression(
    char Operator, double Constant = 0, ClaimNumber Number = default, ClaimExpression? Left = null, ClaimExpression? Right = null)
{
    /// <summary>The value, with numbers read by a function.</summary>
    public double Value(Func<ClaimNumber, double> read) => Operator switch
    {
        'c' => Constant,
        'n' => read(Number),
        '+' => Left!.Value(read) + Right!.Value(read),
        '-' => Left!.Value(read) - Right!.Value(read),
        '*' => Left!.Value(read) * Right!.Value(read),
        _ => Left!.Value(read) / Right!.Value(read),
    };
}
