using System.Globalization;
using RnnViz.Engine.Figures;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Views.Scenes;

/// <summary>Figures as a way back to the moment that they show.</summary>
public static class SceneFigures
{
    /// <summary>The path of mistakes that are of the figure, and not of its record.</summary>
    internal const string Figure = "figure";

    /// <summary>
    /// The most iterations that are trained to come to a moment: days of a large lesson. Their history is kept in memory.
    /// </summary>
    internal const long MostWork = 100_000_000;

    private static readonly string[] Endings = [".png", ".svg", ".pdf"];

    /// <summary>Whether a file's ending is that of figures.</summary>
    public static bool Takes(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The record that a figure carries.</summary>
    /// <exception cref="LessonException">There is none, or it has mistakes.</exception>
    public static SceneRecord Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            using Stream file = UserFiles.OpenFigure(path);
            return FigureRecords.Read(file, out string? problem) is { } text ? Bounded(SceneRecord.Read(text, name), name)
                : throw new LessonException(name, [new LessonError(
                    Figure, $"does not say which moment it shows: {problem}",
                        "a PNG, SVG or PDF that RnnViz has written and nobody has changed")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LessonException(name, [new LessonError(Figure, $"the file cannot be read: {e.Message}")]);
        }
    }

    private static SceneRecord Bounded(SceneRecord record, string name)
    {
        if (record.Work <= MostWork)
        {
            return record;
        }

        bool isKeptAlone = (record with { Kept = null }).Work <= MostWork;
        var e = new LessonException(name, [new LessonError(
            isKeptAlone ? "record.kept" : "record.runs",
            string.Create(CultureInfo.InvariantCulture, $"{record.Work:N0} iterations would have to be trained"),
            string.Create(CultureInfo.InvariantCulture, $"at most {MostWork:N0}"))]);
        return isKeptAlone ? record.WithoutKept(e) : throw e;
    }

    /// <summary>Says that a run that was made again is not the one that was pictured.</summary>
    /// <param name="runs">The names of such runs, at least one.</param>
    /// <param name="record">What it was made from.</param>
    public static string Difference(IReadOnlyList<string> runs, SceneRecord record) =>
        $"The numbers are not those of the figure ({string.Join("; ", runs)}): it was made by {record.Program}, or on another kind of "
        + "processor; RNNVIZ_KERNEL chooses the arithmetic.";
}
