using System.Globalization;
using System.Text.Json;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>A session survives whatever ends the program, and the next start offers to go on with it.</summary>
[Collection(ScreenCollection.Name)]
public sealed class SessionTests(VirtualScreen screen) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_killed_window_is_offered_and_comes_back_as_it_was_kept()
    {
        using (ProgramWindow window = Open("hello", "--seed", "5"))
        {
            Eventually.Be("a kept session", () => Sessions(".open").Length == 1);
            Signal(window, "KILL");
            Assert.Equal(137, window.End().Status);
        }

        using ProgramWindow next = Open("vanishing");
        next.Press("Return");
        Eventually.Be("the lesson of then", () => next.State.TextOf("lesson") == "hello");
        Eventually.Be("what is said", () => next.State.TextOf("message") == "Here it stopped");
        Assert.Equal(5, next.State.RunAt(0).GetProperty("seed").GetInt32());
        Assert.False(next.State.IsRunning);
    }

    [Theory]
    [InlineData("HUP", 129, true)]
    [InlineData("INT", 130, false)]
    public void A_signal_ends_the_window_with_its_status_and_Ctrl_C_alone_is_not_followed_by_an_offer(
        string signal, int status, bool isOffered)
    {
        using ProgramWindow window = Open("two-timesteps");
        Signal(window, signal);
        Assert.Equal(status, window.End().Status);
        Assert.Equal((isOffered ? 1 : 0, isOffered ? 0 : 1), (Sessions(".open").Length, Sessions(".ended").Length));
    }

    [Fact]
    public void A_session_that_the_system_ended_is_gone_on_with_at_its_last_frame()
    {
        JsonElement last;
        using (ProgramWindow window = Open("two-timesteps"))
        {
            window.PauseTraining();
            window.Press("Down", "Down", "Right", "Right", "Right");
            last = window.State.Snapshot;
            Signal(window, "TERM");
            Assert.Equal(143, window.End().Status);
        }

        using ProgramWindow next = Open("--resume");
        Eventually.Be("the moment of then", () => next.State.TextOf("message") == "Here it stopped");
        JsonElement now = next.State.Snapshot;
        foreach (string name in (string[])["lesson", "iteration", "phase", "timestep", "term", "granularity", "lossSum"])
        {
            Assert.Equal(last.GetProperty(name).ToString(), now.GetProperty(name).ToString());
        }

        Assert.Equal(
            last.GetProperty("runs")[0].GetProperty("state").GetString(), now.GetProperty("runs")[0].GetProperty("state").GetString());
    }

    [Fact]
    public void After_the_program_was_quit_nothing_is_offered_and_resume_opens_it_all_the_same()
    {
        using (ProgramWindow window = Open("hello", "--seed", "7"))
        {
            window.PauseTraining();
            window.Press("t");
            window.Press("Escape");
            window.Tap("q");
            Assert.Equal(0, window.End().Status);
        }

        Assert.Empty(Sessions(".open"));
        using (ProgramWindow next = Open("vanishing"))
        {
            Assert.Equal("dark", next.State.TextOf("theme")); // which was chosen, and is remembered
            next.Press("Return");
            Assert.Equal("vanishing", next.State.TextOf("lesson"));
            next.Press("Escape");
            next.Tap("q");
            next.End();
        }

        using ProgramWindow last = Open("--resume");
        Eventually.Be("the session before", () => last.State.TextOf("message") == "Here it stopped");
        Assert.Equal("vanishing", last.State.TextOf("lesson"));
    }

    [Fact]
    public void When_the_display_goes_away_the_session_is_kept_and_one_sentence_says_how_to_go_on()
    {
        var own = new VirtualScreen();
        using var window = new ProgramWindow(own, [$"RNNVIZ_STATE={folder["state"]}"], honoursStops: false, "hello");
        own.Dispose();
        Outcome outcome = window.End();
        Assert.Equal(2, outcome.Status);
        Assert.Contains("The display is gone", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(Sessions(".open"));
    }

    [Theory]
    [InlineData("/proc/no/such/place")]
    [InlineData("/dev/full")]
    public void Without_a_place_for_it_the_program_is_as_it_always_is(string place)
    {
        using var window = new ProgramWindow(screen, [$"RNNVIZ_STATE={place}"], honoursStops: false, "hello");
        window.PauseTraining();
        window.Press("Escape");
        window.Tap("q");
        Assert.Equal(0, window.End().Status);
    }

    private ProgramWindow Open(params string[] arguments) =>
        new(screen, [$"RNNVIZ_STATE={folder["state"]}"], honoursStops: false, arguments);

    private string[] Sessions(string ending) => Directory.Exists(folder["state/sessions"])
        ? Directory.GetFiles(folder["state/sessions"], "session-*" + ending) : [];

    private void Signal(ProgramWindow window, string signal) => Command.Run(
        folder.Path, null, "kill", $"-{signal}", window.ProcessId.ToString(CultureInfo.InvariantCulture)).Succeeded();
}
