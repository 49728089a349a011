using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests;

/// <summary>Lessons of one and of two units for tests, whose pictures are waited for.</summary>
internal static class GeometryCase
{
    /// <summary>One unit whose Whh is a number, as the identity of that gain; a symbol is recalled.</summary>
    public static Lesson OneUnit(double w, ClipSettings? clip = null, CellKind cell = CellKind.Vanilla) => Of(1, w, clip, cell);

    /// <summary>Two units that each keep a sign.</summary>
    public static Lesson TwoUnits() => Of(2, 1.6, null, CellKind.Vanilla);

    /// <summary>The lesson after some iterations, paused, with all pictures complete.</summary>
    public static Stage Paused(Lesson lesson, int frames = 3, int width = 1280, int height = 720, Theme? theme = null)
    {
        var stage = new Stage(lesson, new Extent(width, height), theme);
        stage.Root.Lesson.Geometry.Waits = true;
        stage.Frames(frames);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    private static Lesson Of(int hidden, double gain, ClipSettings? clip, CellKind cell)
    {
        Lesson lesson = LessonCatalog.Load("vanishing");
        return lesson with
        {
            Task = new RecallTaskSettings { Length = 8, Symbols = 2, Distractors = 1, BatchSize = 4 },
            Model = new ModelSettings
            {
                Cell = cell,
                Hidden = hidden,
                Initial = cell == CellKind.Vanilla
                    ? new InitialSettings { Kind = InitialKind.Identity, Gain = gain, OutputGain = 0.5 } : new InitialSettings(),
            },
            Training = lesson.Training with
            {
                Optimizer = new SgdSettings { LearningRate = 0.2 },
                Clip = clip ?? new ClipSettings(),
                Truncation = null,
            },
            View = new ViewSettings(),
            Stops = [],
        };
    }
}
