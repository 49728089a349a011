using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Files;
using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>Traces, weights and tensors on disks that fill up. The command full-disk tries all kinds of output on real ones.</summary>
public sealed class TraceOnFullDiskTests
{
    private const string Weights = "w.npz", Tensors = "t.npz";

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.jsonl")]
    [InlineData(Weights)]
    [InlineData(Tensors)]
    public void A_disk_that_is_full_after_any_number_of_bytes_is_an_error_and_completes_nothing(string full)
    {
        var files = new TraceFiles(full.EndsWith(".npz", StringComparison.Ordinal) ? "a.csv" : full, Weights, Tensors);
        var whole = new Disk(full, long.MaxValue);
        LessonTrace.Write(LessonCatalog.Load("hello"), 5, files, output: whole);
        Assert.Equal(files.All(1), whole.Complete);
        long size = whole.Length;
        Assert.True(size > 100, $"{full} has {size} bytes");
        var random = new Random(16);
        foreach (long room in (long[])[0, 1, size - 1, .. Enumerable.Range(0, 50).Select(_ => random.NextInt64(size))])
        {
            var disk = new Disk(full, room);
            OutputException error = Assert.Throws<OutputException>(
                () => LessonTrace.Write(LessonCatalog.Load("hello"), 5, files, output: disk));
            Assert.Equal($"{full} cannot be written, as the disk is full; make room and try again.", error.Message);
            Assert.DoesNotContain(full, disk.Complete);
        }
    }

    [Fact]
    public void All_files_of_a_trace_are_opened_before_anything_is_trained()
    {
        int trained = 0;
        Assert.Throws<OutputException>(() => LessonTrace.Write(
            LessonCatalog.Load("hello"), 5, new TraceFiles("a.csv", Weights, Tensors), advanced: _ => trained++, output: new NoTensors()));
        Assert.Equal(0, trained);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_trace_that_is_stopped_is_that_of_so_many_iterations_and_so_are_its_weights(int lines)
    {
        var files = new TraceFiles("a.csv", Weights, Tensors);
        Disk stopped = new("a.csv", long.MaxValue), short1 = new("a.csv", long.MaxValue);
        using var stop = new CancellationTokenSource();
        StopAt(0);
        int last = LessonTrace.Write(
            LessonCatalog.Load("hello"), 1_000_000_000, files, advanced: StopAt, output: stopped, stop: stop.Token);
        LessonTrace.Write(LessonCatalog.Load("hello"), lines - 1, files, output: short1);
        Assert.Equal(lines - 1, last);
        Assert.All(files.All(1), file => Assert.Equal(short1.Content(file), stopped.Content(file)));

        void StopAt(int updates)
        {
            if (updates == lines - 1)
            {
                stop.Cancel();
            }
        }
    }

    private sealed class Disk(string full, long room) : ITraceOutput
    {
        private readonly Dictionary<string, MemoryStream> files = [];

        public List<string> Complete { get; } = [];

        public long Length => files[full].ToArray().Length;

        public byte[] Content(string path) => files[path].ToArray();

        public Stream Open(string path)
        {
            files[path] = path == full ? new FailingStream(room) : new MemoryStream();
            return new OutputStream(path, files[path]);
        }

        void ITraceOutput.Complete(string path) => Complete.Add(path);
    }

    private sealed class NoTensors : ITraceOutput
    {
        public Stream Open(string path) =>
            path == Tensors ? throw new OutputException($"{path} cannot be written.") : new MemoryStream();

        public void Complete(string path) => Assert.Fail($"{path} is complete.");
    }
}
