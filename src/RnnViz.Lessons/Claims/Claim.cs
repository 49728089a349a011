using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Claims;

/// <summary>
/// What a stop's <c>holds</c> says: comparisons of numbers, joined by "and", as in
/// <c>loss / loss@0 &gt; 10 and saturated[40] &gt; 0.95</c>.
/// </summary>
public sealed class Claim
{
    private readonly IReadOnlyList<ClaimComparison> comparisons;

    private Claim(string text, IReadOnlyList<ClaimComparison> comparisons, IReadOnlyList<ClaimNumber> numbers) =>
        (Text, this.comparisons, Numbers) = (text, comparisons, numbers);

    /// <summary>The claim as it stands in the lesson.</summary>
    public string Text { get; }

    /// <summary>The numbers that it speaks of, each once, in the order of the text.</summary>
    public IReadOnlyList<ClaimNumber> Numbers { get; }

    /// <summary>Reads a claim.</summary>
    /// <param name="text">Its text.</param>
    /// <exception cref="LessonException">It cannot be read; where and why is in the exception.</exception>
    public static Claim Parse(string text) =>
        TryParse(text, "holds", out LessonError? error) ?? throw new LessonException("holds", [error!]);

    /// <summary>The numbers that the lesson itself gives, as 0.5 in loss &lt; 0.5.</summary>
    internal IEnumerable<double> Constants => comparisons.SelectMany(comparison => comparison.Sides).SelectMany(side => side.Constants);

    /// <summary>
    /// Why the claim says nothing, without an end: it divides by zero, or calculates beyond the largest number; null where it does not.
    /// </summary>
    /// <param name="read">Gives the value of each of <see cref="Numbers"/>.</param>
    public string? ProblemOf(Func<ClaimNumber, double> read) =>
        comparisons.SelectMany(comparison => comparison.Sides).Select(side => side.ProblemOf(read)).FirstOrDefault(p => p is not null);

    /// <summary>Whether the claim is true; one that says nothing is not.</summary>
    /// <param name="read">Gives the value of each of <see cref="Numbers"/>.</param>
    public bool Holds(Func<ClaimNumber, double> read)
    {
        if (ProblemOf(read) is not null)
        {
            return false;
        }

        foreach (ClaimComparison comparison in comparisons)
        {
            if (!comparison.Holds(read))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a claim.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">The JSON path that a mistake names.</param>
    /// <param name="error">The mistake, or null.</param>
    /// <returns>The claim, or null where there is a mistake.</returns>
    internal static Claim? TryParse(string text, string path, out LessonError? error)
    {
        error = null;
        try
        {
            var reader = new ClaimReader(text);
            IReadOnlyList<ClaimComparison> comparisons = reader.ReadAll();
            return new Claim(text, comparisons, [.. reader.Numbers.Distinct()]);
        }
        catch (ClaimFormatException e)
        {
            error = e.At(path);
            return null;
        }
    }
}
