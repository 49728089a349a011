using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Session;
using RnnViz.Output;
using RnnViz.Views.Scenes;

namespace RnnViz.CommandLine;

/// <summary>Figures that are opened in place of a lesson.</summary>
internal static class FigureFile
{
    /// <summary>Whether a path is that of a figure: a file that ends as figures do.</summary>
    public static bool Is(string? path) => path is not null && SceneFigures.Takes(path) && File.Exists(path);

    /// <summary>The runs of a figure, from their beginning; null after the error stream has been told why there are none.</summary>
    /// <param name="path">The figure.</param>
    /// <param name="data">Files that are given for data that its record has not.</param>
    /// <param name="settings">How much may be remembered; null for the default.</param>
    public static RecordedRuns? TryBegin(string path, IReadOnlyList<string> data, SessionSettings? settings = null)
    {
        try
        {
            SceneRecord record = SceneFigures.Read(path);
            if (data.Count == 0 || !record.Lesson.HasAllData || record.Kept?.Lesson.HasAllData == false)
            {
                return RecordedRuns.Begin(record, data, settings);
            }

            Console.Error.WriteLine(
                "--data is for a figure whose data were too large to be kept in it, but "
                + $"{OutputPaths.Shown(Path.GetFileName(path))} has all of them; leave it out.");
            return null;
        }
        catch (LessonException e)
        {
            Console.Error.WriteLine(e.Message);
            return null;
        }
    }

    /// <summary>Says on the error stream where a run is not the one that was pictured, or is left out.</summary>
    public static void Compare(ProgramScene root, SceneRecord record)
    {
        if (record.KeptProblem is { } problem)
        {
            Console.Error.WriteLine(problem);
        }

        if (root.DifferingFrom(record) is { Count: > 0 } different)
        {
            Console.Error.WriteLine(SceneFigures.Difference(different, record));
        }
    }
}
