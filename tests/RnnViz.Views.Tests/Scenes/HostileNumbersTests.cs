using System.Xml.Linq;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Gallery;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Every panel draws sensibly whatever the numbers are: no coordinate that is not finite, no endless row of ticks.</summary>
public sealed class HostileNumbersTests
{
    private static readonly string[] Lessons =
        ["hello", "exploding", "lstm-and-vanilla", "gru-remembers", "two-timesteps", "series", "adding-problem", "copy-memory"];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string state in HostileState.Names)
        {
            foreach (string lesson in Lessons)
            {
                cases.Add(lesson, state);
            }
        }

        cases.Add("pride-and-prejudice", "NaN");
        cases.Add("pride-and-prejudice", "infinite");
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_panel_and_every_tip_draws_within_the_picture(string lesson, string state)
    {
        Stage stage = HostileState.Open(lesson, state);
        Assert.True(state is not ("NaN" or "infinite" or "one NaN among others") || stage.Training.Session.FirstNonFinite is not null);
        var canvas = new CheckedCanvas(stage.Size, stage.Book);
        foreach (string panel in Actions.FocusPanels.Append(Actions.Back))
        {
            stage.Do(panel);
            FlowPicture[] pictures = Actions.PanelOf(panel) is PanelKey.Flow ? Enum.GetValues<FlowPicture>() : [FlowPicture.Bars];
            foreach (FlowPicture picture in pictures)
            {
                stage.View.FlowPicture = picture;
                stage.Frames(1);
                foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Dark, ThemeCatalog.Projector])
                {
                    stage.Show(stage.Size, theme);
                    stage.DrawOn(canvas);
                }

                Tips(stage, canvas);
            }
        }

        stage.Do(Actions.FitScales);
        stage.Frames(2);
        stage.DrawOn(canvas);
        Assert.True(canvas.Refused.Count == 0, $"{lesson}, {state}:\n{string.Join('\n', canvas.Refused.Take(12))}");
    }

    [Theory]
    [InlineData("exploding", "NaN")]
    [InlineData("exploding", "infinite")]
    [InlineData("lstm-and-vanilla", "one NaN among others")]
    [InlineData("hello", "300 decades apart")]
    [InlineData("series", "huge")]
    [InlineData("gru-remembers", "zero")]
    public void A_figure_has_no_coordinate_that_is_not_a_number(string lesson, string state)
    {
        Stage stage = HostileState.Open(lesson, state);
        stage.Root.Figure = new FigureRequest();
        stage.Frames(1);
        var canvas = new SvgCanvas(stage.Size, stage.Book, FigureText.Text);
        stage.DrawOn(canvas);
        XDocument figure = XDocument.Parse(canvas.ToDocument(new FigureInfo("a screen")));
        IEnumerable<XAttribute> numbers = figure.Descendants().Attributes().Where(attribute => attribute.Name != "aria-label");
        Assert.True(numbers.Count() > 200);
        Assert.All(numbers, attribute => Assert.DoesNotMatch("NaN|∞|Infinity", attribute.Value));
    }

    [Fact]
    public void A_thumbnail_of_a_lesson_that_overflows_shows_losses_up_to_the_overflow_and_none_after_it()
    {
        Lesson lesson = LessonCatalog.Load("exploding");
        lesson = lesson with { Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 100 } } };
        LessonPreview preview = LessonPreview.Of(lesson, TimeSpan.Zero);
        Assert.InRange(preview.Loss[0], 0, 1);
        Assert.True(float.IsNaN(preview.Loss[^1]));
        Assert.All(preview.Loss, share => Assert.True(float.IsNaN(share) || share is >= 0 and <= 1));
    }

    private static void Tips(Stage stage, CheckedCanvas canvas)
    {
        for (float x = 30; x < stage.Size.Width; x += 311)
        {
            for (float y = 60; y < stage.Size.Height; y += 163)
            {
                stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(x, y)));
                stage.Tree.Process(2 * HoverTip.Rest);
                stage.DrawOn(canvas);
            }
        }
    }
}
