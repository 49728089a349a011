using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;

namespace RnnViz.Views.Gallery;

/// <summary>The lessons that have all typed words in their name, title or summary; all of them while nothing is typed.</summary>
internal sealed class LessonSearch
{
    private const int MostTyped = 32;

    private readonly IReadOnlyList<LessonSummary> lessons;
    private readonly string[][] texts;
    private readonly int[] found;

    /// <summary>A search among lessons that finds all of them.</summary>
    /// <param name="lessons">The lessons.</param>
    /// <param name="labels">Other wordings of titles and summaries, which are looked through as well; null for none.</param>
    public LessonSearch(IReadOnlyList<LessonSummary> lessons, Labels? labels)
    {
        this.lessons = lessons;
        texts = [.. lessons.Select(lesson => (string[])[lesson.Name, lesson.Title, lesson.Summary])];
        if (labels is not null)
        {
            texts = [.. texts.Select(one => (string[])[.. one, labels.Of(one[1]), labels.Of(one[2])])];
        }

        found = new int[lessons.Count];
        Find("");
    }

    /// <summary>The words as typed.</summary>
    public string Query { get; private set; } = "";

    /// <summary>How many lessons are found.</summary>
    public int Count { get; private set; }

    /// <summary>The i-th lesson found, 0-based.</summary>
    public LessonSummary this[int i] => lessons[found[i]];

    /// <summary>The query with one more character, where it has room for it; it does not begin with a space.</summary>
    public string With(char character) =>
        Query.Length < MostTyped && (Query.Length > 0 || character != ' ') ? Query + character : Query;

    /// <summary>Looks for other words, separated by spaces; upper and lower case are the same.</summary>
    public void Find(string query)
    {
        Query = query;
        string[] words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Count = 0;
        for (int i = 0; i < lessons.Count; i++)
        {
            string[] said = texts[i];
            if (words.All(word => said.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))))
            {
                found[Count++] = i;
            }
        }
    }

    /// <summary>Where among the found lessons one of this name is, 0-based; −1 where it is not.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Count; i++)
        {
            if (this[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
