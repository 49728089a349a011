using System.Globalization;
using RnnViz.Numerics.Files;

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

    /// <summary>The numbers that the lesson itself gives.</summary>
    public IEnumerable<double> Constants => Operator switch
    {
        'c' => [Constant],
        'n' => [],
        _ => Left!.Constants.Concat(Right!.Constants),
    };

    /// <summary>
    /// What keeps the value from meaning anything, without an end: it divides by zero, or quantities that are finite make what is not;
    /// null where nothing does.
    /// </summary>
    public string? ProblemOf(Func<ClaimNumber, double> read) => DivisionByZero(read)
        ?? (!double.IsFinite(Value(read)) && IsOfFinite(read)
            ? $"{this} is {NumberWords.Of(Value(read), 4)}, though all that it is made of is finite" : null);

    /// <summary>The expression as a claim writes it.</summary>
    public override string ToString() => Operator switch
    {
        'c' => Constant.ToString("R", CultureInfo.InvariantCulture),
        'n' => Number.ToString(),
        '-' when Left is { Operator: 'c', Constant: 0 } => $"-{InBrackets(Right!)}",
        _ => $"{InBrackets(Left!)} {Operator} {InBrackets(Right!)}",
    };

    private static string InBrackets(ClaimExpression part) => part.Operator is 'c' or 'n' ? $"{part}" : $"({part})";

    private string? DivisionByZero(Func<ClaimNumber, double> read) => Operator is 'c' or 'n' ? null
        : Operator == '/' && Right!.Value(read) == 0 ? $"{this} divides by zero"
        : Left!.DivisionByZero(read) ?? Right!.DivisionByZero(read);

    private bool IsOfFinite(Func<ClaimNumber, double> read) => Operator switch
    {
        'c' => true,
        'n' => double.IsFinite(read(Number)),
        _ => Left!.IsOfFinite(read) && Right!.IsOfFinite(read),
    };
}
