using System.Globalization;
using RnnViz.Benchmarks.Training;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Benchmarks.Peers;

/// <summary>
/// Our side of peers.sh: for each line "SHAPE SECONDS", a line of names and median microseconds, and the step's 10⁶ operations
/// and what a core can do of them in a microsecond. MathNet has its turn where the cell is vanilla.
/// </summary>
internal static class Answers
{
    /// <summary>Answers until the input ends.</summary>
    public static void Run(TextReader input, TextWriter output)
    {
        int threads = WorkerThread.Threads;
        while (input.ReadLine()?.Split(' ') is [var name, var seconds])
        {
            StepShape shape = StepShape.Parse(name);
            double budget = double.Parse(seconds, CultureInfo.InvariantCulture);
            var step = new TrainingStep(shape);
            WorkerThread.Threads = 1;
            double one = Stopwatch(budget, () => step.Run());
            WorkerThread.Threads = threads;
            double two = threads == 2 ? Stopwatch(budget, () => step.Run()) : one;
            CultureInfo culture = CultureInfo.InvariantCulture;
            output.Write(string.Create(culture, $"{shape.Name} ours/1 {one:F2} ours/2 {two:F2}"));
            if (shape.Cell == Cell.Vanilla)
            {
                var mathNet = new MathNetStep(shape);
                output.Write(string.Create(culture, $" mathnet {Stopwatch(budget, () => mathNet.Run()):F1}"));
            }

            output.WriteLine(string.Create(culture, $" mflop {shape.MegaFlops:G6} peak {Peak.GigaFlops():F1}"));
            output.Flush();
        }
    }

    /// <summary>The median of as many runs as fit, after some to warm up.</summary>
    private static double Stopwatch(double seconds, Action run)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        do
        {
            run();
        }
        while (watch.Elapsed.TotalSeconds < 0.5); // until the JIT has come to rest

        var times = new List<double>(1 << 16);
        watch.Restart();
        while (watch.Elapsed.TotalSeconds < seconds || times.Count < 5)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            run();
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
