namespace RnnViz.Engine.Text;

/// <summary>What holds of every wording.</summary>
internal static class LabelRules
{
    /// <summary>The longest wording, and the longest formula of a notation, in characters.</summary>
    private const int Longest = 4000, LongestFormula = 200, LongestTag = 35;

    /// <summary>What is wrong with a symbol of formulas or with what replaces it; null where nothing is.</summary>
    public static string? CheckNotation(string symbol, string formula) =>
        symbol.Length > LongestFormula || formula.Length > LongestFormula
            ? $"\"notation\" has a formula of {Math.Max(symbol.Length, formula.Length)} characters; at most {LongestFormula}"
            : Problem(symbol) ?? Problem(formula);

    /// <summary>What is wrong with the tag of a language; null where nothing is.</summary>
    public static string? CheckLanguage(string tag) =>
        tag.Length is > 0 and <= LongestTag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? null
            : "\"language\" is no tag of a language; give one such as \"de\" or \"pt-BR\"";

    /// <summary>What is wrong with a wording, and what is allowed; null where nothing is.</summary>
    public static string? CheckText(string key, string wording)
    {
        if (wording.AsSpan().Trim().IsEmpty)
        {
            return $"the wording of \"{key}\" is empty; leave the key out, and the English text stays";
        }

        if (wording.Length > Longest)
        {
            return $"a wording has {wording.Length} characters; at most {Longest}";
        }

        if (Problem(wording) is { } problem)
        {
            return problem;
        }

        string[] asked = [.. LabelPattern.PlaceholdersOf(key)], used = [.. LabelPattern.PlaceholdersOf(wording)];
        if (used.Except(asked).FirstOrDefault() is string unknown)
        {
            return $"the wording of \"{key}\" has {unknown}, which the key does not have; {Allowed(asked)}";
        }

        if (asked.Except(used).FirstOrDefault() is string missing)
        {
            return $"the wording of \"{key}\" leaves out {missing}; {Allowed(asked)}";
        }

        return asked.Distinct().Count() > LabelPattern.Most ? $"\"{key}\" has more than {LabelPattern.Most} placeholders" : null;
    }

    private static string? Problem(string text) => text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))
        ? "a wording has a character that does not print; take it out" : null;

    private static string Allowed(string[] asked) =>
        asked.Length == 0 ? "it may have no placeholders" : $"it takes {string.Join(", ", asked.Distinct())}, in any order";
}
