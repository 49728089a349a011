namespace RnnViz.Engine.Text;

/// <summary>What holds of every wording.</summary>
internal static class LabelRules
{
    /// <summary>What is wrong with a wording, and what is allowed; null where nothing is.</summary>
    public static string? CheckText(string key, string wording)
    {
        if (wording.AsSpan().Trim().IsEmpty)
        {
            return $"the wording of \"{key}\" is empty; leave the key out, and the English text stays";
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

    private static string Allowed(string[] asked) =>
        asked.Length == 0 ? "it may have no placeholders" : $"it takes {string.Join(", ", asked.Distinct())}, in any order";
}
