using System.Globalization;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Tests.Panels;

/// <summary>The picture of a series shows the numbers of the data, not the rescaled ones.</summary>
public sealed class SeriesUnitsTests : IDisposable
{
    private static readonly double[] Data = [.. Enumerable.Range(0, 60).Select(i => Math.Round(412 + 9 * Math.Sin(i / 4.0), 2))];

    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    [Theory]
    [InlineData(false, 1280, 720)]
    [InlineData(true, 1280, 720)]
    [InlineData(true, 1920, 1080)]
    public void The_ticks_are_in_the_unit_of_the_column_and_span_its_values(bool isFocused, int width, int height)
    {
        Stage stage = Opened(width, height, isFocused);
        DrawnText[] texts = InPanel(stage);
        double[] ticks = [.. texts.Where(text => text.Bounds.Right < Left(texts) + 100).Select(text => text.Text)
            .Where(text => double.TryParse(text, CultureInfo.InvariantCulture, out double value) && value > 100).Select(double.Parse)];
        Assert.True(ticks.Length >= 2, string.Join(" | ", texts.Select(text => text.Text)));
        Assert.All(ticks, tick => Assert.InRange(tick, Data.Min() - 2, Data.Max() + 2));
        Assert.Contains(texts, text => text.Text == "SERIES  co2");
    }

    [Fact]
    public void The_focused_picture_says_how_the_values_are_rescaled() =>
        Assert.Contains(
            InPanel(Opened(1280, 720, isFocused: true)), text => text.Text.StartsWith("network sees (v − 41", StringComparison.Ordinal));

    [Fact]
    public void Pointing_at_the_curve_tells_the_true_value_in_its_own_unit_and_the_rescaled_one()
    {
        Stage stage = Opened(1280, 720, isFocused: true);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(640, 300)));
        stage.Frames(30);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        string value = Assert.Single(texts, text => text.StartsWith("true ", StringComparison.Ordinal));
        double told = double.Parse(value.Split(' ')[1].TrimEnd(','), CultureInfo.InvariantCulture);
        Assert.Contains(Data, number => Math.Abs(number - told) < 0.006);
        Assert.Contains("; rescaled ", value, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Stage Opened(int width, int height, bool isFocused)
    {
        string path = Path.Combine(folder, "air.csv");
        File.WriteAllText(path, "co2\n" + string.Concat(Data.Select(value => FormattableString.Invariant($"{value}\n"))));
        var stage = new Stage(LessonCatalog.Load(path), new Extent(width, height));
        stage.Playback.IsRunning = false;
        stage.Root.Lesson.View.Focus = isFocused ? PanelKey.Task : PanelKey.None;
        stage.Frames(2);
        return stage;
    }

    private static float Left(DrawnText[] texts) =>
        texts.Single(text => text.Text.StartsWith("SERIES", StringComparison.Ordinal)).Bounds.X - 24;

    private static DrawnText[] InPanel(Stage stage)
    {
        IReadOnlyList<DrawnText> texts = stage.Draw().Texts;
        DrawnText title = texts.Single(text => text.Text.StartsWith("SERIES", StringComparison.Ordinal));
        return [.. texts.Where(text => text.Bounds.X > title.Bounds.X - 30 && text.Bounds.Y >= title.Bounds.Y - 10)];
    }
}
