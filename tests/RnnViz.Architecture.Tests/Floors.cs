namespace RnnViz.Architecture.Tests;

/// <summary>
/// Which folder of a project may use which: the picture in CONTRIBUTING.md, where each line is a floor, the highest first.
/// A folder uses folders on lower lines only; folders on one line do not know one another.
/// </summary>
internal sealed class Floors
{
    private const string Opening = "```floors";
    private readonly Dictionary<string, int> heights;

    private Floors(Dictionary<string, int> heights) => this.heights = heights;

    /// <summary>The folders, relative to the project, with forward slashes; "." is the project's own folder.</summary>
    public IReadOnlyCollection<string> Folders => heights.Keys;

    /// <summary>The floors of every project, as the picture has them.</summary>
    /// <param name="text">The text that holds the picture.</param>
    /// <exception cref="FormatException">There is no picture, or a folder stands in it twice.</exception>
    public static IReadOnlyDictionary<string, Floors> Parse(string text)
    {
        int start = text.IndexOf(Opening, StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf("```", start + Opening.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new FormatException($"Expected a block that begins with {Opening} and ends with ```.");
        }

        var floors = new Dictionary<string, Floors>();
        Dictionary<string, int>? current = null;
        foreach (string line in text[(start + Opening.Length)..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith(' '))
            {
                floors.Add(line.Trim(), new Floors(current = []));
                continue;
            }

            int height = -current!.Count;
            foreach (string folder in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!current.TryAdd(folder, height))
                {
                    throw new FormatException($"The folder {folder} stands on two floors.");
                }
            }
        }

        return floors;
    }

    /// <summary>Whether the one folder may use the other.</summary>
    public bool Allows(string user, string used) => user == used || heights[user] > heights[used];
}
