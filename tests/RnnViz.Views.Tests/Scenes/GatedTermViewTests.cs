using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>The smallest LSTM and GRU whole, in numbers.</summary>
public sealed class GatedTermViewTests
{
    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Every_state_every_gate_and_every_gradient_is_on_the_screen(CellKind cell)
    {
        Stage stage = Open(cell, 2, 2, 1600, 900);
        PreparedStep step = stage.Training.Step;
        Go(stage, stage.Training.Walk.Itinerary.Last(0));
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        List<double> expected = [.. step.Hidden(0)];
        for (int t = 1; t <= 2; t++)
        {
            expected.AddRange([.. step.Hidden(t), .. step.HiddenGradient(t), .. step.Delta(t)]);
            if (step.HasCell)
            {
                expected.AddRange([.. step.CellState(t), .. step.CellGradient(t)]);
            }

            for (int gate = 0; gate < step.Gates.Length; gate++)
            {
                expected.AddRange(step.Gate(gate, t));
            }
        }

        expected.AddRange([.. step.OutputError(2), .. step.Prediction(2), .. stage.Training.Walk.SoFar.Recurrent]);
        Assert.All(expected, number => Assert.Contains(Written(number, 3), texts));
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void The_gates_are_shown_with_their_weights_in_every_size_and_theme(CellKind cell)
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            Stage stage = Open(cell, 2, 2, theme: theme);
            PreparedStep step = stage.Training.Step;
            foreach ((int width, int height) in ((int, int)[])[(1280, 720), (1920, 1080), (3840, 2160)])
            {
                stage.Resize(width, height);
                Go(stage, new Cursor(0, Phase.Forward, 2, Term.Gates));
                string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
                double[] numbers =
                [
                    .. step.InputWeights, .. step.RecurrentWeights, .. step.HiddenBias, .. step.Input(2), .. step.Hidden(1),
                    .. step.Operands.PreActivation(2),
                ];
                Assert.All(numbers, number => Assert.True(
                    texts.Contains(Written(number, 3)) || texts.Contains(Written(number, 2)),
                    $"{theme.Name} {width}x{height}: no {number}"));
            }
        }
    }

    [Fact]
    public void Every_factor_of_every_delta_is_shown_beside_it()
    {
        Stage stage = Open(CellKind.Lstm, 2, 2, 1600, 900);
        PreparedStep step = stage.Training.Step;
        Go(stage, new Cursor(0, Phase.Backward, 2, Term.Delta));
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        double[] c = step.CellState(2).ToArray(), slopes = [.. Enumerable.Range(0, 4).SelectMany(gate => step.Gate(gate, 2).ToArray()
            .Select(value => gate == 2 ? 1 - value * value : value * (1 - value)))];
        Assert.All([.. slopes, .. c.Select(Math.Tanh), .. step.CellState(1)], number => Assert.Contains(Written(number, 3), texts));
    }

    [Theory]
    [InlineData(CellKind.Lstm, 1, 1)]
    [InlineData(CellKind.Lstm, 2, 2)]
    [InlineData(CellKind.Lstm, 3, 2)]
    [InlineData(CellKind.Gru, 1, 1)]
    [InlineData(CellKind.Gru, 2, 2)]
    [InlineData(CellKind.Gru, 3, 2)]
    public void Every_text_fits_at_every_term(CellKind cell, int timesteps, int units)
    {
        int shown = 0, places = 0;
        bool isUsual = timesteps == 2;
        (int, int)[] sizes = isUsual ? [(1280, 720), (1920, 1080), (1280, 1024), (3840, 2160)] : [(1280, 720), (1920, 1080)];
        // the dark theme has the type of the light one
        foreach (Theme theme in (Theme[])(isUsual ? [ThemeCatalog.Light, ThemeCatalog.Projector] : [ThemeCatalog.Projector]))
        {
            Stage stage = Open(cell, timesteps, units, theme: theme);
            foreach ((int width, int height) in sizes)
            {
                stage.Resize(width, height);
                for (int i = 0; i < stage.Training.Walk.Itinerary.StopsPerIteration; i++)
                {
                    Go(stage, stage.Training.Walk.Itinerary.At(0, i));
                    places++;
                    shown += IsShown(stage) ? 1 : 0;
                    TextFit.Require(stage.Draw().Texts, stage.Size, $"{theme.Name} {width}x{height} {stage.Training.Walk.Cursor}");
                }
            }
        }

        // three timesteps in the type of the theme for projectors have more room in the other pictures
        Assert.True(shown == places || timesteps == 3, $"shown at {shown} of {places} places");
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Three_timesteps_of_two_units_are_shown_whole_in_a_window_of_the_usual_size(CellKind cell)
    {
        Stage stage = Open(cell, 3, 2);
        for (int i = 0; i < stage.Training.Walk.Itinerary.StopsPerIteration; i++)
        {
            Go(stage, stage.Training.Walk.Itinerary.At(0, i));
            Assert.True(IsShown(stage), $"not shown at {stage.Training.Walk.Cursor}");
            TextFit.Require(stage.Draw().Texts, stage.Size, $"{stage.Training.Walk.Cursor}");
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void What_has_not_been_computed_is_not_on_the_screen(CellKind cell)
    {
        Stage stage = Open(cell, 2, 2, 1600, 900);
        PreparedStep step = stage.Training.Step;
        Go(stage, new Cursor(0, Phase.Forward, 2, Term.Gates));
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.All(step.Gate(0, 2).ToArray(), number => Assert.Contains(Written(number, 3), texts));
        Assert.All(
            ((double[])[.. step.Hidden(2), .. step.HiddenGradient(2), .. step.Delta(1)]).Where(number => number != 0),
            number => Assert.DoesNotContain(Written(number, 3), texts));
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Stepping_and_drawing_a_place_again_gives_the_same_picture(CellKind cell)
    {
        Stage stage = Open(cell, 2, 2);
        Cursor[] places =
            [.. Enumerable.Range(0, stage.Training.Walk.Itinerary.StopsPerIteration).Select(i => stage.Training.Walk.Itinerary.At(0, i))];
        string[] first = [.. places.Select(Picture)];
        for (int i = places.Length - 1; i >= 0; i--)
        {
            Assert.Equal(first[i], Picture(places[i]));
        }

        string Picture(Cursor place)
        {
            Go(stage, place);
            var canvas = new TranscriptCanvas(stage.Size, Stage.Fonts);
            stage.DrawOn(canvas);
            return string.Join('\n', canvas.Commands);
        }
    }

    [Fact]
    public void Arrows_of_both_ways_back_are_drawn_and_thick_where_the_walk_stands()
    {
        Stage stage = Open(CellKind.Lstm, 2, 2, 1600, 900);
        foreach (Term term in (Term[])[Term.BackpropagateCell, Term.BackpropagateHidden])
        {
            Go(stage, new Cursor(0, Phase.Backward, 2, term));
            DrawnShape[] heads =
                [.. stage.Draw().Shapes.Where(shape => shape.Kind == "triangle" && shape.Color == ThemeCatalog.Light.Backward)];
            float largest = heads.Max(head => head.Bounds.Width), usual = heads.Min(head => head.Bounds.Width);
            Assert.True(largest > 1.3f * usual, $"{term}: no arrow is larger than the others");
        }
    }

    /// <summary>A small network with a loss at the last timestep.</summary>
    internal static Stage Open(CellKind cell, int timesteps, int units, int width = 1280, int height = 720, Theme? theme = null)
    {
        Lesson lesson = LessonCatalog.Load("two-timesteps");
        var stage = new Stage(
            lesson with
            {
                Task = new InlineTaskSettings
                {
                    Inputs = [.. Enumerable.Range(1, timesteps).Select(t => new[] { new[] { 0.7 - 0.45 * t } })],
                    Targets = [[[0.8]]],
                    InitialHidden = [[.. Enumerable.Range(1, units).Select(i => 0.9 - 0.55 * i)]],
                    Output = OutputSteps.LastStep,
                },
                Model = new ModelSettings { Cell = cell, Hidden = units, Initial = new InitialSettings { ForgetBias = 1 } },
                Stops = [],
            },
            new Extent(width, height), theme);
        stage.Playback.IsRunning = false;
        return stage;
    }

    private static void Go(Stage stage, Cursor place)
    {
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Training.Walk.GoTo(place);
        stage.Frames(1);
    }

    private static bool IsShown(Stage stage) => stage.Root.Lesson.Children.OfType<TermView>().Single().Visible;

    /// <summary>A number as it stands in a cell: tiny ones as a power of ten.</summary>
    private static string Written(double number, int decimals)
    {
        var text = new TextLine(stackalloc char[16]);
        if (number != 0 && Math.Abs(number) < 0.5 * Math.Pow(10, -decimals))
        {
            text.AddRoundPower(number);
        }
        else
        {
            text.AddFixed(number, decimals);
        }

        return text.Span.ToString();
    }
}
