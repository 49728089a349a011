using System.Globalization;
using BenchmarkDotNet.Running;
using RnnViz.Benchmarks.Frames;
using RnnViz.Benchmarks.Geometry;
using RnnViz.Benchmarks.Peers;
using RnnViz.Benchmarks.Recordings;
using RnnViz.Benchmarks.Sessions;
using RnnViz.Benchmarks.Training;

// answer: times what peers.sh asks for. startup: times the built program up to its first frame.
// contrast: what runs in lock-step cost against the same runs one by one.
// figures: what 100 figures cost, part by part. kills N SEED: kills N sessions at random moments and opens what they left.
// surfaces: what loss surfaces cost, and frames beside them.
// keeping: how long the loop is held up when a session is kept. recording: what opening a recording costs, and going from step to step.
// Else what BenchmarkDotNet's
// arguments say, such as --filter '*Training*'.
switch (args)
{
    case ["answer"]:
        Answers.Run(Console.In, Console.Out);
        return 0;
    case ["startup", string program]:
        return StartUp.Run(program, Console.Out);
    case ["contrast"]:
        return ContrastCost.Run(Console.Out);
    case ["figures"]:
        return FigureCost.Run(Console.Out);
    case ["kills", string count, string seed]:
        return Kills.Run(int.Parse(count, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture), Console.Out);
    case ["surfaces"]:
        return SurfaceCost.Run(Console.Out);
    case ["keeping"]:
        return KeepingCost.Run(Console.Out);
    case ["recording"]:
        return RecordingCost.Run(Console.Out);
    case ["killed-session", string seed, string notes]:
        KilledSession.Run(int.Parse(seed, CultureInfo.InvariantCulture), notes);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(FigureCost).Assembly).Run(args);
        return 0;
}
