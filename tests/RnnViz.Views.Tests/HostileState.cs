using System.Runtime.InteropServices;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Tests;

/// <summary>Sessions whose numbers are NaN, infinite, zero, subnormal, or hundreds of decades apart.</summary>
internal static class HostileState
{
    private static readonly (string Name, double[] Pattern)[] Weights =
    [
        ("NaN", [double.NaN]),
        ("one NaN among others", [0.1, -0.2, 0.3, double.NaN, 0.2, -0.1, 0.1]),
        ("infinite", [double.PositiveInfinity, double.NegativeInfinity]),
        ("zero", [0]),
        ("subnormal", [1e-310, -3e-310, 5e-324]),
        ("300 decades apart", [1e-290, 1, -1e-150, 1e10, -1e-5]),
        ("huge", [1e300, -1e308]),
    ];

    public static IEnumerable<string> Names => [.. Weights.Select(weights => weights.Name), "rate 1000", "exploding until it overflows"];

    /// <summary>A lesson, some frames after its numbers have become so, paused.</summary>
    public static Stage Open(string lessonName, string state, int width = 1280, int height = 720)
    {
        Lesson lesson = LessonCatalog.Load(lessonName);
        lesson = lesson with { Stops = [] };
        if (state == "rate 1000")
        {
            lesson = lesson with { Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 1000 } } };
        }
        else if (state == "exploding until it overflows")
        {
            lesson = lesson with
            {
                Training = lesson.Training with { Clip = new ClipSettings(), Optimizer = new SgdSettings { LearningRate = 100 } },
            };
        }

        var stage = new Stage(lesson, new Extent(width, height));
        stage.Playback.IsRunning = true;
        stage.Frames(2);
        double[] pattern = Weights.FirstOrDefault(weights => weights.Name == state).Pattern ?? [];
        if (pattern.Length > 0)
        {
            Poke(stage.Training.Step.RecurrentWeights, pattern);
            Poke(stage.Training.Step.OutputWeights, pattern);
            Poke(stage.Training.Step.InputWeights, pattern);
        }

        for (int i = 0; i < 6; i++)
        {
            stage.Playback.IsRunning = true; // it pauses where the first number is not finite
            stage.Frames(1);
        }

        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    /// <summary>A vanilla lesson whose settings make every number NaN after an iteration or two, paused; walks can go there.</summary>
    public static Stage Broken(string lessonName, int width = 1280, int height = 720)
    {
        Lesson lesson = LessonCatalog.Load(lessonName);
        lesson = lesson with
        {
            Stops = [],
            Model = lesson.Model with
            {
                Activation = HiddenActivation.Identity,
                Initial = new InitialSettings { Kind = InitialKind.Gaussian, Gain = 6 },
            },
            Training = lesson.Training with
            {
                Clip = new ClipSettings { Kind = ClipKind.None },
                Optimizer = new SgdSettings { LearningRate = 1000 },
            },
        };
        var stage = new Stage(lesson, new Extent(width, height));
        for (int i = 0; i < 8; i++)
        {
            stage.Playback.IsRunning = true; // it pauses where the first number is not finite
            stage.Frames(1);
        }

        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    // what nobody can do on the screen: weights are read only there
    /// <summary>Writes a pattern over weights.</summary>
    public static void Poke(ReadOnlySpan<double> weights, double[] pattern)
    {
        Span<double> writable = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(weights), weights.Length);
        for (int i = 0; i < writable.Length; i++)
        {
            writable[i] = pattern[i % pattern.Length];
        }
    }
}
