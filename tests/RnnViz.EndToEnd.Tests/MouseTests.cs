using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>A real mouse on the bar at the lower edge of a window of 1280×720.</summary>
[Collection(ScreenCollection.Name)]
public sealed class MouseTests(VirtualScreen screen)
{
    private static readonly (int X, int Y) Play = (111, -31), Step = (153, -31), Slower = (745, -31), Faster = (920, -31);
    private static readonly (int X, int Y) Theme = (-175, -28), Picture = (-108, -28);

    [Fact]
    public void The_play_button_pauses_and_the_step_button_steps()
    {
        using var window = new ProgramWindow(screen, "hello");
        window.Click(Play.X, Play.Y);
        int paused = window.Save().Iteration;
        window.AwaitFrame();
        Assert.Equal(paused, window.Save().Iteration);

        window.Click(Step.X, Step.Y);
        Assert.Equal(paused + 1, window.Save().Iteration);
    }

    [Fact]
    public void The_picture_button_saves_a_picture()
    {
        using var window = new ProgramWindow(screen, "hello");
        SavedPicture saved = window.AwaitSaved(() => window.Click(Picture.X, Picture.Y));
        Assert.Equal(("hello", 1280, 720), (saved.Lesson, saved.Picture.Width, saved.Picture.Height));
    }

    [Fact]
    public void The_theme_button_changes_the_theme()
    {
        using var window = new ProgramWindow(screen, "hello", "--theme", "light");
        window.Click(Theme.X, Theme.Y);
        Eventually.Be("a dark window", () => window.Capture().Brightness < 80);
    }

    [Fact]
    public void What_is_pointed_at_is_marked_until_the_pointer_leaves_the_window()
    {
        using var window = new ProgramWindow(screen, "hello");
        window.PauseTraining();
        screen.PointAt(1, 1);
        window.AwaitFrame();
        Picture without = window.StandingStill();
        window.PointAt(300, 330);
        Assert.True(PictureDifference.Between(without, window.StandingStill()).Share > 0.004, "a tip was to be seen");
        screen.PointAt(1, 1);
        window.AwaitFrame();
        Assert.Equal(0, PictureDifference.Between(without, window.StandingStill()).Most);
    }

    [Fact]
    public void The_wheel_over_the_speed_trains_more_batches_a_frame()
    {
        using var window = new ProgramWindow(screen, "hello");
        window.PointAt((Slower.X + Faster.X) / 2, Faster.Y);
        window.TurnWheelUp();
        Eventually.Be("two batches a frame", () => window.State.NumberOf("batchesPerFrame") == 2);
    }
}
