using BenchmarkDotNet.Attributes;

namespace RnnViz.Benchmarks.Training;

/// <summary>A training step of each shape; MemoryDiagnoser counts the bytes that all threads allocate.</summary>
[MemoryDiagnoser]
public class TrainingBenchmark
{
    private TrainingStep? step;

    /// <summary>The shapes.</summary>
    public static IEnumerable<StepShape> Shapes => StepShape.All;

    /// <summary>Which.</summary>
    [ParamsSource(nameof(Shapes))]
    public StepShape? Shape { get; set; }

    /// <summary>Builds the step, and runs it once: buffers are made at the first run.</summary>
    [GlobalSetup]
    public void Build()
    {
        step = new TrainingStep(Shape!);
        step.Run();
    }

    /// <summary>Forward, loss, backward, clip, update.</summary>
    [Benchmark]
    public double Step() => step!.Run();
}
