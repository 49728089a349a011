namespace RnnViz.Lessons.Claims;

/// <summary>Expressions with a sign of comparison between each two: 0.9 &lt; rho &lt; 1.1.</summary>
/// <param name="Sides">The expressions, at least two.</param>
/// <param name="Signs">The signs between them: &lt; &lt;= &gt; &gt;= or =.</param>
internal sealed record ClaimComparison(IReadOnlyList<ClaimExpression> Sides, IReadOnlyList<string> Signs)
{
    /// <summary>Whether each comparison is true; one with NaN is not.</summary>
    public bool Holds(Func<ClaimNumber, double> read)
    {
        double left = Sides[0].Value(read);
        for (int i = 0; i < Signs.Count; i++)
        {
            double right = Sides[i + 1].Value(read);
            bool holds = Signs[i] switch
            {
                "<" => left < right,
                "<=" => left <= right,
                ">" => left > right,
                ">=" => left >= right,
                _ => left == right,
            };
            if (!holds)
            {
                return false;
            }

            left = right;
        }

        return true;
    }
}
