using System.Diagnostics;
using System.Globalization;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Benchmarks.Training;

/// <summary>
/// What runs in lock-step cost against the same runs one by one: the training of a frame, with a pause before each as frames have, and
/// timed in turns so that a busy moment meets all.
/// </summary>
internal static class ContrastCost
{
    private const int Warmup = 100, Rounds = 201;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    /// <summary>Times every built-in lesson with variants, and one network beside itself with other seeds.</summary>
    /// <param name="output">Where the ratios go.</param>
    public static int Run(TextWriter output)
    {
        output.WriteLine("lesson, runs: time of all in lock-step / mean time of one alone (median of rounds)");
        const string Alike = "vanishing";
        Lesson network = LessonCatalog.Load(Alike);
        Write(output, $"{Alike} with other seeds", [network, network with { Seed = 2 }]);
        Write(output, $"{Alike} with other seeds", [network, network with { Seed = 2 }, network with { Seed = 3 }]);
        foreach (Lesson lesson in LessonCatalog.BuiltIn.Select(summary => LessonCatalog.Load(summary.Name)))
        {
            if (lesson.VariantLessons.Count > 0)
            {
                Write(output, lesson.Name, [lesson, .. lesson.VariantLessons]);
            }
        }

        return 0;
    }

    private static void Write(TextWriter output, string name, Lesson[] lessons)
    {
        var ratios = new List<double>();
        TrainingSession[] alone = [.. lessons.Select(lesson => new TrainingSession(lesson))];
        Walk[] walks = [.. alone.Select(session => new Walk(session) { HonoursStops = false })];
        using var contrast = new Contrast(new Walk(new TrainingSession(lessons[0])) { HonoursStops = false });
        foreach (Lesson lesson in lessons.Skip(1))
        {
            contrast.Add(new TrainingSession(lesson));
        }

        for (int round = -Warmup; round < Rounds; round++)
        {
            double apart = walks.Sum(walk => Time(() => walk.TrainOn()));
            double together = Time(() =>
            {
                contrast.Front.TrainOn();
                contrast.Follow(null);
            });
            if (round >= 0)
            {
                ratios.Add(together / (apart / lessons.Length));
            }
        }

        ratios.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}, {lessons.Length}: {ratios[ratios.Count / 2]:F2} ({ratios[0]:F2} to {ratios[^1]:F2})"));
        foreach (TrainingSession session in alone)
        {
            session.Dispose();
        }
    }

    private static double Time(Action step)
    {
        Thread.Sleep(Pause);
        long start = Stopwatch.GetTimestamp();
        step();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
