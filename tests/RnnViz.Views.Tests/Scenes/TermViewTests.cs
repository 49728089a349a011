using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Overlays;
using RnnViz.Views.Panels;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

public sealed class TermViewTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1920, 1080), (1280, 1024), (3840, 2160)];

    [Fact]
    public void Every_text_fits_at_every_term_in_every_size_and_theme()
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            var stage = new Stage("two-timesteps", theme: theme);
            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                foreach (Cursor place in Places(stage))
                {
                    RequireTermView(stage, place, $"{theme.Name} {width}x{height} {place}");
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 4, 4, 2)]
    [InlineData(4, 4, 4, 4)]
    [InlineData(4, 2, 1, 3)]
    public void Any_small_network_fits_at_every_term(int timesteps, int inputs, int hidden, int outputs)
    {
        var stage = new Stage(Small(timesteps, inputs, hidden, outputs), new Extent(1280, 720));
        foreach ((int width, int height) in Sizes[..3])
        {
            stage.Resize(width, height);
            foreach (Cursor place in Places(stage))
            {
                RequireTermView(stage, place, $"T {timesteps} D {inputs} H {hidden} O {outputs} at {width}x{height}, {place}");
            }
        }
    }

    [Fact]
    public void Every_scale_fits_or_shows_the_other_pictures()
    {
        var stage = new Stage("two-timesteps", 1280, 720);
        for (int i = 0; i < 3; i++)
        {
            stage.Do(Actions.Smaller);
        }

        int shown = 0;
        for (int i = 0; i < 8; i++)
        {
            stage.Frames(300); // until the toast has gone
            foreach (Cursor place in (Cursor[])[new(0, Phase.Forward, 1, Term.State), new(0, Phase.Backward, 1, Term.Delta)])
            {
                Go(stage, place);
                TextFit.Require(stage.Draw().Texts, stage.Size, $"scale {i}, {place}");
                shown += IsShown(stage) ? 1 : 0;
            }

            stage.Do(Actions.Larger);
        }

        Assert.InRange(shown, 6, 15);
    }

    [Fact]
    public void The_numbers_on_the_screen_are_those_of_the_step()
    {
        var stage = new Stage("two-timesteps", 1600, 900);
        PreparedStep step = stage.Training.Step;
        Go(stage, new Cursor(0, Phase.Backward, 1, Term.RecurrentTerm));
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        double[] expected =
        [
            .. step.Hidden(0).ToArray(), .. step.Hidden(1).ToArray(), .. step.Hidden(2).ToArray(), .. step.HiddenGradient(1).ToArray(),
                .. step.HiddenGradient(2).ToArray(),
            .. step.Delta(1).ToArray(), .. step.Delta(2).ToArray(), .. step.OutputError(2).ToArray(), .. step.Prediction(2).ToArray(),
            .. Product(step.Delta(2), step.Hidden(1)), .. Product(step.Delta(1), step.Hidden(0)),
            .. Product(step.Delta(2), step.Hidden(1)).Zip(Product(step.Delta(1), step.Hidden(0)), (a, b) => a + b),
        ];
        foreach (double number in expected)
        {
            Assert.Contains(Written(number), texts);
        }
    }

    [Fact]
    public void The_colours_are_named_in_every_size_and_theme()
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            var stage = new Stage("two-timesteps", theme: theme);
            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                Go(stage, new Cursor(0, Phase.Forward, 2, Term.State));
                string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
                Assert.All((string[])["forward", "backward", "now", "not yet", "−", "+"], word => Assert.Contains(word, texts));
            }
        }
    }

    [Fact]
    public void The_forward_step_is_shown_with_its_weights_in_every_size_and_theme()
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            var stage = new Stage("two-timesteps", theme: theme);
            PreparedStep step = stage.Training.Step;
            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                Go(stage, new Cursor(0, Phase.Forward, 2, Term.State));
                string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
                double[] numbers =
                [
                    .. step.InputWeights, .. step.RecurrentWeights, .. step.HiddenBias, .. step.OutputWeights, .. step.OutputBias,
                    .. step.Input(2), .. step.Hidden(1), .. step.Operands.PreActivation(2),
                ];
                foreach (double number in numbers)
                {
                    bool isWritten = texts.Contains(Written(number)) || texts.Contains(Written(number, 2));
                    Assert.True(isWritten, $"{theme.Name} {width}x{height}: no {number}");
                }
            }
        }
    }

    [Fact]
    public void What_has_not_been_computed_is_not_on_the_screen()
    {
        var stage = new Stage("two-timesteps", 1600, 900);
        PreparedStep step = stage.Training.Step;
        Go(stage, new Cursor(0, Phase.Backward, 2, Term.Delta));
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        foreach (double number in step.Delta(2))
        {
            Assert.Contains(Written(number), texts);
        }

        foreach (double number in step.HiddenGradient(1).ToArray().Concat(step.Delta(1).ToArray()))
        {
            Assert.DoesNotContain(Written(number), texts);
        }

        Assert.Equal(12, texts.Count(text => text == "?"));
    }

    [Fact]
    public void It_is_shown_while_a_small_network_is_walked_through_and_else_not()
    {
        var stage = new Stage("two-timesteps");
        stage.Training.Walk.HonoursStops = false;
        stage.Frames(3);
        Assert.False(IsShown(stage), "shown while training runs");
        Go(stage, new Cursor(3, Phase.Backward, 1, Term.Delta));
        Assert.True(IsShown(stage));
        var large = new Stage("hello");
        Go(large, new Cursor(0, Phase.Backward, 2, Term.Delta));
        Assert.False(IsShown(large), "hello has 8 units");
    }

    [Fact]
    public void Stepping_and_drawing_a_place_again_gives_the_same_picture()
    {
        var stage = new Stage("two-timesteps", 1600, 900);
        Cursor[] places = [.. Places(stage)];
        string[] first = [.. places.Select(place => Picture(stage, place))];
        for (int i = places.Length - 1; i >= 0; i--)
        {
            Assert.Equal(first[i], Picture(stage, places[i]));
        }
    }

    [Fact]
    public void A_callout_points_at_the_box_that_is_evaluated_and_its_line_crosses_no_text_and_no_other_box()
    {
        var stage = new Stage(LessonCatalog.Load("two-timesteps"), new Extent(1920, 1080), honoursStops: true);
        int seen = 0;
        foreach (StopSettings stop in StopWalk.Stops(stage, 0))
        {
            foreach ((RecordingCanvas canvas, Extent size, Theme theme) in StopWalk.Screens(stage))
            {
                if (stage.Training.Question is not null || stop.Target?.Panel != PanelName.Unrolled || !IsShown(stage))
                {
                    continue;
                }

                seen++;
                StopTarget target = stage.Root.Lesson.CalloutTarget!.Value;
                string where = $"{theme.Name} {size.Width}x{size.Height} {stop.Callout}", number = NumberOf(stage, stop);
                // g₁ is still empty where it is spoken of: it stands beside g₂
                Box area = target.Place.Area;
                Box row = stop.Term == Term.BackpropagateHidden ? area with { Width = target.Panel.Right - area.X } : area;
                Assert.True(canvas.Texts.Any(text => text.Text == number && row.Encloses(TextFit.Ink(text), 2)),
                    $"{where}: {number} is not in {area}");
                RequireFreeLine(stage, canvas, target, where);
            }
        }

        Assert.True(seen > 60, $"{seen} screens");
    }

    /// <summary>The first number of what a stop is about.</summary>
    private static string NumberOf(Stage stage, StopSettings stop)
    {
        PreparedStep step = stage.Training.Step;
        return Written(stop switch
        {
            { Phase: Phase.Forward } => step.Hidden(1)[0],
            { Phase: Phase.Loss } => step.Prediction(2)[0],
            { Term: Term.OutputError } => step.OutputError(2)[0],
            { Term: Term.Delta } => step.Delta(2)[0],
            _ => step.HiddenGradient(2)[0],
        });
    }

    private static void RequireFreeLine(Stage stage, RecordingCanvas canvas, StopTarget target, string where)
    {
        Span<Point> corners = stackalloc Point[CalloutRoute.MostCorners];
        int count = CalloutRoute.Of(stage.Appearance.Layout, target, corners);
        Box callout = stage.Root.Lesson.CalloutBox;
        for (int i = 1; i < count; i++)
        {
            Point a = corners[i - 1], b = corners[i];
            var piece = new Box(MathF.Min(a.X, b.X), MathF.Min(a.Y, b.Y), MathF.Abs(a.X - b.X) + 0.1f, MathF.Abs(a.Y - b.Y) + 0.1f);
            foreach (DrawnText text in canvas.Texts.Where(text => !callout.Overlaps(text.Bounds)))
            {
                Assert.False(piece.Overlaps(TextFit.Ink(text)), $"{where}: the line crosses \"{text.Text}\"");
            }

            foreach (DrawnShape box in canvas.Shapes.Where(shape => shape.Kind == "outline" && target.Panel.Encloses(shape.Bounds)))
            {
                bool isMeant = target.Place.Area.Encloses(box.Bounds, 3) || box.Bounds == target.Panel;
                Assert.True(isMeant || !piece.Overlaps(box.Bounds), $"{where}: the line crosses the box {box.Bounds}");
            }
        }
    }

    private static string Picture(Stage stage, Cursor place)
    {
        Go(stage, place);
        return string.Join('\n', stage.Draw().Texts);
    }

    private static void RequireTermView(Stage stage, Cursor place, string where)
    {
        Go(stage, place);
        Assert.True(IsShown(stage), $"{where}: the view of terms is not shown");
        TextFit.Require(stage.Draw().Texts, stage.Size, where);
    }

    private static IEnumerable<Cursor> Places(Stage stage) =>
        Enumerable.Range(0, stage.Training.Walk.Itinerary.StopsPerIteration).Select(i => stage.Training.Walk.Itinerary.At(0, i));

    private static void Go(Stage stage, Cursor place)
    {
        stage.Playback.IsRunning = false;
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Training.Walk.GoTo(place);
        stage.Frames(1);
    }

    private static bool IsShown(Stage stage) => stage.Root.Lesson.Children.OfType<TermView>().Single().Visible;

    private static double[] Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var product = new double[left.Length * right.Length];
        for (int i = 0; i < left.Length; i++)
        {
            for (int j = 0; j < right.Length; j++)
            {
                product[i * right.Length + j] = left[i] * right[j];
            }
        }

        return product;
    }

    private static string Written(double number, int decimals = 3)
    {
        var text = new TextLine(stackalloc char[16]);
        text.AddFixed(number, decimals);
        return text.Span.ToString();
    }

    private static Lesson Small(int timesteps, int inputs, int hidden, int outputs)
    {
        double[] Numbers(int count, int salt) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(salt + 1.7 * i) * 2)];
        Lesson lesson = LessonCatalog.Load("two-timesteps");
        return lesson with
        {
            Task = new InlineTaskSettings
            {
                Inputs = [.. Enumerable.Range(0, timesteps).Select(t => new[] { Numbers(inputs, t) })],
                Targets = [.. Enumerable.Range(0, timesteps).Select(t => new[] { Numbers(outputs, t + 9) })],
            },
            Model = lesson.Model with { Hidden = hidden, Initial = new InitialSettings() },
            Stops = [],
        };
    }
}
