using System.Xml.Linq;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>Real keys, pressed on a real window.</summary>
[Collection(ScreenCollection.Name)]
public sealed class KeyTests(VirtualScreen screen)
{
    [Fact]
    public void Space_pauses_and_resumes_the_training()
    {
        using var window = new ProgramWindow(screen, "hello");
        int running = window.Save().Iteration;
        Eventually.Be("more iterations", () => window.Save().Iteration > running);

        window.Press("space");
        int paused = window.Save().Iteration;
        window.AwaitFrame();
        Assert.Equal(paused, window.Save().Iteration);

        window.Press("space");
        Eventually.Be("more iterations", () => window.Save().Iteration > paused);
    }

    [Fact]
    public void Taps_that_may_fall_into_one_frame_all_count()
    {
        using ProgramWindow window = Paused("hello");
        int before = window.Save().Iteration;
        window.Tap("Right");
        window.Tap("Right");
        Assert.Equal(before + 2, window.Save().Iteration);
    }

    [Theory]
    [InlineData("Right")]
    [InlineData("Next")] // PageDown, what presenter remotes send: it steps where no stops are honoured
    public void A_step_trains_one_batch(string key)
    {
        using ProgramWindow window = Paused("hello");
        int before = window.Save().Iteration;

        window.Press(key);
        Assert.Equal(before + 1, window.Save().Iteration);

        window.Press(key, key, key);
        Assert.Equal(before + 4, window.Save().Iteration);
    }

    [Fact]
    public void The_key_T_goes_from_light_to_dark_to_projector_and_back()
    {
        using ProgramWindow window = Paused("hello", "--theme", "light");
        Assert.InRange(window.Save().Picture.Brightness, 180, 255);

        window.Press("t");
        Eventually.Be("a dark window", () => window.Capture().Brightness < 80);

        window.Press("t");
        Eventually.Be("a projector's window", () => ShowsBright(window, "projector"));

        window.Press("t");
        Eventually.Be("a light window", () => ShowsBright(window, "light"));
    }

    [Fact]
    public void Shift_and_S_save_a_vector_figure_of_all_panels_with_the_way_back()
    {
        using ProgramWindow window = Paused("hello");
        XElement figure = window.SaveFigure().Root!;
        Assert.Equal(("svg", "0 0 1280 720"), (figure.Name.LocalName, figure.Attribute("viewBox")!.Value));
        Assert.Contains(figure.Descendants(), element =>
            element.Name.LocalName == "title" && element.Value.StartsWith("Hello, RNN, iteration ", StringComparison.Ordinal));
        Assert.Contains(figure.Descendants(), element =>
            element.Name.LocalName == "record" && element.Value.Contains("\"isWindow\":false", StringComparison.Ordinal));
    }

    [Fact]
    public void L_opens_the_lessons_and_Enter_takes_another()
    {
        using var window = new ProgramWindow(screen, "hello");
        Assert.Equal("hello", window.Save().Lesson);

        window.Press("l", "Home", "Right", "Return"); // the course comes first
        Eventually.Be("another lesson", () => window.Save().Lesson != "hello");
    }

    [Fact]
    public void L_and_Escape_leave_the_lesson_as_it_was()
    {
        using ProgramWindow window = Paused("hello");
        Picture before = window.Capture();

        window.Press("l");
        Eventually.Be("the lessons", () => Share(before, window) > 0.1);
        window.Press("Escape");
        Eventually.Be("the lesson as before", () => Share(before, window) < 0.02);
        Assert.Equal("hello", window.Save().Lesson);
    }

    [Fact]
    public void A_question_mark_shows_the_keys_and_Escape_takes_them_away()
    {
        using ProgramWindow window = Paused("hello");
        Picture before = window.Capture();

        window.Press("question");
        Eventually.Be("the keys", () => Share(before, window) > 0.1);
        window.Press("Escape");
        Eventually.Be("the lesson as before", () => Share(before, window) < 0.02);
    }

    [Fact]
    public void Escape_asks_where_nothing_is_open_and_only_Q_quits()
    {
        using var window = new ProgramWindow(screen, "hello");
        ReportedState state = window.State;
        foreach (string answer in (string[])["Escape", "Return", "Next"])
        {
            window.Press("Escape");
            Eventually.Be("the question", () => state.TextOf("hasOverlay") == "True");
            window.Press(answer);
            Eventually.Be("the lesson", () => state.TextOf("hasOverlay") == "False");
        }

        window.Press("Escape", "q");
        Assert.Equal(0, window.End().Status);
    }

    [Fact]
    public void F11_fills_the_screen_and_gives_it_back()
    {
        using ProgramWindow window = Paused("hello");
        (int, int, int, int) before = window.Place;

        window.Press("F11");
        Eventually.Be("a window over the whole screen", () => window.Place == (0, 0, VirtualScreen.Width, VirtualScreen.Height));
        Eventually.Be(
            "a picture over the whole screen",
            () => window.Save().Picture is { Width: VirtualScreen.Width, Height: VirtualScreen.Height });

        window.Press("F11");
        Eventually.Be("the window as before", () => window.Place == before);
    }

    [Fact]
    public void Plus_and_minus_scale_everything()
    {
        using ProgramWindow window = Paused("hello");
        Picture before = window.Capture();

        window.Press("minus");
        Eventually.Be("smaller letters", () => Share(before, window) > 0.05);
        window.Press("plus");
        Eventually.Be("letters as before", () => Share(before, window) < 0.02);
    }

    private ProgramWindow Paused(params string[] arguments)
    {
        var window = new ProgramWindow(screen, arguments);
        window.PauseTraining();
        return window;
    }

    private static bool ShowsBright(ProgramWindow window, string theme) =>
        window.State.TextOf("theme") == theme && window.Capture().Brightness > 180;

    private static double Share(Picture before, ProgramWindow window) => PictureDifference.Between(before, window.Capture()).Share;
}
