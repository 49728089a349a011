using BenchmarkDotNet.Attributes;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests;

namespace RnnViz.Benchmarks.Frames;

/// <summary>
/// A step back and on again within an iteration at 256 units and 200 timesteps, with the frame that shows each: to be compared
/// with two frames of 16.7 ms.
/// </summary>
public class StepBenchmark
{
    private Stage? stage;
    private SilentCanvas? canvas;

    /// <summary>Whether a step is a term, a timestep or a phase.</summary>
    [Params(Granularity.Term, Granularity.Timestep, Granularity.Phase)]
    public Granularity Granularity { get; set; }

    /// <summary>Opens the lesson and trains a few iterations.</summary>
    [GlobalSetup]
    public void Open()
    {
        stage = new Stage(StepCase.Lesson, StepCase.Size, clock: TimeProvider.System);
        stage.Frames(3);
        stage.Training.Walk.Granularity = Granularity;
        canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        Step(Actions.StepBack);
    }

    /// <summary>Two steps.</summary>
    [Benchmark]
    public void BackAndOn()
    {
        Step(Actions.StepBack);
        Step(Actions.Step);
    }

    private void Step(string action)
    {
        stage!.Do(action);
        stage.Tree.Process(1.0 / 60);
        stage.Tree.Draw(canvas!);
    }
}
