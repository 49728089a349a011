using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests;

/// <summary><c>rnnviz render</c> with formats of films: frame-exact, without a window.</summary>
public sealed class FilmTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Ten_seconds_at_60_frames_a_second_are_600_frames_of_1920x1080()
    {
        RequireFfmpeg();
        Render("out", "two-timesteps", "--format", "mp4", "--fps", "60", "--count", "600", "--size", "1920x1080", "--panel",
            "flow").Succeeded();
        Assert.Equal("1920,1080,60/1,600", Probe("out/two-timesteps.mp4"));
        Assert.Equal([folder["out/two-timesteps.mp4"]], Directory.GetFiles(folder["out"]));
    }

    [Fact]
    public void A_walk_is_a_film_in_every_format_the_same_bytes_each_time()
    {
        RequireFfmpeg();
        string[] asked = ["two-timesteps", "--walk", "0", "--step", "timestep", "--format", "mp4,webm,gif", "--fps", "10", "--size",
            "320x240"];
        Render("first", asked).Succeeded();
        Render("second", asked).Succeeded();
        foreach (string name in (string[])["two-timesteps.mp4", "two-timesteps.webm", "two-timesteps.gif"])
        {
            Assert.Equal("320,240,10/1,6", Probe("first/" + name));
            Assert.Equal(File.ReadAllBytes(folder["first/" + name]), File.ReadAllBytes(folder["second/" + name]));
        }

        Assert.Equal(3, Directory.GetFiles(folder["first"]).Length);
    }

    [Fact]
    public void Without_ffmpeg_one_sentence_names_its_package_and_the_rest_is_made()
    {
        // everything else that is found on the PATH
        string? dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(one => Path.Combine(one, "dotnet")).FirstOrDefault(File.Exists);
        Outcome outcome = Command.Run(
            folder.Path, null, "env", "PATH=", dotnet!, Repository.Program, "render", "hello", "--count", "2", "--format", "mp4,png",
                "--out",
            folder["out"]);
        Assert.Equal(2, outcome.Status);
        Assert.Contains("hello.mp4 needs ffmpeg, which is not installed; install the package ffmpeg and try again.", outcome.Errors,
            StringComparison.Ordinal);
        Assert.Equal(
            [folder["out/hello-00000.png"], folder["out/hello-00001.png"]],
                Directory.GetFiles(folder["out"]).Order(StringComparer.Ordinal));
    }

    private static void RequireFfmpeg() => Assert.SkipWhen(
        !Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(one => File.Exists(Path.Combine(one, "ffprobe"))),
        "ffmpeg is not installed: apt-get install ffmpeg");

    private string Probe(string name) => Command.Run(
        folder.Path, null, "ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=width,height,r_frame_rate,nb_read_frames",
            "-of",
        "csv=p=0", folder[name]).Succeeded().Output.Trim();

    private Outcome Render(string to, params string[] arguments) =>
        Command.Run(folder.Path, null, "dotnet", [Repository.Program, "render", .. arguments, "--out", folder[to]]);
}
