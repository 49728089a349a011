using System.Text.Json;

namespace RnnViz.Lessons.Files;

/// <summary>What is wrong with a text that is no JSON, in words that are not those of a library.</summary>
internal static class JsonWords
{
    private const string Depth = "The maximum configured depth";

    /// <summary>The finding, without the place.</summary>
    public static string Of(JsonException e)
    {
        string said = e.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
        return said.StartsWith(Depth, StringComparison.Ordinal) ? "more than 64 objects and lists within one another"
            : said.Contains("isFinalBlock", StringComparison.Ordinal) ? "there is nothing but blanks and comments"
            : said.StartsWith("Cannot ", StringComparison.Ordinal) || said.Contains("System.", StringComparison.Ordinal)
            ? "this cannot stand here" : string.Concat(said.Select(c => char.IsControl(c) ? '?' : c));
    }
}
