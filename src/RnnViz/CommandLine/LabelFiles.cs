using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Views.Scenes;

namespace RnnViz.CommandLine;

/// <summary>Opens files of wordings for commands: one of one's own by its path, or one that comes with the program by its name.</summary>
internal static class LabelFiles
{
    /// <summary>How many letters of long keys are alike, where one is taken for a misspelt other.</summary>
    private const int Alike = 24;

    /// <summary>The most keys without a text that are named.</summary>
    private const int MostWarned = 20;

    /// <summary>The file that has a wording for every text of the program, and so its keys.</summary>
    private const string Complete = "de";

    /// <summary>In place of a name: a figure that has wordings shall have none.</summary>
    private const string None = "none";

    /// <summary>The names of those that come with the program.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(ProgramFiles.Labels, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    /// <summary>The keys of the program's own texts, without those of lessons.</summary>
    public static IEnumerable<string> OwnKeys => Shipped.Keys.Except(LessonTexts.OfBuiltIn);

    private static Labels Shipped => LabelsReader.Read(PathOf(Complete));

    /// <summary>
    /// Opens what was asked for. What is wrong is said on the error stream; a key that no text has is said there, too, but does not
    /// keep the others from being used.
    /// </summary>
    /// <param name="asked">A name or a path; null for no wordings.</param>
    /// <param name="lesson">The lesson whose texts are keys as well.</param>
    /// <param name="labels">The wordings; null for none.</param>
    /// <returns>Whether the wordings can be used.</returns>
    public static bool TryOpen(string? asked, Lesson lesson, out Labels? labels)
    {
        labels = null;
        if (asked is null)
        {
            return true;
        }

        try
        {
            bool isName = Names.Contains(asked);
            if (!isName && !File.Exists(asked))
            {
                if (asked.Contains('\uFFFD'))
                {
                    throw new LabelsException(
                        $"--labels: \"{asked}\" has a character that no name of a file should have; rename the file.");
                }

                throw new LabelsException(
                    $"--labels: {asked} is no file; give one (see: rnnviz labels), or one that comes with the program: "
                    + $"{string.Join(", ", Names)}.");
            }

            labels = isName ? LabelsReader.Read(PathOf(asked)) : LabelsReader.Parse(UserFiles.ReadWordings(asked), Path.GetFileName(asked));
            FormulaNotation.Check(labels, Path.GetFileName(asked));
            if (!isName)
            {
                Warn(labels, lesson);
            }

            return true;
        }
        catch (Exception e) when (e is LabelsException or IOException)
        {
            Console.Error.WriteLine(e.Message);
            return false;
        }
    }

    /// <summary>What is asked for: what was typed, else the wordings of a figure where they come with the program.</summary>
    /// <param name="typed">A name or a path; null for none.</param>
    /// <param name="record">The record of a figure; null for none.</param>
    public static string? Choose(string? typed, SceneRecord? record)
    {
        if (typed is not null || record?.Labels is not { } before)
        {
            return record is not null && typed == None ? null : typed;
        }

        if (Names.Contains(before))
        {
            return before;
        }

        Console.Error.WriteLine($"The figure has the wordings of {before}, which is not in it; give the file with --labels.");
        return null;
    }

    /// <summary>The name by which wordings are remembered: that of the file, without its folder.</summary>
    public static string? NameOf(string? asked) => asked is null ? null : Path.GetFileName(asked);

    private static string PathOf(string name) => Path.Combine(ProgramFiles.Labels, name + ".json");

    private static void Warn(Labels labels, Lesson lesson)
    {
        HashSet<string> known = [.. Shipped.Keys, .. LessonTexts.OfBuiltIn, .. LessonTexts.Of(lesson)];
        string[] unknown = [.. labels.Keys.Where(key => !known.Contains(key))];
        foreach (string key in unknown.Take(MostWarned))
        {
            // letters and signs that are a label by themselves are not listed
            string? nearest = key.Length < 3 ? key : NearestName.Of(key, known)
                ?? known.FirstOrDefault(other => key.AsSpan().CommonPrefixLength(other) >= Alike);
            if (nearest != key)
            {
                Console.Error.WriteLine(
                    $"--labels: no text is \"{key}\"{(nearest is null ? "" : $"; did you mean \"{nearest}\"?")}");
            }
        }

        if (unknown.Length > MostWarned)
        {
            Console.Error.WriteLine($"--labels: and {unknown.Length - MostWarned} more keys that no text has");
        }
    }
}
