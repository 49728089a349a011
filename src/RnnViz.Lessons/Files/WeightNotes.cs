using RnnViz.Lessons.Settings;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>What somebody whose weights were taken from a file should know: biases that the file has not begin at zero.</summary>
internal static class WeightNotes
{
    /// <summary>The notes of a lesson and its variants, each once.</summary>
    /// <param name="lesson">A lesson that has been checked, so that its files can be read.</param>
    public static IEnumerable<string> Of(Lesson lesson) =>
        lesson.VariantLessons.Prepend(lesson).Select(run => NoteOf(run, lesson.Content!.Sizes)).OfType<string>().Distinct();

    private static string? NoteOf(Lesson run, Tasks.TaskSizes sizes)
    {
        if (run.Model.Initial is not { Kind: InitialKind.File, File: { } file } || sizes is not { InputSize: { } D, OutputSize: { } O })
        {
            return null;
        }

        try
        {
            IReadOnlyList<string> missing = WeightFile.MissingBiases(run.Folder.Find(file), run.Model.ShapeFor(D, O));
            return missing.Count == 0 ? null
                : $"{InputFile.Shown(file)} has no {string.Join(" and no ", missing)}: "
                    + $"{(missing.Count == 1 ? "it begins" : "they begin")} at 0. "
                    + "Save the biases with the weights, or set \"bias\": false in the model.";
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null; // it was there when it was read, and is what was read then
        }
    }
}
