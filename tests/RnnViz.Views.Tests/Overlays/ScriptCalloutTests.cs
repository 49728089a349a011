using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Tasks;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>A lesson in Greek, Russian, Hebrew, Arabic and Chinese, with or without fonts for them.</summary>
public sealed class ScriptCalloutTests
{
    private const string Hint = "PageDown goes on";

    private static readonly char[] NeverFirst = ['，', '。', '」', '.', ','];

    private static Stage Scripts() => new(
        LessonCatalog.Load(Path.Combine(AppContext.BaseDirectory, "data", "scripts.json")), new Extent(1280, 720), honoursStops: true);

    [Fact]
    public void Every_callout_lies_in_its_box_and_apart_from_its_hint()
    {
        int stops = 0;
        foreach ((RecordingCanvas canvas, Box box, StopSettings stop, string where) in Callouts(Scripts()))
        {
            DrawnText[] texts = [.. canvas.Texts.Where(text => box.Contains(text.Bounds.Center))];
            Assert.All(texts, text => Assert.True(box.Encloses(TextFit.Ink(text), 4), $"{where}: \"{text.Text}\" leaves {box}"));
            TextFit.RequireApart(texts, canvas.Size, where);
            // nothing was left out: formulas are drawn letter by letter
            string said = string.Concat(texts.Select(text => text.Text));
            IEnumerable<string> words = stop.Callout.Split(' ').Where(word => !word.Contains('∂'));
            IEnumerable<char> letters = words.SelectMany(word => word).Where(char.IsLetter);
            Assert.All(letters, letter => Assert.True(said.Contains(letter), $"{where}: {letter} is not there"));
            stops++;
        }

        Assert.Equal(3 * ThemeCatalog.All.Count * StopWalk.Sizes.Length, stops);
    }

    [Fact]
    public void A_callout_that_is_read_from_right_to_left_stands_at_the_right_and_its_hint_at_the_left()
    {
        int found = 0;
        foreach ((RecordingCanvas canvas, Box box, StopSettings stop, string where) in Callouts(Scripts()))
        {
            if (!TextDirection.IsRightToLeft(stop.Callout))
            {
                continue;
            }

            found++;
            string first = stop.Callout[..stop.Callout.IndexOf(' ')], second = stop.Callout.Split(' ')[1];
            DrawnText begin = canvas.Texts.Last(text => text.Text == first), hint = canvas.Texts.Last(text => text.Text == Hint);
            DrawnText next = canvas.Texts.Last(text => text.Text.EndsWith(second, StringComparison.Ordinal));
            Assert.True(next.Bounds.Right <= begin.Bounds.X, $"{where}: \"{second}\" is not left of \"{first}\"");
            Assert.True(box.Right - begin.Bounds.Right < box.Width / 4, $"{where}: it begins at {begin.Bounds} in {box}");
            Assert.True(hint.Bounds.X - box.X < box.Width / 8, where);
        }

        Assert.True(found > 0);
    }

    [Fact]
    public void Chinese_is_broken_into_lines_that_do_not_begin_with_punctuation()
    {
        int found = 0;
        foreach ((RecordingCanvas canvas, Box box, StopSettings stop, string where) in Callouts(Scripts()))
        {
            if (!stop.Callout.StartsWith('循'))
            {
                continue;
            }

            IEnumerable<IGrouping<float, DrawnText>> lines =
                [.. canvas.Texts.Where(text => box.Contains(text.Bounds.Center)).GroupBy(text => text.Baseline)];
            Assert.All(lines, line => Assert.False(NeverFirst.Contains(line.MinBy(text => text.Bounds.X)!.Text[0]), where));
            found += lines.Count(line => line.Any(text => text.Text is [>= '\u4E00', ..]));
        }

        Assert.True(found > 2 * ThemeCatalog.All.Count);
    }

    [Fact]
    public void A_passage_of_Hebrew_is_read_from_right_to_left_and_one_of_letters_the_other_way()
    {
        Stage hebrew = Scripts(), latin = new("hello");
        foreach ((Stage stage, int way) in new[] { (hebrew, -1), (latin, 1) })
        {
            stage.View.Focus = PanelKey.Text;
            stage.Frames(1);
            stage.Draw();
            PassagePanel panel = stage.Root.Lesson.Children.OfType<PassagePanel>().Single();
            float step = panel.CellOf(1).X - panel.CellOf(0).X;
            Assert.Equal(way, MathF.Sign(step));
            Assert.Equal(MathF.Abs(step), panel.CellOf(0).Width, 0.01f);
        }
    }

    private static IEnumerable<(RecordingCanvas Canvas, Box Box, StopSettings Stop, string Where)> Callouts(Stage stage)
    {
        foreach (StopSettings stop in StopWalk.Stops(stage))
        {
            foreach ((RecordingCanvas canvas, Extent size, Theme theme) in StopWalk.Screens(stage))
            {
                if (stage.Training.Question is null)
                {
                    string where = $"iteration {stop.Iteration} at {theme.Name} {size.Width}x{size.Height}";
                    yield return (canvas, stage.Root.Lesson.CalloutBox, stop, where);
                }
            }
        }
    }
}
