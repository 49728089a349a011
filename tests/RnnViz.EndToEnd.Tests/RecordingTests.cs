using System.Globalization;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>R in a real window, with both renderers and the real ffmpeg.</summary>
[Collection(ScreenCollection.Name)]
public sealed class RecordingTests(VirtualScreen screen) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("processor")]
    [InlineData("card")]
    public void A_recording_is_a_film_of_what_the_window_shows(string renderer)
    {
        RequireFfmpeg();
        using ProgramWindow window = Paused(renderer);
        window.Press("r", "Right", "Right", "Right");
        Picture shown = window.StandingStill();
        window.Press("r");
        Eventually.Be("a film", () => window.State.TextOf("message").StartsWith("Saved ", StringComparison.Ordinal));
        string path = window.State.TextOf("message")["Saved ".Length..];
        Assert.Equal("1280,720", Run("ffprobe", "-v", "error", "-show_entries", "stream=width,height", "-of", "csv=p=0", path));
        Run("ffmpeg", "-v", "error", "-sseof", "-0.2", "-i", path, "-update", "1", folder["last.png"]);
        Picture last = PngReader.Read(folder["last.png"]);
        // the encoder's loss; another picture, or one upside down, differs by more than ten times as much
        double difference = PictureDifference.Between(shown, last.Crop(0, last.Height - shown.Height, shown.Width, shown.Height)).Mean;
        Assert.True(difference < 2, string.Create(CultureInfo.InvariantCulture, $"the film's last picture differs by {difference}"));
    }

    [Theory]
    [InlineData("processor")]
    [InlineData("card")]
    public void While_ffmpeg_is_stopped_the_window_goes_on_and_closes_and_no_film_is_left(string renderer)
    {
        RequireFfmpeg();
        using ProgramWindow window = Paused(renderer);
        window.Press("r", "Right");
        Run("kill", "-STOP", EncoderOf(window));
        int before = window.State.Iteration;
        window.Press("Right", "Right", "space");
        Eventually.Be("training", () => window.State.Iteration > before + 50);
        using var device = new TestDevice(screen.Display);
        device.Close(window.Id);
        Assert.Equal(0, window.End().Status);
        Assert.DoesNotContain(window.Files, name => name.Contains("mp4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_the_display_goes_away_the_film_is_completed_or_said_to_be_lost(bool isWorking)
    {
        RequireFfmpeg();
        var own = new VirtualScreen();
        using var window = new ProgramWindow(own, [$"RNNVIZ_STATE={folder["state"]}"], honoursStops: false, "hello");
        window.Press("r", "Right");
        string encoder = EncoderOf(window);
        if (!isWorking)
        {
            Run("kill", "-STOP", encoder);
        }

        own.Dispose();
        Outcome outcome = window.End();
        Assert.Equal(2, outcome.Status);
        string[] films = [.. window.Files.Where(name => name.Contains("mp4", StringComparison.Ordinal))];
        if (isWorking)
        {
            Assert.EndsWith(".mp4", films.Single(), StringComparison.Ordinal);
            Assert.Contains($"/{films[0]}\n", outcome.Errors, StringComparison.Ordinal);
            Assert.Contains("Saved ", outcome.Errors, StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(films);
            Assert.Contains("The film is lost: ", outcome.Errors, StringComparison.Ordinal);
        }
    }

    private string EncoderOf(ProgramWindow window) => Eventually.Get("an encoder", () => Command.Run(
        folder.Path, null, "pgrep", "-P", window.ProcessId.ToString(CultureInfo.InvariantCulture), "ffmpeg") is { Status: 0 } found
            ? found.Output.Trim() : null);

    private static void RequireFfmpeg() => Assert.SkipWhen(
        !Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(one => File.Exists(Path.Combine(one, "ffprobe"))),
        "ffmpeg is not installed: apt-get install ffmpeg");

    private string Run(string program, params string[] arguments) =>
        Command.Run(folder.Path, null, program, arguments).Succeeded().Output.Trim();

    private ProgramWindow Paused(string renderer)
    {
        var window = new ProgramWindow(screen, "two-timesteps", "--renderer", renderer);
        window.PauseTraining();
        return window;
    }
}
