using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests;

/// <summary>Two or three runs beside each other on a stage.</summary>
internal static class RunCase
{
    /// <summary>A vanilla cell, an LSTM and a GRU that recall a symbol.</summary>
    public static Lesson Cells => Beside(
        GatedCase.Recall(CellKind.Vanilla, forgetBias: null) with { Run = "vanilla" },
        GatedCase.Recall(CellKind.Lstm, forgetBias: 4) with { Run = "LSTM, forget bias 4" },
        GatedCase.Recall(CellKind.Gru, forgetBias: 4) with { Run = "GRU, z bias 4" });

    /// <summary>Three vanilla runs with starts of other sizes.</summary>
    public static Lesson Starts => Beside(Start("small", 0.3), Start("middling", 1), Start("large", 3));

    /// <summary>A run without a window, and one in which the last three timesteps alone are gone back through.</summary>
    public static Lesson Windows => Beside(
        GatedCase.Recall(CellKind.Vanilla, forgetBias: null) with { Run = "full" },
        GatedCase.Recall(CellKind.Vanilla, forgetBias: null, window: 3) with { Run = "window 3" });

    /// <summary>The first lesson with the others beside it.</summary>
    public static Lesson Beside(Lesson lesson, params Lesson[] others) => lesson with { VariantLessons = others };

    /// <summary>A vanilla run whose start has a gain.</summary>
    public static Lesson Start(string name, double gain)
    {
        Lesson lesson = GatedCase.Recall(CellKind.Vanilla, forgetBias: null);
        return lesson with
        {
            Run = name,
            Model = lesson.Model with { Initial = new InitialSettings { Kind = InitialKind.Gaussian, Gain = gain } },
            View = new ViewSettings { LowestDecade = -12, HighestDecade = 4 },
        };
    }

    /// <summary>The runs after some iterations, paused.</summary>
    public static Stage Paused(Lesson lesson, int frames = 3, int width = 1280, int height = 720, Theme? theme = null)
    {
        var stage = new Stage(lesson, new Extent(width, height), theme);
        stage.Frames(frames);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }
}
