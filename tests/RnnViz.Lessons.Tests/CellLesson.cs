using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests;

/// <summary>Lessons that come with the program, of any cell.</summary>
internal static class CellLesson
{
    /// <summary>A lesson by its name, or with another cell and a start that fits it: "hello", "hello lstm", "hello gru".</summary>
    public static Lesson Load(string name) => name.Split(' ') switch
    {
        [string lesson, "lstm"] => With(LessonCatalog.Load(lesson), CellKind.Lstm),
        [string lesson, "gru"] => With(LessonCatalog.Load(lesson), CellKind.Gru),
        _ => LessonCatalog.Load(name),
    };

    /// <summary>The same without biases.</summary>
    public static Lesson LoadWithoutBias(string name)
    {
        Lesson lesson = Load(name);
        return lesson with { Model = lesson.Model with { Bias = false } };
    }

    private static Lesson With(Lesson lesson, CellKind cell) => lesson with
    {
        Model = lesson.Model with { Cell = cell, Activation = HiddenActivation.Tanh, Initial = new InitialSettings() },
        Stops = [],
    };
}
