using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Sampling;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Panels.Tasks;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Tasks;

/// <summary>The text coloured by a hidden unit: its characters, its colours, and what it says.</summary>
public sealed class PassagePanelTests
{
    [Theory]
    [InlineData("pride-and-prejudice", "light", 1280)]
    [InlineData("pride-and-prejudice", "dark", 1920)]
    [InlineData("bytes", "projector", 1920)]
    [InlineData("hello", "light", 3840)]
    public void Each_character_of_the_text_stands_on_the_colour_of_the_units_value_after_it(string lesson, string theme, int width)
    {
        Stage stage = Focused(lesson, 12, width, ThemeCatalog.Find(theme)!);
        stage.View.ChosenUnit = 5;
        stage.Frames(1);
        PassagePanel panel = Of(stage);
        TextPassage passage = stage.Training.Session.Passage!;
        Assert.Equal((12, Math.Min(400, passage.Length)), (panel.Iteration, Math.Min(400, panel.Shown)));
        double[][] h = States(stage, passage.Start + panel.Shown);
        RecordingCanvas canvas = stage.Draw();
        Dictionary<Point, string> letters = canvas.Texts.GroupBy(text => text.Bounds.Center).ToDictionary(g => g.Key, g => g.First().Text);
        for (int i = 0; i < panel.Shown; i++)
        {
            Box cell = panel.CellOf(i);
            Rgba expected = stage.Root.Theme.Diverging.At((float)stage.Scales.Hidden.Position(h[passage.Start + i + 1][5]));
            Assert.Equal(expected, canvas.Shapes.Last(shape => shape.Kind == "box" && shape.Bounds == cell).Color);
            string[] inside = [.. letters.Where(letter => cell.Contains(letter.Key)).Select(letter => letter.Value)];
            Assert.Equal(passage.IsSpace(i) ? [] : [passage.SymbolAt(i)], inside);
        }
    }

    [Fact]
    public void It_is_the_lessons_own_text_in_its_own_lines()
    {
        Stage stage = Focused("pride-and-prejudice", 1);
        PassagePanel panel = Of(stage);
        string book = File.ReadAllText(Path.Combine(LessonCatalog.Directory, "data", "pride-and-prejudice.txt")).ReplaceLineEndings("\n");
        TextPassage passage = stage.Training.Session.Passage!;
        int begin = book.IndexOf("It is a truth", StringComparison.Ordinal);
        Assert.Equal(begin, passage.Start);
        for (int i = 0; i < panel.Shown; i++)
        {
            char expected = book[begin + i];
            Assert.Equal(expected switch { ' ' => "␣", '\n' => "↵", _ => expected.ToString() }, passage.SymbolAt(i));
            bool isFirst = i > 0 && book[begin + i - 1] == '\n' && expected != '\n';
            Assert.Equal(isFirst || i == 0, panel.CellOf(i).X == panel.CellOf(0).X);
        }
    }

    [Fact]
    public void The_title_says_which_unit_and_the_corner_which_iteration()
    {
        Stage stage = Focused("pride-and-prejudice", 3);
        stage.View.ChosenUnit = 16;
        stage.Frames(1);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains("unit 17 of 128", texts);
        Assert.Contains("it. 3", texts);
        Assert.Contains("−1", texts);
        Assert.Contains("+1", texts);
    }

