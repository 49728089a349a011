using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests;

/// <summary>A lesson that comes with the program, with another cell and a start that fits it.</summary>
internal static class GatedLesson
{
    public static Lesson Of(string name, CellKind cell, bool hasBias = true)
    {
        Lesson lesson = LessonCatalog.Load(name);
        return lesson with
        {
            Model = lesson.Model with { Cell = cell, Activation = HiddenActivation.Tanh, Bias = hasBias, Initial = new InitialSettings() },
            Stops = [],
        };
    }
}
