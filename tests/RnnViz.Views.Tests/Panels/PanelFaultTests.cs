using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels;

/// <summary>A mistake of the program in one panel stops that panel and nothing else.</summary>
public sealed class PanelFaultTests
{
    public static TheoryData<string> Places => ["Process", "Draw", "hover", "Input"];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_panel_that_throws_says_so_and_the_rest_goes_on(string place)
    {
        (Stage stage, BrokenPanel panel, FaultList log) = Open();
        panel.ThrowsIn = place;
        stage.Playback.IsRunning = true;
        int before = stage.Training.Step.Iteration;
        Show(stage, panel);
        RecordingCanvas drawn = stage.Draw();
        Assert.Contains(drawn.Texts, text => IsSaid(text) && panel.Bounds.Contains(text.Bounds.Center));
        Assert.Contains(drawn.Texts, text => text.Text.Contains("number 7 is broken", StringComparison.Ordinal));
        Assert.Contains(drawn.Texts, text => text.Text.Contains("mistake-1.txt", StringComparison.Ordinal));
        Assert.Contains(drawn.Texts, text => text.Text == "LOSS");
        Assert.Equal(["the panel BrokenPanel"], log.Parts);
        stage.Frames(3);
        stage.Draw();
        Assert.True(stage.Training.Step.Iteration > before + 2);
        Assert.Single(log.Parts);
    }

    [Fact]
    public void It_is_tried_again_when_it_is_shown_in_another_place()
    {
        (Stage stage, BrokenPanel panel, FaultList log) = Open();
        panel.ThrowsIn = "Draw";
        stage.Draw();
        Assert.True(panel.HasFailed);
        panel.ThrowsIn = "";
        panel.Place(panel.Bounds);
        Assert.True(panel.HasFailed);
        panel.Place(panel.Bounds with { Width = 300 });
        Assert.False(panel.HasFailed);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "WHOLE");
        Assert.Single(log.Parts);
    }

    [Fact]
    public void Without_a_log_as_for_files_the_exception_is_an_error()
    {
        (Stage stage, BrokenPanel panel, _) = Open();
        stage.Appearance.Mistakes = null;
        panel.ThrowsIn = "Draw";
        Assert.Throws<InvalidTimeZoneException>(stage.Draw);
    }

    [Fact]
    public void No_figure_shows_a_panel_that_has_stopped()
    {
        (Stage stage, BrokenPanel panel, _) = Open();
        panel.ThrowsIn = "Draw";
        stage.Draw();
        stage.Root.Figure = new FigureRequest();
        panel.Place(new Box(0, 0, 300, 200));
        PanelStoppedException error = Assert.Throws<PanelStoppedException>(() => stage.Draw());
        Assert.Contains("number 7 is broken", error.Message, StringComparison.Ordinal);
        stage.Root.Figure = null;
        Assert.Contains(stage.Draw().Texts, IsSaid);
    }

    [Fact]
    public void A_call_out_points_at_a_panel_that_throws_as_a_whole()
    {
        (_, BrokenPanel panel, FaultList log) = Open();
        panel.ThrowsIn = "call-out";
        TargetPlace place = panel.PlaceOf(Stage.Fonts, new TargetSettings { Panel = PanelName.Loss });
        Assert.Equal(panel.Bounds, place.Area);
        Assert.Single(log.Parts);
    }

    private static bool IsSaid(DrawnText text) => text.Text.StartsWith("This panel stopped", StringComparison.Ordinal);

    private static (Stage Stage, BrokenPanel Panel, FaultList Log) Open()
    {
        var stage = new Stage("hello");
        var log = new FaultList();
        stage.Root.Mistakes = log;
        stage.Playback.IsRunning = false;
        BrokenPanel panel = stage.Root.Lesson.AddChild(new BrokenPanel(stage.Appearance));
        panel.Place(new Box(100, 100, 420, 260));
        stage.Frames(1);
        return (stage, panel, log);
    }

    private static void Show(Stage stage, BrokenPanel panel)
    {
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, panel.Bounds.Center));
        stage.Frames(2);
        if (panel.ThrowsIn == "hover")
        {
            // the tip asks its parts in the order in which it was given them
            IExplained part = panel;
            var text = new HoverText(new char[HoverText.Capacity], new char[HoverText.Capacity], new char[HoverText.Capacity]);
            Assert.False(part.TryDescribe(panel.Bounds.Center, ref text));
        }

        stage.Draw();
    }

    private sealed class FaultList : IMistakeLog
    {
        public List<string> Parts { get; } = [];

        public string? Write(Exception error, string doing)
        {
            Parts.Add(doing);
            return $"/logs/mistake-{Parts.Count}.txt";
        }
    }

    private sealed class BrokenPanel(IAppearance appearance) : Panel(appearance)
    {
        public string ThrowsIn { get; set; } = "";

        protected override string Title => "WHOLE";

        public override bool TryDescribe(Point point, ref HoverText text) => Throw("hover");

        public override TargetPlace Locate(FontBook fonts, TargetSettings target)
        {
            Throw("call-out");
            return base.Locate(fonts, target);
        }

        protected override void Process(double delta) => Throw("Process");

        protected override void Draw(ICanvas canvas)
        {
            base.Draw(canvas);
            Throw("Draw");
        }

        protected override bool Input(in InputEvent input) => Throw("Input");

        private bool Throw(string place) => place == ThrowsIn ? throw new InvalidTimeZoneException("number 7 is broken") : false;
    }
}
