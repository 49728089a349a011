using System.Text.RegularExpressions;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Tests.Wordings;

/// <summary>The keys of the German wordings are written as texts are looked up.</summary>
public sealed partial class GermanKeysTests
{
    private static readonly Labels German = LabelsReader.Read(Path.Combine(AppContext.BaseDirectory, "labels", "de.json"));

    // in the place of every number of a text the key has a placeholder, so that a key with a number besides is never found
    [Fact]
    public void Every_key_with_numbers_is_found()
    {
        foreach (string key in German.Keys.Where(key => Number().IsMatch(key) && !Part().IsMatch(key)))
        {
            // after a letter an index, as in h₁₂
            string text = Number().Replace(key, number => number.Index > 0 && char.IsLetterOrDigit(key[number.Index - 1]) ? "₁₂" : "12");
            var missing = new HashSet<string>();
            German.Noting(missing).Of(text);
            Assert.True(missing.Count == 0, $"no text is found by the key \"{key}\"");
        }
    }

    [GeneratedRegex(@"\{\d{1,2}\}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\{[a-zA-Z]\}")]
    private static partial Regex Part();
}
