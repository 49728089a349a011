using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Status;

/// <summary>The names of the runs in the upper bar: whole where there is room, else with what tells them apart.</summary>
public sealed class RunTitlesTests
{
    [Theory]
    [InlineData("light", 1280, 720)]
    [InlineData("dark", 1920, 1080)]
    [InlineData("projector", 1280, 720)]
    public void Names_that_have_room_are_whole_and_the_one_in_front_stands_out(string theme, int width, int height)
    {
        Stage stage = Named(["vanilla", "LSTM, forget bias 4", "GRU"], width, height, theme);
        DrawnText[] names = [.. Bar(stage).Where(text => Names(stage).Contains(text.Text))];
        Assert.Equal(Names(stage), names.Select(text => text.Text));
        Assert.NotEqual(names[0].Style.Role, names[1].Style.Role);
        Assert.Equal(names[1].Style.Role, names[2].Style.Role);
        TextFit.RequireApart(Bar(stage), stage.Size, theme);
    }

    [Theory]
    [InlineData("an LSTM of 32 units with a forget bias of ", "−2", "1", "4")]
    [InlineData("32 units, Adam with a learning rate of 0.01, window ", "3", "10", "20")]
    public void Long_names_keep_what_tells_them_apart(string common, params string[] ends)
    {
        Stage stage = Named([.. ends.Select(end => common + end)], 1280, 720, "projector");
        DrawnText[] bar = Bar(stage);
        TextFit.RequireApart(bar, stage.Size, common);
        Assert.All(ends, end => Assert.Contains(bar, text => text.Text == "… " + end));
        Assert.Contains(bar, text => text.Text.StartsWith("loss", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_that_no_other_run_has_stand_for_the_whole()
    {
        Stage stage = Named(
            [
                "vanilla, from a Gaussian start of gain 0.35", "LSTM, with a forget bias of 4 and a clipped norm",
                "GRU, with the same bias and the same clipping",
            ],
            1280, 720, "projector");
        DrawnText[] bar = Bar(stage);
        Assert.All(new[] { "vanilla …", "LSTM …", "GRU …" }, name => Assert.Contains(bar, text => text.Text == name));
    }

    [Fact]
    public void A_name_that_is_pointed_at_is_said_as_a_whole()
    {
        Stage stage = Named(
            ["an LSTM with a forget bias of −2", "an LSTM with a forget bias of 1", "an LSTM with a forget bias of 4"], 1280, 720,
            "projector");
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(1, 300)));
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, Bar(stage).First(text => text.Text == "… 4").Bounds.Center));
        stage.Frames(60);
        string said = string.Join(' ', stage.Tip().Select(text => text.Text));
        Assert.Contains("an LSTM with a forget bias of 4", said);
        Assert.Contains("a click brings it to the front", said);
    }

    private static Stage Named(string[] names, int width, int height, string theme)
    {
        Lesson lesson = LessonCatalog.Load("lstm-and-vanilla");
        lesson = lesson with
        {
            Run = names[0],
            VariantLessons = [.. lesson.VariantLessons.Select((variant, i) => variant with { Run = names[i + 1] })],
        };
        var stage = new Stage(lesson, new Extent(width, height), ThemeCatalog.Find(theme));
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    private static string[] Names(Stage stage) => [.. stage.Root.Lesson.Contrast.Runs.Select(run => run.Name)];

    private static DrawnText[] Bar(Stage stage)
    {
        Box bar = stage.Appearance.Layout.TopBar;
        return [.. stage.Draw().Texts.Where(text => bar.Contains(text.Bounds.Center))];
    }
}
