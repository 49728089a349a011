using System.Diagnostics;
using RnnViz.Benchmarks;

foreach (StepShape shape in args.Length == 0 ? StepShape.All : args.Select(StepShape.Parse))
{
    var step = new TrainingStep(shape);
    var watch = Stopwatch.StartNew();
    do step.Run(); while (watch.ElapsedMilliseconds < 700);
    var times = new List<double>();
    watch.Restart();
    while (watch.ElapsedMilliseconds < 1000 || times.Count < 7)
    {
        long start = Stopwatch.GetTimestamp();
        step.Run();
        times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }
    double cpu = 0; int runs = times.Count;
    { var p = Process.GetCurrentProcess(); var c0 = p.TotalProcessorTime; for (int i = 0; i < runs; i++) step.Run(); p.Refresh(); cpu = (p.TotalProcessorTime - c0).TotalMicroseconds / runs; }
    times.Sort();
    long before = GC.GetTotalAllocatedBytes(true);
    step.Run();
    long bytes = GC.GetTotalAllocatedBytes(true) - before;
    Console.WriteLine($"{shape,-10} {times[times.Count / 2],10:F2} us  min {times[0],10:F2}  {bytes} B cpu {cpu:F1}");
}
