using System.Globalization;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>What window managers and users do to a window, with both renderers.</summary>
[Collection(ScreenCollection.Name)]
public sealed class WindowTests(VirtualScreen screen)
{
    private static readonly (int X, int Y) Step = (153, -31);

    [Theory]
    [InlineData("processor")]
    [InlineData("card")]
    public void A_window_shows_saves_is_resized_focuses_a_panel_and_fills_the_screen(string renderer)
    {
        using ProgramWindow window = Paused(screen, "hello", "--renderer", renderer);
        int before = window.Save().Iteration;
        window.Click(Step.X, Step.Y);
        Assert.Equal(before + 1, window.Save().Iteration);

        Picture shown = window.Capture();
        window.Press("3");
        Eventually.Be("one panel", () => PictureDifference.Between(shown, window.Capture()).Share > 0.1);
        window.Press("Escape");
        Eventually.Be("all panels", () => PictureDifference.Between(shown, window.Capture()).Share < 0.02);

        var random = new Random(16);
        for (int i = 0; i < 20; i++)
        {
            window.Manage("windowsize", Invariant(random.Next(1, 1900)), Invariant(random.Next(1, 1000)));
        }

        window.Manage("windowsize", "1100", "650");
        Eventually.Be("a picture of the last size", () => window.Save().Picture is { Width: 1100, Height: 650 });

        window.Press("F11");
        Eventually.Be("the whole screen", () => window.Save().Picture is { Width: VirtualScreen.Width, Height: VirtualScreen.Height });
        window.Press("F11");
        Eventually.Be("the window as before", () => window.Save().Picture is { Width: 1100, Height: 650 });
    }

    [Fact]
    public void F11_twice_within_a_frame_leaves_the_window_as_it_was()
    {
        using ProgramWindow window = Paused(screen, "hello");
        (int, int, int, int) before = window.Place;
        using var device = new TestDevice(screen.Display);
        device.Tap("F11");
        device.Tap("F11");
        window.AwaitFrame();
        Eventually.Be("the window as before", () => window.Place == before);
        Assert.Equal((1280, 720), (window.Save().Picture.Width, window.Save().Picture.Height));
    }

    [Theory]
    [InlineData("processor")]
    [InlineData("card")]
    public void A_window_that_was_hidden_goes_on_and_shows_itself_again(string renderer)
    {
        using var window = new ProgramWindow(screen, "hello", "--renderer", renderer);
        window.Manage("windowunmap");
        int then = window.State.Iteration;
        Eventually.Be("training while nothing is seen", () => window.State.Iteration > then + 10);
        window.Manage("windowmap");
        Eventually.Be("something in the window", () => window.Capture().Pixels.Distinct().Skip(20).Any());
    }

    [Fact]
    public void Of_sixty_taps_of_a_key_two_milliseconds_apart_every_one_counts()
    {
        using ProgramWindow window = Paused(screen, "hello");
        int before = window.State.Iteration;
        using var device = new TestDevice(screen.Display);
        for (int i = 0; i < 60; i++)
        {
            device.Tap("Right");
        }

        window.AwaitFrame();
        Assert.Equal(before + 60, window.State.Iteration);
    }

    [Fact]
    public void On_a_Russian_layout_the_keys_T_and_L_do_what_is_printed_on_them()
    {
        const uint T = 28, L = 46; // places on the keyboard
        using ProgramWindow window = Paused(screen, "hello", "--theme", "light");
        using var device = new TestDevice(screen.Display);
        Layout("ru");
        try
        {
            device.TapCode(T);
            Eventually.Be("the next theme", () => window.State.TextOf("theme") == "dark");
            device.TapCode(L);
            Eventually.Be("the lessons", () => window.State.TextOf("hasOverlay") == "True");
        }
        finally
        {
            Layout("us");
        }
    }

    [Fact]
    public void A_click_of_the_right_button_does_nothing_and_the_left_one_counts_twice_within_a_frame()
    {
        using ProgramWindow window = Paused(screen, "hello");
        using var device = new TestDevice(screen.Display);
        int before = window.State.Iteration;
        window.PointAt(Step.X, Step.Y);
        device.Click(3, 0);
        device.Click(2, 0);
        window.AwaitFrame();
        Assert.Equal(before, window.State.Iteration);
        device.Click(1, 0);
        device.Click(1, 0);
        window.AwaitFrame();
        Assert.Equal(before + 2, window.State.Iteration);
    }

    [Theory]
    [InlineData("processor")]
    [InlineData("card")]
    public void On_a_screen_with_a_scale_of_2_the_window_fits_and_its_pixels_are_those_of_the_screen(string renderer)
    {
        using var dense = new VirtualScreen();
        using var device = new TestDevice(dense.Display);
        device.SetDotsPerInch(192);
        // 1280×720 of a usual screen would be 2560×1440
        using ProgramWindow window = Paused(dense, "hello", "--renderer", renderer);
        Assert.Equal((0, 0, VirtualScreen.Width, VirtualScreen.Height), window.Place);
        SavedPicture saved = window.Save();
        Assert.Equal((VirtualScreen.Width, VirtualScreen.Height), (saved.Picture.Width, saved.Picture.Height));

        // letters are as large as on a usual screen at the smallest size
        Assert.True(window.State.NumberOf("scale") > 1.1, "the scale of the letters");

        float[] line = [.. window.State.NumbersOf("timeline").Select(number => (float)number)];
        window.Press("Right", "Right", "Right");
        int furthest = window.State.Furthest;
        device.PointAt((int)(line[0] + line[2] * 3 / (furthest + 1)), (int)(line[1] + line[3] / 2));
        device.Click(1, 5);
        window.AwaitFrame();
        Assert.Equal(2, window.State.Iteration);
    }

    [Theory]
    [InlineData("processor")]
    [InlineData("card")]
    public void A_window_that_stands_half_outside_the_screen_saves_a_whole_picture(string renderer)
    {
        using ProgramWindow window = Paused(screen, "hello", "--renderer", renderer);
        Picture whole = window.Save().Picture;
        window.Manage("windowmove", "-700", "600");
        window.AwaitFrame();
        Picture outside = window.Save().Picture;
        Assert.Equal((whole.Width, whole.Height), (outside.Width, outside.Height));
        Assert.True(PictureDifference.Between(whole, outside).Share < 0.01, "the same picture");
    }

    [Theory]
    [InlineData("processor")]
    [InlineData("card")]
    public void The_close_button_ends_the_program_well_and_its_session_is_kept(string renderer)
    {
        using var kept = new TemporaryFolder();
        using var window = new ProgramWindow(
            screen, [$"RNNVIZ_STATE={kept.Path}"], honoursStops: false, "hello", "--renderer", renderer);
        using var device = new TestDevice(screen.Display);
        device.Close(window.Id);
        Assert.Equal((0, ""), (window.End().Status, window.End().Errors));
        Assert.Single(Directory.GetFiles(kept.Path, "*.ended", SearchOption.AllDirectories));
    }

    private static ProgramWindow Paused(VirtualScreen on, params string[] arguments)
    {
        var window = new ProgramWindow(on, arguments);
        window.PauseTraining();
        return window;
    }

    private void Layout(string name)
    {
        using var folder = new TemporaryFolder();
        Command.Run(folder.Path, screen.Display, "setxkbmap", name).Succeeded();
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
