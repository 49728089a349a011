using BenchmarkDotNet.Attributes;
using RnnViz.Lessons.Files;
using RnnViz.Views.Tests;

namespace RnnViz.Benchmarks.Frames;

/// <summary>A frame of each built-in lesson while it trains: input, process and draw, without the graphics card.</summary>
[MemoryDiagnoser]
public class FrameBenchmark
{
    private Stage? stage;
    private SilentCanvas? canvas;

    /// <summary>The built-in lessons.</summary>
    public static IEnumerable<string> Lessons => LessonCatalog.BuiltIn.Select(lesson => lesson.Name);

    /// <summary>Which.</summary>
    [ParamsSource(nameof(Lessons))]
    public string Lesson { get; set; } = "";

    /// <summary>Opens the lesson and lets it run for a second.</summary>
    [GlobalSetup]
    public void Open()
    {
        stage = new Stage(Lesson, clock: TimeProvider.System);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        for (int i = 0; i < 60; i++)
        {
            Frame();
        }
    }

    /// <summary>One frame.</summary>
    [Benchmark]
    public void Frame()
    {
        stage!.Tree.Process(1.0 / 60);
        stage.Tree.Draw(canvas!);
        stage.Tree.EndFrame();
    }
}
