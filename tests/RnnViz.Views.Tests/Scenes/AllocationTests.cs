using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>
/// What a frame allocates on its thread. By itself: caches of the runtime that all tests share grow on whichever thread meets
/// them full, and that was now and then the one that counts.
/// </summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("vanishing")]
    [InlineData("exploding")]
    [InlineData("pride-and-prejudice")]
    [InlineData("lstm-and-vanilla")]
    [InlineData("clipping-contrast")]
    public void A_frame_allocates_nothing_on_its_thread(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        AssertNothingAllocated(stage);
    }

    [Theory]
    [InlineData("hello", FlowPicture.Triangle, PanelKey.None)]
    [InlineData("window-of-three", FlowPicture.Terms, PanelKey.None)]
    [InlineData("window-of-three", FlowPicture.Triangle, PanelKey.Flow)]
    [InlineData("sum-over-batch", FlowPicture.Bars, PanelKey.None)]
    [InlineData("two-timesteps", FlowPicture.Bars, PanelKey.Task)]
    [InlineData("adding-problem", FlowPicture.Bars, PanelKey.Task)]
    [InlineData("copy-memory", FlowPicture.Bars, PanelKey.Task)]
    [InlineData("vanishing", FlowPicture.Bars, PanelKey.Task)]
    [InlineData("hello", FlowPicture.Bars, PanelKey.Hidden)]
    [InlineData("hello", FlowPicture.Bars, PanelKey.Spectrum)]
    [InlineData("starts", FlowPicture.Bars, PanelKey.Spectrum)]
    [InlineData("starts", FlowPicture.Bars, PanelKey.Flow)]
    [InlineData("forget-bias", FlowPicture.Bars, PanelKey.Flow)]
    [InlineData("lstm-and-vanilla", FlowPicture.Bars, PanelKey.Verdict)]
    [InlineData("clipping-contrast", FlowPicture.Bars, PanelKey.Verdict)]
    [InlineData("clipping-contrast", FlowPicture.Bars, PanelKey.Loss)]
    [InlineData("hello", FlowPicture.Bars, PanelKey.Text)]
    [InlineData("pride-and-prejudice", FlowPicture.Bars, PanelKey.Text)]
    [InlineData("hello", FlowPicture.Bars, PanelKey.Surface)]
    [InlineData("clipping-contrast", FlowPicture.Bars, PanelKey.Surface)]
    [InlineData("two-timesteps", FlowPicture.Bars, PanelKey.Phase)]
    public void No_picture_and_no_tip_allocates(string lesson, FlowPicture picture, PanelKey focus)
    {
        var stage = new Stage(lesson);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        stage.View.FlowPicture = picture;
        stage.View.Focus = focus;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(400, focus == PanelKey.None ? 330 : 300)));
        AssertNothingAllocated(stage);
    }

    [Theory]
    [InlineData("lstm", FlowPicture.Bars, PanelKey.None)]
    [InlineData("gru", FlowPicture.Triangle, PanelKey.None)]
    [InlineData("rnn_tanh", FlowPicture.Terms, PanelKey.Loss)]
    public void A_frame_of_a_recording_allocates_nothing(string cell, FlowPicture picture, PanelKey focus)
    {
        using WrittenRecording recording = WrittenRecording.Of(3, cell, ["a", "the", "of"]);
        var stage = new Stage(recording.Load(), new Extent(1920, 1080));
        stage.View.FlowPicture = picture;
        stage.View.Focus = focus;
        stage.Do(Actions.Last);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(1700, 30)));
        AssertNothingAllocated(stage);
    }

    [Fact]
    public void A_frame_in_which_another_unit_is_pointed_at_allocates_nothing()
    {
        var stage = new Stage("pride-and-prejudice", 1920, 1080);
        stage.View.Focus = PanelKey.Text;
        stage.Playback.IsRunning = true;
        stage.Frames(130);
        var canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        int x = 600;
        var seen = new bool[128];
        Frame();
        Assert.Equal(0, Allocations.OfEach(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                Frame();
            }
        }));
        Assert.True(seen.Count(isSeen => isSeen) > 10);

        void Frame()
        {
            x = x > 1700 ? 600 : x + 17;
            stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(x, 180)));
            seen[stage.View.Unit] = true;
            stage.Tree.Process(1.0 / 60);
            stage.Tree.Draw(canvas);
            stage.Tree.EndFrame();
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm, FlowPicture.Bars, PanelKey.None)]
    [InlineData(CellKind.Gru, FlowPicture.Bars, PanelKey.None)]
    [InlineData(CellKind.Lstm, FlowPicture.Terms, PanelKey.Flow)]
    [InlineData(CellKind.Lstm, FlowPicture.Triangle, PanelKey.Flow)]
    [InlineData(CellKind.Lstm, FlowPicture.Bars, PanelKey.Flow)]
    [InlineData(CellKind.Lstm, FlowPicture.Bars, PanelKey.Gates)]
    [InlineData(CellKind.Gru, FlowPicture.Bars, PanelKey.Spectrum)]
    [InlineData(CellKind.Lstm, FlowPicture.Bars, PanelKey.Hidden)]
    public void No_picture_and_no_tip_of_a_gated_lesson_allocates(CellKind cell, FlowPicture picture, PanelKey focus)
    {
        Stage stage = GatedCase.Open(GatedCase.Recall(cell, timesteps: 40, hidden: 32, batch: 16), 1280, 1024);
        stage.Playback.IsRunning = true;
        stage.View.FlowPicture = picture;
        stage.View.Focus = focus;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(400, focus == PanelKey.None ? 480 : 300)));
        AssertNothingAllocated(stage);
    }

    [Theory]
    [InlineData(PanelKey.Surface)]
    [InlineData(PanelKey.Phase)]
    public void A_frame_with_the_geometry_of_one_unit_allocates_nothing(PanelKey focus)
    {
        var stage = new Stage(GeometryCase.OneUnit(1.6), new Extent(1280, 720));
        stage.Playback.IsRunning = true;
        stage.View.Focus = focus;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(400, 300)));
        AssertNothingAllocated(stage);
    }

    [Theory]
    [InlineData(PanelKey.None)]
    [InlineData(PanelKey.Loss)]
    public void A_frame_with_two_runs_compared_allocates_nothing(PanelKey focus)
    {
        var stage = new Stage("hello", 1920, 1080);
        stage.Frames(60);
        stage.Do(Actions.Compare);
        stage.Training.Session.LearningRate = 0.5;
        stage.Do(Actions.Restart);
        stage.View.Focus = focus;
        stage.Playback.IsRunning = true;
        AssertNothingAllocated(stage);
        Assert.Equal("lr 0.1", stage.View.OtherLoss!.Name);
    }

    [Theory]
    [InlineData("recall", 2, PanelKey.None)]
    [InlineData("recall", 3, PanelKey.None)]
    [InlineData("text", 3, PanelKey.None)]
    [InlineData("recall", 3, PanelKey.Hidden)]
    [InlineData("recall", 3, PanelKey.Training)]
    [InlineData("recall", 2, PanelKey.Gates)]
    [InlineData("text", 3, PanelKey.Task)]
    [InlineData("series", 3, PanelKey.Task)]
    public void A_frame_with_several_runs_allocates_nothing(string task, int runs, PanelKey focus)
    {
        Stage stage = ContrastCase.Paused(task, runs, height: 1024, front: 1);
        stage.View.Show(StateName.Cell);
        stage.View.Focus = focus;
        stage.Playback.IsRunning = true;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(400, 400)));
        AssertNothingAllocated(stage);
        Assert.Equal(runs, stage.Training.Contrast.Runs.Length);
    }

    [Theory]
    [InlineData(60, 72)]
    [InlineData(950, 95)]
    [InlineData(950, 170)]
    [InlineData(850, 23)]
    [InlineData(540, 23)]
    [InlineData(300, 692)]
    [InlineData(1010, 555)]
    [InlineData(940, 215)]
    public void A_frame_in_which_something_is_explained_allocates_nothing(float x, float y)
    {
        var stage = new Stage("vanishing");
        stage.Training.Walk.HonoursStops = false;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(x, y)));
        AssertNothingAllocated(stage);
        int texts = stage.Draw().Texts.Count;
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(0, 0)));
        stage.Frames(1);
        Assert.True(stage.Draw().Texts.Count < texts, "nothing was explained");
    }

    [Fact]
    public void A_frame_of_the_view_of_terms_allocates_nothing_at_any_place()
    {
        var stage = new Stage("two-timesteps", 1600, 900);
        stage.Playback.IsRunning = false;
        Walk walk = stage.Training.Walk;
        for (int i = 0; i < walk.Itinerary.StopsPerIteration; i++)
        {
            walk.Granularity = Granularity.Term;
            walk.GoTo(walk.Itinerary.At(0, i));
            AssertNothingAllocated(stage);
        }
    }

    private static void AssertNothingAllocated(Stage stage)
    {
        var canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        stage.Frames(130);
        for (int i = 0; i < 5; i++)
        {
            stage.Tree.Draw(canvas);
        }

        Assert.Equal(0, Allocations.OfEach(() =>
        {
            for (int i = 0; i < 40; i++)
            {
                stage.Tree.Process(1.0 / 60);
                stage.Tree.Draw(canvas);
                stage.Tree.EndFrame();
            }
        }));
        Assert.True(canvas.Calls > 1000);
    }
}
