using System.Globalization;
using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Settings;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Checks;

/// <summary>A stop's claim, held against the numbers of its iteration.</summary>
/// <param name="Index">The stop's place in the lesson's list, from 0.</param>
/// <param name="Stop">The stop.</param>
/// <param name="Claim">What it claims.</param>
/// <param name="Values">The values of the claim's numbers, in their order.</param>
/// <param name="Holds">Whether it is true.</param>
public sealed record ClaimResult(int Index, StopSettings Stop, Claim Claim, IReadOnlyList<double> Values, bool Holds)
{
    private const int FewestDigits = 4, MostDigits = 16;

    /// <summary>
    /// The claim's numbers with their values, as in <c>flow[1] 2.1e-17, flow[40] 0.0495</c>: with four digits, and of a claim that is not
    /// true with so many that it is not with these, and that different numbers are different.
    /// </summary>
    public string Numbers => string.Join(", ", Claim.Numbers.Select((number, i) => $"{number} {Written(Values[i], Digits)}"));

    /// <summary>Why the claim says nothing, as a division by zero, without an end; null where it does not.</summary>
    public string? Problem => Claim.ProblemOf(number => Values[IndexOf(number)]);

    private int Digits
    {
        get
        {
            int digits = FewestDigits;
            while (!Holds && digits <= MostDigits && !AreTold(digits))
            {
                digits++;
            }

            return digits;
        }
    }

    private int IndexOf(ClaimNumber number) => Claim.Numbers.Index().First(other => other.Item == number).Index;

    // beyond the most digits a number is written with as many as lead back to it
    private static string Written(double value, int digits) => !double.IsFinite(value) ? NumberWords.Of(value, FewestDigits)
        : value.ToString(digits > MostDigits ? "R" : $"g{digits}", CultureInfo.InvariantCulture);

    private bool AreTold(int digits)
    {
        double[] told = [.. Values.Select(
            value => double.IsFinite(value) ? double.Parse(Written(value, digits), CultureInfo.InvariantCulture) : value)];
        return Values.Concat(Claim.Constants).Distinct().Count() == told.Concat(Claim.Constants).Distinct().Count()
            && (Problem is not null || !Claim.Holds(number => told[IndexOf(number)]));
    }
}
