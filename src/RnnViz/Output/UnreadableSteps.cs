using System.Globalization;

namespace RnnViz.Output;

/// <summary>The recorded steps that could not be read while something was made of the others, each said once.</summary>
internal sealed class UnreadableSteps
{
    private const int MostNamed = 10;

    private readonly HashSet<string> before = [];
    private readonly List<string> named = [];

    /// <summary>Whether there are any.</summary>
    public bool AreAny => before.Count > 0;

    /// <summary>Takes one; does nothing where it was taken before.</summary>
    /// <param name="problem">Why it cannot be read, with its iteration and its file: a sentence without its full stop.</param>
    public void Add(string problem)
    {
        if (before.Add(problem) && named.Count < MostNamed)
        {
            named.Add(problem);
        }
    }

    /// <summary>What is to be said of them, a line each; of very many the first ones and how many more there are.</summary>
    /// <param name="consequence">What became of each: "it is not pictured".</param>
    public IReadOnlyList<string> Sentences(string consequence)
    {
        int more = before.Count - named.Count;
        return
        [
            .. named.Select(problem => $"{char.ToUpperInvariant(problem[0])}{problem[1..].TrimEnd('.')}; {consequence}."),
            .. more == 0 ? (string[])[]
                : [string.Create(CultureInfo.InvariantCulture, $"{more:N0} more {(more == 1 ? "step" : "steps")} cannot be read, either.")],
        ];
    }
}
