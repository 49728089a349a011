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
    /// <summary>The claim's numbers with their values, as in <c>flow[1] 2.1e-17, flow[40] 0.0495</c>.</summary>
    public string Numbers => string.Join(", ", Claim.Numbers.Select(
        (number, i) => double.IsFinite(Values[i])
            ? string.Create(CultureInfo.InvariantCulture, $"{number} {Values[i]:g4}") : $"{number} {NumberWords.Of(Values[i], 4)}"));
}
