using System.Diagnostics;
using System.Globalization;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Numerics.Files;

namespace RnnViz.Benchmarks.Recordings;

/// <summary>
/// How long a recording of 10,000 steps takes to open, and how long it takes to go from one step to another, of an LSTM of 256 units over
/// 128 timesteps of 4 sequences. The folder is made here, with numbers by chance; all steps share the arrays of four files.
/// </summary>
internal static class RecordingCost
{
    private const int Steps = 10_000, Files = 4, T = 128, B = 4, D = 64, H = 256, Rows = 4 * H, Moves = 40;

    /// <summary>Measures, and prints the times and how many of the opening a move takes.</summary>
    /// <returns>The exit status.</returns>
    public static int Run(TextWriter output)
    {
        string folder = Directory.CreateTempSubdirectory("rnnviz-recording-").FullName;
        try
        {
            Make(folder);
            long start = Stopwatch.GetTimestamp();
            using var session = new TrainingSession(LessonCatalog.Load(folder));
            session.Prepare();
            double opening = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var random = new Random(1);
            double[] moves = new double[Moves];
            TimeSpan busy = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < Moves; i++)
            {
                int step = random.Next(Steps - 1);
                start = Stopwatch.GetTimestamp();
                session.GoTo(step);
                moves[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            busy = Environment.CpuUsage.TotalTime - busy;
            Array.Sort(moves);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"opening {Steps} steps: {opening:0} ms; going to another: median {moves[Moves / 2]:0} ms, fastest {moves[0]:0} ms, "
                + $"slowest {moves[^1]:0} ms, of {Moves}; each keeps the processors busy for {busy.TotalMilliseconds / Moves:0} ms"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Make(string folder)
    {
        var random = new Random(2);
        for (int file = 0; file < Files; file++)
        {
            using var npz = new NpzWriter(Path.Combine(folder, $"step-{file}.npz"));
            Add("x", T, B, D);
            Add("h0", B, H);
            Add("c0", B, H);
            Add("weight_ih", Rows, D);
            Add("weight_hh", Rows, H);
            Add("bias_ih", Rows);
            Add("bias_hh", Rows);
            Add("h", T, B, H);
            Add("c_n", B, H);
            Add("direct_h", T, B, H);
            Add("direct_c_n", B, H);

            void Add(string name, params int[] shape)
            {
                var values = new double[shape.Aggregate(1, (size, axis) => size * axis)];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (random.NextDouble() - 0.5) / Math.Sqrt(H);
                }

                npz.Add(name, shape, values);
            }
        }

        string sizes = string.Create(CultureInfo.InvariantCulture, $"\"timesteps\":{T},\"sequences\":{B}");
        using var list = new StreamWriter(Path.Combine(folder, "run.jsonl")) { NewLine = "\n" };
        list.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"format":"rnnviz-recording","version":1,"cell":"lstm","inputs":{{D}},"hidden":{{H}},"bias":true,"dtype":"float64"}"""));
        for (int step = 0; step < Steps; step++)
        {
            list.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"iteration":{{step}},"file":"step-{{step % Files}}.npz",{{sizes}},"loss":{{1.0 / (step + 1)}}}"""));
        }
    }
}
