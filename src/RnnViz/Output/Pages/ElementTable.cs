namespace RnnViz.Output.Pages;

/// <summary>The elements of all pictures of a page, each once however many pictures have it.</summary>
internal sealed class ElementTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> all = [];

    /// <summary>The elements by number, each without a line feed.</summary>
    public IReadOnlyList<string> All => all;

    /// <summary>Takes in the elements of a picture.</summary>
    /// <returns>Their numbers in their order, as runs of neighbours: from, how many, from, how many, …</returns>
    public IReadOnlyList<int> Add(IEnumerable<string> elements)
    {
        var runs = new List<int>();
        foreach (string element in elements)
        {
            // between tags a space means as much as a line feed
            string line = element.Trim('\n').Replace('\n', ' ');
            if (!numbers.TryGetValue(line, out int number))
            {
                numbers.Add(line, number = all.Count);
                all.Add(line);
            }

            if (runs.Count > 0 && runs[^2] + runs[^1] == number)
            {
                runs[^1]++;
            }
            else
            {
                runs.AddRange([number, 1]);
            }
        }

        return runs;
    }

    /// <summary>The elements of a picture, one after the other, as they stand within its svg element.</summary>
    public string Markup(PagePicture picture)
    {
        var parts = new List<string>();
        for (int i = 0; i < picture.Runs.Count; i += 2)
        {
            parts.AddRange(all.Skip(picture.Runs[i]).Take(picture.Runs[i + 1]));
        }

        return string.Concat(parts);
    }
}
