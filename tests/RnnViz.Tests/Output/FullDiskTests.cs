using System.CommandLine;
using System.Globalization;
using RnnViz.CommandLine;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Output;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;
using RnnViz.Window;

namespace RnnViz.Tests.Output;

/// <summary>
/// Every kind of output on a real disk that is full after each of 50 random byte counts: an error each time, and under a final name a
/// whole file or none. Takes minutes and needs root, who may make small disks, so it is run on demand:
/// <c>dotnet RnnViz.Tests.dll -explicit only -class RnnViz.Tests.Output.FullDiskTests</c>
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Counts = 50, Seed = 16, Page = 4096;

    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        Start("umount", folder["small"]);
        folder.Dispose();
    }

    [Theory(Explicit = true)]
    [InlineData("png", "render hello --count 1 --size 640x480 --out DISK")]
    [InlineData("svg", "render hello --count 1 --size 640x480 --format svg --out DISK")]
    [InlineData("pdf", "render hello --count 1 --size 640x480 --format pdf --out DISK")]
    [InlineData("png, svg and pdf", "render hello --count 2 --size 640x480 --format png,svg,pdf --out DISK")]
    [InlineData("gif", "render hello --count 6 --size 320x240 --format gif --out DISK")]
    [InlineData("mp4", "render hello --count 6 --size 320x240 --format mp4 --out DISK")]
    [InlineData("webm", "render hello --count 6 --size 320x240 --format webm --out DISK")]
    [InlineData("hand-out", "render two-timesteps --handout DISK/h.html")]
    [InlineData("deck", "render two-timesteps --deck DISK/d.html")]
    [InlineData("report", "render hello --report DISK/r.html --iterations 3")]
    [InlineData("sheet png", "render two-timesteps --contact-sheet DISK/s.png")]
    [InlineData("sheet svg", "render two-timesteps --contact-sheet DISK/s.svg")]
    [InlineData("sheet pdf", "render two-timesteps --contact-sheet DISK/s.pdf")]
    [InlineData("trace csv", "trace hello --iterations 200 --out DISK/a.csv")]
    [InlineData("trace jsonl", "trace hello --iterations 200 --out DISK/a.jsonl")]
    [InlineData("weights", "trace bytes --iterations 0 --out ELSEWHERE/a.csv --weights-out DISK/w.npz")]
    [InlineData("tensors", "trace hello --iterations 0 --out ELSEWHERE/a.csv --tensors DISK/t.npz")]
    [InlineData("all of a trace", "trace vanishing --iterations 5 --out DISK/a.csv --weights-out DISK/w.npz --tensors DISK/t.npz")]
    public void A_full_disk_is_an_error_each_time_and_leaves_whole_files_only(string kind, string typed)
    {
        Mount();
        (_, Dictionary<string, byte[]> whole) = Run(typed, folder["roomy"]);
        Assert.NotEmpty(whole);
        long size = whole.Values.Sum(file => (file.Length + Page - 1) / Page * Page);
        var random = new Random(Seed);
        for (int i = 0; i < Counts; i++)
        {
            long room = Math.Max(1, random.NextInt64(size) / Page) * Page;
            Assert.Equal(0, Start("mount", "-o", $"remount,size={room}", folder["small"]).Status);
            (int status, Dictionary<string, byte[]> left) = Run(typed, folder["small"]);
            // what fits into a page has room on the smallest disk
            int expected = size <= room ? 0 : CommonOptions.Unusable;
            Assert.True(status == expected, $"{kind}: status {status} with room for {room} of {size} bytes");
            Assert.All(left, file => Assert.True(
                whole[file.Key].AsSpan().SequenceEqual(file.Value), $"{kind}: {file.Key} is cut with room for {room} bytes"));
        }
    }

    [Fact(Explicit = true)]
    public void A_state_log_on_a_full_disk_ends_at_a_whole_line_and_says_why()
    {
        Mount();
        var random = new Random(Seed);
        for (int i = 0; i < Counts; i++)
        {
            long room = random.Next(1, 16) * Page;
            Assert.Equal(0, Start("mount", "-o", $"remount,size={room}", folder["small"]).Status);
            string path = Path.Combine(folder["small"], "state.jsonl");
            using (var log = new StateLog(path, force: false))
            {
                (ProgramScene root, SceneTree tree) = Open();
                for (int frame = 0; frame < 1000 && log.Problem is null; frame++)
                {
                    tree.Process(1.0 / 60);
                    tree.EndFrame();
                    log.Write(root, frame);
                }

                Assert.Equal($"{path} cannot be written, as the disk is full; make room and try again.", log.Problem);
            }

            Assert.EndsWith("}\n", File.ReadAllText(path), StringComparison.Ordinal);
            File.Delete(path);
        }
    }

    private void Mount()
    {
        Directory.CreateDirectory(folder["small"]);
        Directory.CreateDirectory(folder["roomy"]);
        Assert.SkipWhen(
            Start("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder["small"]).Status != 0,
            "Only root may make a small disk to be filled.");
    }

    private (int Status, Dictionary<string, byte[]> Files) Run(string typed, string disk)
    {
        string elsewhere = Directory.CreateDirectory(folder[string.Create(CultureInfo.InvariantCulture, $"elsewhere{++runs}")]).FullName;
        string[] arguments = [.. typed.Split(' ').Select(word => word.Replace("DISK", disk, StringComparison.Ordinal)
            .Replace("ELSEWHERE", elsewhere, StringComparison.Ordinal))];
        System.CommandLine.Command command = arguments[0] == "trace" ? TraceCommand.Create() : RenderCommand.Create();
        int status;
        try
        {
            status = command.Parse(arguments[1..]).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OutputException)
        {
            status = CommonOptions.Unusable;
        }

        Dictionary<string, byte[]> files = [];
        foreach (string path in Directory.GetFiles(disk))
        {
            files.Add(Path.GetFileName(path), File.ReadAllBytes(path));
            File.Delete(path);
        }

        return (status, files);
    }

    private static (ProgramScene Root, SceneTree Tree) Open()
    {
        var root = new ProgramScene(
            new TrainingSession(LessonCatalog.Load("hello")), ThemeCatalog.Light, LessonFigure.Fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name)));
        root.Resize(new Extent(960, 600));
        return (root, new SceneTree(root));
    }

    private int runs;

    private Outcome Start(string program, params string[] arguments) =>
        EndToEnd.Tests.Programs.Command.Run(folder.Path, null, program, arguments);
}
