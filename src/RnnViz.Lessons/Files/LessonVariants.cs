using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Files;

/// <summary>
/// Makes other runs of a lesson, which train beside its own: each is the lesson with a JSON Merge Patch (RFC 7396) applied.
/// </summary>
public static class LessonVariants
{
    /// <summary>The most variants that a lesson has.</summary>
    public const int Most = 2;

    private const int LongestName = 40;

    // a spreadsheet that opens a trace takes what begins so for a formula; a minus sign is of the names of settings
    private const string Formulas = "=+@";

    /// <summary>
    /// The lesson of another run: the lesson with a patch applied, for the same task, whose files are not read again. Stops and view keep
    /// what there is in the patched network.
    /// </summary>
    /// <param name="lesson">The lesson, from a file of any kind.</param>
    /// <param name="name">What the run is called.</param>
    /// <param name="patch">What is different, of <c>seed</c>, <c>model</c> and <c>training</c>.</param>
    /// <param name="beside">The runs that train already beside it, which need memory, too; null for none.</param>
    /// <exception cref="LessonException">The patched lesson has mistakes; their paths begin with "patch".</exception>
    public static Lesson Apply(Lesson lesson, string name, JsonObject patch, IReadOnlyList<Lesson>? beside = null)
    {
        const string At = "patch";
        LessonContent content = lesson.Content is { } read && read.IsOfTaskOf(lesson) ? read : lesson.Open();
        var mistakes = new LessonMistakes();
        JsonObject own = new PatchReader(mistakes).Read(JsonSerializer.SerializeToElement(patch), At)!;
        var check = new VariantCheck(lesson, new VariantSettings { Name = name, Patch = own }, At, mistakes, content.Sizes, beside);
        CheckName(name, "name", mistakes);
        check.Report(mistakes);
        return mistakes.Count == 0 ? check.Finish(content) : throw new LessonException(lesson.Name, mistakes);
    }

    /// <summary>Applies the patches of a lesson file, those that can be read.</summary>
    /// <param name="lesson">The lesson; what is unknown of it has any value.</param>
    /// <param name="mistakes">What is unknown of it.</param>
    /// <param name="sizes">What is known of its task.</param>
    /// <returns>One for each variant, null for one whose patch cannot be read.</returns>
    internal static IReadOnlyList<VariantCheck?> Check(Lesson lesson, LessonMistakes mistakes, TaskSizes sizes) =>
    [
        .. lesson.Variants.Select((variant, i) => mistakes.Knows($"variants[{i}].patch")
            ? new VariantCheck(lesson, variant, $"variants[{i}].patch", mistakes, sizes) : null),
    ];

    /// <summary>How many variants there may be, and what the runs may be called.</summary>
    internal static void CheckNames(Lesson lesson, LessonMistakes mistakes)
    {
        if (lesson.Run.Length > 0 && mistakes.Knows("run"))
        {
            CheckName(lesson.Run, "run", mistakes);
        }

        // a recording is called by its folder, and no trace has its name
        if (lesson.Task is not RecordingTaskSettings && (lesson.Run.Length > 0 || lesson.Variants.Count > 0) && mistakes.Knows("run"))
        {
            CheckBeginning(lesson.RunName, "run", mistakes);
        }

        if (lesson.Variants.Count > Most)
        {
            mistakes.Add("variants", $"{lesson.Variants.Count} variants", $"at most {Most}, as three runs are what a screen has room for");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { lesson.RunName.Trim() };
        for (int i = 0; i < lesson.Variants.Count; i++)
        {
            string path = $"variants[{i}].name", name = lesson.Variants[i].Name;
            if (mistakes.Knows(path) && CheckName(name, path, mistakes) && !names.Add(name.Trim()))
            {
                mistakes.Add(path, $"\"{name}\" is the name of another run, too", "a name of its own for each run");
            }

            CheckBeginning(name, path, mistakes);
        }
    }

    private static void CheckBeginning(string name, string path, LessonMistakes mistakes)
    {
        if (name.AsSpan().TrimStart() is [var first, ..] && Formulas.Contains(first))
        {
            mistakes.Add(path, $"the name of the run begins with {first}, as a formula of a spreadsheet does", "another first character");
        }
    }

    private static bool CheckName(string name, string path, LessonMistakes mistakes)
    {
        string? finding = string.IsNullOrWhiteSpace(name) ? "the name is empty"
            : name.Length > LongestName ? $"the name has {name.Length} characters"
            : name.Any(char.IsControl) ? "the name has a character that does not print" : null;
        if (finding is not null)
        {
            mistakes.Add(path, finding, $"a few words on one line, at most {LongestName} characters");
        }

        return finding is null;
    }
}
