using System.Diagnostics;
using System.Globalization;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;
using RnnViz.Views.Tests;

namespace RnnViz.Benchmarks.Geometry;

/// <summary>
/// How long a loss surface of 61 × 61 points takes, when its coarse picture is there, what a point costs against a training step, and
/// what frames cost while surfaces are computed all the time against frames without.
/// </summary>
internal static class SurfaceCost
{
    private const int Rounds = 3, Frames = 120;
    private const double FrameMilliseconds = 1000.0 / 60;
    private static readonly string[] Lessons = ["hello", "clipping", "lstm-remembers", "lstm-novel", "pride-and-prejudice"];

    /// <summary>Measures; prints medians.</summary>
    /// <param name="output">Where the numbers go.</param>
    public static int Run(TextWriter output)
    {
        foreach (string name in Lessons)
        {
            using var session = new TrainingSession(LessonCatalog.Load(name));
            var steps = new List<double>();
            for (int i = 0; i < 20; i++)
            {
                steps.Add(Time(session.Prepare) + Time(session.Apply));
            }

            session.Prepare();
            var coarse = new List<double>();
            var all = new List<double>();
            LossSurface surface = session.Surface;
            for (int i = 0; i < Rounds; i++)
            {
                long start = Stopwatch.GetTimestamp();
                surface.Request();
                while (!surface.Refresh())
                {
                    Thread.Sleep(1);
                }

                coarse.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                surface.Wait();
                all.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            double step = Median(steps), whole = Median(all);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {whole:F0} ms, coarse after {Median(coarse):F0} ms; a point takes {whole / 3844 / step:F2} training steps"));
            output.WriteLine("  " + FrameTimes(name));
        }

        return 0;
    }

    // two seconds without, two seconds with: 60 frames a second, each trains and draws without the graphics card
    private static string FrameTimes(string name)
    {
        var stage = new Stage(name, clock: TimeProvider.System);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        var canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        var without = new List<double>();
        var with = new List<double>();
        for (int i = -60; i < 2 * Frames; i++)
        {
            LossSurface surface = stage.Training.Session.Surface;
            long start = Stopwatch.GetTimestamp();
            stage.Tree.Process(1.0 / 60);
            stage.Tree.Draw(canvas);
            stage.Tree.EndFrame();
            if (i >= Frames)
            {
                surface.Request();
                surface.Refresh();
            }

            double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Thread.Sleep(TimeSpan.FromMilliseconds(Math.Max(1, FrameMilliseconds - took)));
            if (i >= 0)
            {
                (i < Frames ? without : with).Add(took);
            }
        }

        stage.Training.Session.Dispose();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"frames: {Median(without):F2} ms (95 %: {At(without, 0.95):F2}) without, {Median(with):F2} ms (95 %: {At(with, 0.95):F2}) "
            + $"while surfaces are computed, {Median(with) / Median(without):F2} times as long");
    }

    private static double Median(List<double> values) => At(values, 0.5);

    private static double At(List<double> values, double share) =>
        values.Order().ElementAt((int)Math.Min(values.Count - 1, share * values.Count));

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
