using BenchmarkDotNet.Attributes;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;

namespace RnnViz.Benchmarks.Training;

/// <summary>Going back in a run: one iteration after the other, and to any place.</summary>
public class BackInTimeBenchmark
{
    private const int Iterations = 250;

    private readonly Random random = new(1);
    private TrainingSession? session;

    /// <summary>The built-in lessons.</summary>
    public static IEnumerable<string> Lessons => LessonCatalog.BuiltIn.Select(lesson => lesson.Name);

    /// <summary>Which.</summary>
    [ParamsSource(nameof(Lessons))]
    public string Lesson { get; set; } = "";

    /// <summary>Trains.</summary>
    [GlobalSetup]
    public void Train()
    {
        session = new TrainingSession(LessonCatalog.Load(Lesson));
        for (int i = 0; i < Iterations; i++)
        {
            session.GoTo(i);
        }
    }

    /// <summary>A jump to an iteration drawn at random.</summary>
    [Benchmark]
    public void Jump() => session!.GoTo(random.Next(Iterations));

    /// <summary>One iteration back, from the last again after the first.</summary>
    [Benchmark]
    public void Back() => session!.GoTo(session.Iteration == 0 ? Iterations - 1 : session.Iteration - 1);
}
