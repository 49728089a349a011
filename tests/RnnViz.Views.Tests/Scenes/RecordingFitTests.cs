using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Recordings on the screen: no text is cut off or overlaps another, and nothing is said to be NaN.</summary>
public sealed class RecordingFitTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1920, 1080), (3840, 2160)];

    public static TheoryData<string> Cells => ["lstm", "gru", "rnn_tanh", "rnn_relu"];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_theme_size_and_panel_fits(string cell)
    {
        using WrittenRecording recording = WrittenRecording.Of(3, cell, ["a", " ", "a longer token"]);
        var stage = new Stage(recording.Load(), new Extent(1280, 720));
        stage.Do(Actions.Step);
        foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Dark, ThemeCatalog.Projector])
        {
            stage.Root.Theme = theme;
            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                stage.Frames(1);
                Require(stage, $"{cell} {theme.Name} {width}x{height}");
            }
        }

        foreach (PanelKey key in Enum.GetValues<PanelKey>())
        {
            stage.View.Focus = key;
            stage.Frames(1);
            Require(stage, $"{cell} {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_place_of_the_walk_fits_with_numbers_and_without(string cell)
    {
        using var small = new WrittenRecording(cell, timesteps: 2, sequences: 1, hidden: 2);
        using var large = new WrittenRecording(cell, timesteps: 3, sequences: 2, hidden: 20);
        foreach (WrittenRecording recording in (WrittenRecording[])[small, large])
        {
            recording.Add(100, loss: -1.5);
            var stage = new Stage(recording.Load(), new Extent(1280, 720));
            stage.Training.Walk.GoTo(stage.Training.Walk.Itinerary.First(0));
            stage.Training.Walk.Granularity = Granularity.Term;
            for (int i = 0; i < stage.Training.Walk.Itinerary.StopsPerIteration; i++)
            {
                stage.Frames(1);
                Require(stage, $"{cell} at {stage.Training.Walk.Cursor}");
                stage.Do(Actions.Step);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void No_tip_speaks_of_outputs_targets_or_what_is_not_a_number(string cell)
    {
        using WrittenRecording recording = WrittenRecording.Of(3, cell);
        var stage = new Stage(recording.Load(), new Extent(1920, 1080));
        stage.Do(Actions.Step);
        for (int y = 20; y < 1080; y += 60)
        {
            for (int x = 20; x < 1920; x += 100)
            {
                stage.PointAt(new Point(x, y));
                foreach (DrawnText text in stage.Tip())
                {
                    foreach (string word in (string[])["NaN", "ŷ", "e_", "Why", "target", "right, p", "wrong, p"])
                    {
                        Assert.False(text.Text.Contains(word, StringComparison.Ordinal), $"{x}, {y}: {text.Text}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 3)]
    [InlineData(1500, 1, 2)]
    [InlineData(3, 40, 1)]
    [InlineData(2, 1, 300)]
    public void Unusual_sizes_fit_and_can_be_walked_through(int timesteps, int sequences, int hidden)
    {
        foreach (string cell in Cells.Select(row => row.Data))
        {
            using var recording = new WrittenRecording(cell, timesteps, sequences, hidden);
            recording.Add(0);
            recording.Add(1_000_000_000, loss: 1e-9, learningRate: null);
            var stage = new Stage(recording.Load(), new Extent(1280, 720));
            stage.Do(Actions.Step);
            foreach (FlowPicture picture in Enum.GetValues<FlowPicture>().Where(_ => timesteps < 100))
            {
                stage.View.FlowPicture = picture;
                stage.Frames(1);
                Require(stage, $"{cell} {timesteps} {sequences} {hidden} {picture}");
            }

            stage.Training.Walk.Granularity = Granularity.Term;
            for (int i = 0; i < 5; i++)
            {
                stage.Do(Actions.StepBack);
                stage.Frames(1);
                Require(stage, $"{cell} {timesteps} {sequences} {hidden} at {stage.Training.Walk.Cursor}");
            }
        }
    }

    private static void Require(Stage stage, string where)
    {
        RecordingCanvas canvas = stage.Draw();
        TextFit.Require(canvas.Texts, stage.Size, where);
        foreach (DrawnText text in canvas.Texts)
        {
            Assert.False(text.Text.Contains("NaN", StringComparison.Ordinal), $"{where}: {text.Text}");
        }
    }
}