    [Fact]
    public void Pointing_at_a_character_names_it_with_the_value_and_the_place()
    {
        Stage stage = Focused("pride-and-prejudice", 2);
        PassagePanel panel = Of(stage);
        TextPassage passage = stage.Training.Session.Passage!;
        stage.View.ChosenUnit = 40;
        Point at = panel.CellOf(8).Center; // It is a truth
        Assert.Equal("t", passage.SymbolAt(8));
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at));
        stage.Frames(1);
        string tip = string.Concat(stage.Tip().Select(text => text.Text));
        double value = States(stage, passage.Start + 9)[passage.Start + 9][40];
        Assert.Contains("h[unit41]", tip.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(Three(value), tip, StringComparison.Ordinal);
        Assert.Contains("after t", tip, StringComparison.Ordinal);
        Assert.Contains($"character {passage.Start + 9}, iteration 2", tip, StringComparison.Ordinal);
    }

    [Fact]
    public void Pointing_at_the_panel_explains_it_once_the_pointer_rests()
    {
        Stage stage = Focused("hello", 1);
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, Of(stage).Bounds.Center + new Point(0, 40)));
        stage.Frames(1);
        stage.Tree.Process(2 * HoverTip.Rest);
        Assert.Contains("the text", string.Join(' ', stage.Tip().Select(text => text.Text)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Topic.Passage, Of(stage).Topic);
    }

    [Fact]
    public void A_call_out_finds_the_unit_in_the_strip_and_the_character_in_the_text()
    {
        Stage stage = Focused("pride-and-prejudice", 1);
        PassagePanel panel = Of(stage);
        Box unit = panel.Locate(Stage.Fonts, new TargetSettings { Panel = PanelName.Text, Unit = 100 }).Area;
        Assert.Equal(99, panel.UnitAt(unit.Center));
        Box character = panel.Locate(Stage.Fonts, new TargetSettings { Panel = PanelName.Text, Timestep = 9 }).Area;
        Assert.Equal(panel.CellOf(8), character);
        Assert.Equal(panel.Bounds, panel.Locate(Stage.Fonts, new TargetSettings { Panel = PanelName.Text }).Area);
    }

    [Fact]
    public void Every_value_that_is_no_number_or_zero_has_a_mark_and_its_key()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        lesson = lesson with
        {
            Model = lesson.Model with { Activation = HiddenActivation.Relu },
            View = lesson.View with { Focus = "text" },
            Stops = [],
        };
        var stage = new Stage(lesson, new Extent(1280, 720));
        stage.Playback.IsRunning = false;
        bool hasZero = false;
        for (int unit = 0; unit < 8 && !hasZero; unit++)
        {
            stage.View.ChosenUnit = unit;
            stage.Frames(1);
            double[][] h = States(stage, 5);
            RecordingCanvas canvas = stage.Draw();
            int zeros = Enumerable.Range(1, 5).Count(t => h[t][unit] == 0);
            hasZero |= zeros > 0;
            Assert.Equal(zeros > 0, canvas.Texts.Any(text => text.Text == "● zero"));
            PassagePanel panel = Of(stage);
            Assert.Equal(zeros, Enumerable.Range(0, 5).Count(i => canvas.Shapes.Any(
                shape => shape.Kind == "circle" && panel.CellOf(i).Contains(shape.Bounds.Center)
                    && shape.Color == stage.Root.Theme.Diverging.Mark)));
        }

        Assert.True(hasZero, "no unit of this ReLU network is off");
    }

    [Fact]
    public void Values_of_an_old_iteration_are_dimmed()
    {
        Stage stage = Focused("hello", 1);
        var colors = new PassageColors(stage.Training.Session.Passage!);
        Theme theme = ThemeCatalog.Light;
        colors.Update(2, StateKind.H, ValueScale.Linear(1), theme.Diverging, theme, isOld: false);
        Rgba now = colors.Ground(3);
        colors.Update(2, StateKind.H, ValueScale.Linear(1), theme.Diverging, theme, isOld: true);
        Assert.Equal((Rgba.Mix(theme.Surface, now, Theme.DimmedShare), theme.Text), (colors.Ground(3), colors.Ink(3)));
    }

    [Theory]
    [InlineData("你好，世界。你好，世界。", 8)]
    [InlineData("Съешь же ещё этих мягких французских булок", 10)]
    [InlineData("naïve ⟹ 🙂🙂 é\té ‮ ﷽ عربى हिन्दी", 10)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 10)]
    [InlineData("\n\n\n\n\n\na\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nb\n", 10)]
    public void Any_text_fits_every_size_with_one_cell_for_each_of_its_characters(string text, int length)
    {
        Lesson lesson = LessonCatalog.Load("hello");
        var stage = new Stage(
            lesson with
            {
                Task = new TextTaskSettings { Text = text, SequenceLength = length },
                View = lesson.View with { Panels = [PanelName.Text, PanelName.Hidden, PanelName.Flow] },
                Stops = [],
            },
            new Extent(1280, 720));
        stage.Frames(2);
        stage.Playback.IsRunning = false;
        foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Text })
        {
            stage.View.Focus = focus;
            foreach ((int width, int height) in StopWalk.Sizes)
            {
                stage.Resize(width, height);
                stage.Frames(1);
                PassagePanel panel = Of(stage);
                TextFit.Require(stage.Draw().Texts, stage.Size, $"{focus} at {width}x{height}");
                Assert.True(panel.Visible && panel.Shown > 0);
                for (int i = 0; i < panel.Shown; i++)
                {
                    Box cell = panel.CellOf(i);
                    Assert.True(panel.Bounds.Encloses(cell, 0), $"{cell} leaves the panel");
                    Assert.True(i == 0 || !cell.Inset(0.5f).Overlaps(panel.CellOf(i - 1).Inset(0.5f)));
                }
            }
        }
    }

    [Fact]
    public void Hidden_states_and_text_share_a_window_with_what_they_need_at_every_size_in_every_theme()
    {
        Lesson lesson = LessonCatalog.Load("pride-and-prejudice");
        foreach (PanelName[] show in (PanelName[][])[[PanelName.Hidden, PanelName.Text], [PanelName.Text, PanelName.Task, PanelName.Loss]])
        {
            var stop = new StopSettings { Iteration = 1, Callout = "Point at a row: that unit colours the text.", Show = show };
            var stage = new Stage(lesson with { Stops = [stop] }, new Extent(1280, 720), honoursStops: true);
            _ = StopWalk.Stops(stage).First();
            foreach ((RecordingCanvas canvas, Extent size, Theme theme) in StopWalk.Screens(stage))
            {
                TextFit.Require(canvas.Texts, size, $"{theme.Name} {size.Width}x{size.Height}");
                Assert.True(Of(stage).Shown > 60, $"{theme.Name} {size.Width}: hardly any text");
            }
        }
    }

    [Fact]
    public void An_open_question_covers_the_text_that_would_answer_it()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        var stop = new StopSettings
        {
            Iteration = 0,
            Phase = Lessons.Phases.Phase.Loss,
            Ask = "What does unit 3 follow?",
            Callout = "The second l.",
            Show = [PanelName.Text],
            Target = new TargetSettings { Panel = PanelName.Text, Unit = 3 },
        };
        var stage = new Stage(lesson with { Stops = [stop] }, new Extent(1280, 720), honoursStops: true);
        stage.Frames(2);
        Assert.NotNull(stage.Training.Question);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "?" && Of(stage).Bounds.Contains(text.Bounds.Center));
    }

    [Fact]
    public void A_lesson_without_a_text_has_no_such_panel()
    {
        var stage = new Stage("vanishing");
        stage.Playback.IsRunning = false;
        Assert.Empty(stage.Root.Lesson.Children.OfType<PassagePanel>());
        stage.Do(Actions.NextUnit);
        stage.Do(Actions.FocusPanels[(int)PanelKey.Text - 1]);
        stage.Frames(1);
        Assert.Equal(PanelKey.None, stage.View.Focus);
        Assert.DoesNotContain(PanelName.Text, stage.Appearance.Layout.NotShown);
    }

    internal static PassagePanel Of(Stage stage) => stage.Root.Lesson.Children.OfType<PassagePanel>().Single();

    internal static Stage Focused(string lesson, int frames, int width = 1280, Theme? theme = null)
    {
        var stage = new Stage(lesson, width, width * 9 / 16, theme);
        stage.View.Focus = PanelKey.Text;
        stage.Playback.IsRunning = true;
        stage.Frames(frames);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    /// <summary>h_t over the text from its beginning with the weights of the step shown, one unit after the other; t from 1.</summary>
    internal static double[][] States(Stage stage, int length)
    {
        PreparedStep step = stage.Training.Step;
        int H = step.HiddenUnits, D = step.InputSize;
        TextPassage passage = stage.Training.Session.Passage!;
        string[] symbols = [.. stage.Training.Session.Task.InputSymbols!];
        int[] tokens = TokensOf(stage.Training.Session.Lesson, symbols);
        Assert.Equal(symbols[tokens[passage.Start]], passage.SymbolAt(0));
        var h = new double[length + 1][];
        h[0] = new double[H];
        for (int t = 1; t <= length; t++)
        {
            h[t] = new double[H];
            for (int i = 0; i < H; i++)
            {
                double sum = step.InputWeights[i * D + tokens[t - 1]] + (step.HiddenBias.IsEmpty ? 0 : step.HiddenBias[i]);
                for (int j = 0; j < H; j++)
                {
                    sum += step.RecurrentWeights[i * H + j] * h[t - 1][j];
                }

                h[t][i] = stage.Training.Session.Lesson.Model.Activation == HiddenActivation.Relu ? Math.Max(0, sum) : Math.Tanh(sum);
            }
        }

        return h;
    }

    private static int[] TokensOf(Lesson lesson, string[] symbols)
    {
        var task = (TextTaskSettings)lesson.Task;
        byte[] bytes = task.Text is { } own ? System.Text.Encoding.UTF8.GetBytes(own)
            : File.ReadAllBytes(Path.Combine(LessonCatalog.Directory, "data", task.BuiltIn + ".txt"));
        if (task.Vocabulary == TextVocabulary.Bytes)
        {
            return [.. bytes.Select(b => (int)b)];
        }

        string text = System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        return [.. text.Take(2000).Select(c => Array.IndexOf(symbols, c switch { ' ' => "␣", '\n' => "↵", _ => c.ToString() }))];
    }

    private static string Three(double number)
    {
        var line = new Engine.Text.TextLine(stackalloc char[32]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
