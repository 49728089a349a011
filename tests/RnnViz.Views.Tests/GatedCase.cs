using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests;

/// <summary>Lessons of gated cells for tests: a symbol is to be recalled, or a text to be read.</summary>
internal static class GatedCase
{
    /// <summary>A lesson in which one of four symbols is recalled after some timesteps.</summary>
    public static Lesson Recall(
        CellKind cell, int timesteps = 12, int hidden = 8, int batch = 4, double? forgetBias = 2, int? window = null)
    {
        Lesson lesson = LessonCatalog.Load("vanishing");
        return lesson with
        {
            Task = new RecallTaskSettings { Length = timesteps, Symbols = 4, Distractors = 2, BatchSize = batch },
            Model = new ModelSettings { Cell = cell, Hidden = hidden, Initial = new InitialSettings { ForgetBias = forgetBias } },
            Training = lesson.Training with { Optimizer = new AdamSettings { LearningRate = 0.01 }, Truncation = window },
            View = new ViewSettings(),
            Stops = [],
        };
    }

    /// <summary>A lesson that reads a text of as many timesteps, with a loss at each.</summary>
    public static Lesson Text(CellKind cell, int timesteps, int hidden, int? window = null)
    {
        Lesson lesson = Recall(cell, window: window);
        return lesson with
        {
            Task = new TextTaskSettings { Text = new string('x', 5) + "yzabc" + new string('y', 500), SequenceLength = timesteps },
            Model = lesson.Model with { Hidden = hidden },
        };
    }

    /// <summary>The lesson on a stage.</summary>
    public static Stage Open(Lesson lesson, int width = 1280, int height = 720, Theme? theme = null) =>
        new(lesson, new Extent(width, height), theme);

    /// <summary>The lesson after some iterations, paused.</summary>
    public static Stage Paused(Lesson lesson, int frames = 3, int width = 1280, int height = 720)
    {
        Stage stage = Open(lesson, width, height);
        stage.Frames(frames);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }
}
