using System.Globalization;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Bptt;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Panels.Tasks;

namespace RnnViz.Views.Tests.Panels;

/// <summary>What panels say is true of the numbers that they say it of.</summary>
public sealed class WordingTests
{
    [Fact]
    public void Where_the_gradient_is_exactly_zero_no_factor_and_no_NaN_is_written()
    {
        Lesson lesson = LessonCatalog.Load("saturation");
        lesson = lesson with { Model = lesson.Model with { Initial = lesson.Model.Initial with { Gain = 1000 } }, Stops = [] };
        var stage = new Stage(lesson, new Extent(1920, 1080));
        stage.Playback.IsRunning = false;
        PreparedStep step = stage.Training.Step;
        Assert.Equal((0, 0), (step.HiddenGradientNorms[0], step.HiddenGradientNorms[1]));
        for (int i = 0; i < stage.Training.Walk.Itinerary.StopsPerIteration; i += 7)
        {
            stage.Training.Walk.Granularity = Granularity.Term;
            stage.Training.Walk.GoTo(stage.Training.Walk.Itinerary.At(0, i));
            stage.Frames(1);
            Assert.DoesNotContain(stage.Draw().Texts, text => text.Text.Contains("NaN", StringComparison.Ordinal));
        }

        foreach (Panel panel in stage.Root.Lesson.Children.OfType<Panel>().Where(panel => panel.Visible))
        {
            foreach (string tip in Tips(panel))
            {
                Assert.DoesNotContain("NaN", tip, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("vanishing", false)]
    [InlineData("hello", true)]
    public void The_header_has_a_clipped_norm_only_where_something_is_clipped(string lesson, bool isClipping)
    {
        var stage = new Stage(lesson, 1920, 1080);
        stage.Frames(2);
        Assert.Equal(isClipping, stage.Training.Session.ClipKind != ClipKind.None);
        Assert.Equal(isClipping, stage.Draw().Texts.Any(text => text.Text == "clipped "));
    }

    [Fact]
    public void Right_answers_are_counted_over_all_sequences_also_those_without_a_column()
    {
        var stage = new Stage("vanishing");
        stage.Frames(5);
        PreparedStep step = stage.Training.Step;
        int right = Enumerable.Range(0, step.BatchSize).Count(b => step.PredictedToken(40, b) == step.TargetToken(40, b));
        Assert.Contains(
            stage.Draw().Texts, text => text.Text.StartsWith($"{right} of {step.BatchSize}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_timestep_without_an_output_has_no_norm_of_one()
    {
        var stage = new Stage("vanishing");
        stage.Playback.IsRunning = false;
        Go(stage, new Cursor(0, Phase.Forward, 5, Term.State));
        Assert.DoesNotContain("‖o_{@}‖", Symbols(Page(stage)));
        Go(stage, new Cursor(0, Phase.Forward, 40, Term.State));
        Assert.Contains("‖o_{@}‖", Symbols(Page(stage)));
    }

    [Fact]
    public void Growth_is_told_as_a_factor_per_step_and_in_decades()
    {
        var stage = new Stage("vanishing");
        stage.Frames(2);
        PageFact[] facts = Page(stage).Line(1).ToArray();
        PreparedStep step = stage.Training.Step;
        double factor = Math.Pow(step.HiddenGradientNorms[0] / step.HiddenGradientNorms[^1], 1.0 / (step.Timesteps - 1));
        Assert.Equal(factor, facts.Single(fact => fact.Form == NumberForm.Factor).Number, 1e-12);
        Assert.Equal(Math.Log10(factor), facts.Single(fact => fact.Word == "in decades").Number, 1e-12);
    }

    [Fact]
    public void Saturation_is_a_share_of_units_and_the_slope_is_called_a_slope()
    {
        var stage = new Stage("saturation");
        stage.Playback.IsRunning = false;
        Go(stage, new Cursor(0, Phase.Forward, 40, Term.State));
        PreparedStep step = stage.Training.Step;
        double share = step.Hidden(40).ToArray().Average(h => Math.Abs(h) >= stage.Training.Saturation ? 1.0 : 0);
        PageFact[] facts = [.. Enumerable.Range(0, Page(stage).LineCount).SelectMany(i => Page(stage).Line(i).ToArray())];
        Assert.Contains(facts, fact => fact.Word == "mean slope");
        Assert.Equal(share, facts.Single(fact => fact.Word == "saturated").Number, 1e-12);
    }

    [Theory]
    [InlineData("hello", "loss: mean of 4 timesteps")]
    [InlineData("vanishing", "loss: mean of 16 sequences")]
    [InlineData("pride-and-prejudice", "loss: mean of 25 timesteps and 32 sequences")]
    public void The_tip_of_the_loss_says_what_it_is_a_mean_of(string lesson, string expected)
    {
        var stage = new Stage(lesson);
        stage.Frames(4);
        LossPanel panel = stage.Root.Lesson.Children.OfType<LossPanel>().Single();
        string tip = Tips(panel).First();
        Assert.StartsWith(expected, tip, StringComparison.Ordinal);
        // the header's number of the same iteration is the same quantity
        Assert.Equal(stage.Training.Step.LossSum / Enumerable.Range(1, stage.Training.Step.Timesteps).Count(stage.Training.Step.HasLoss),
            stage.Training.Step.LossPerOutput, 1e-12);
        var header = new Engine.Text.TextLine(new char[16]);
        header.Add3(stage.Training.Step.LossPerOutput);
        string loss = header.Span.ToString();
        Assert.Contains(stage.Draw().Texts, text => text.Text == loss && text.Bounds.Y < stage.Appearance.Layout.TopBar.Bottom);
    }

    [Fact]
    public void The_adding_problem_says_that_a_twelfth_is_half_a_squared_error()
    {
        var stage = new Stage("adding-problem", 1920, 1080);
        stage.Frames(2);
        DrawnText[] texts = [.. stage.Draw().Texts];
        Assert.Contains(texts, text => text.Text.Contains("1/12", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Text is "half squared error" or "½ (ŷ − y)²");
    }

    [Theory]
    [InlineData("adding-problem")]
    [InlineData("hello")]
    public void The_middle_tick_of_the_loss_is_half_the_upper_one(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Frames(30);
        LossPanel panel = stage.Root.Lesson.Children.OfType<LossPanel>().Single();
        double[] ticks =
        [
            .. stage.Draw().Texts.Where(text => panel.Bounds.Contains(text.Bounds.Center) && text.Bounds.X < panel.Bounds.X + 40)
                .Select(text => double.TryParse(text.Text, CultureInfo.InvariantCulture, out double tick) ? tick : double.NaN)
                .Where(tick => tick is > 0 and not 7).Order(),
        ];
        // the middle one stands half as high
        Assert.Equal(ticks[^1], 2 * ticks[^2], 1e-9);
    }

    [Fact]
    public void What_the_walk_has_not_computed_yet_is_dimmed_in_the_tasks_picture_too()
    {
        var stage = new Stage("copy-memory", 1920, 1080);
        stage.Playback.IsRunning = false;
        TokenRowsPanel panel = stage.Root.Lesson.Children.OfType<TokenRowsPanel>().Single();
        Go(stage, new Cursor(0, Phase.Forward, 5, Term.State));
        Assert.Equal(0, Bright());
        Go(stage, new Cursor(0, Phase.Forward, 40, Term.State));
        int all = Bright();
        Go(stage, new Cursor(0, Phase.Forward, 38, Term.State));
        Assert.Equal(all - 2, Bright());

        int Bright() => stage.Draw().Texts.Count(text => panel.Bounds.Contains(text.Bounds.Center)
            && (text.Color == stage.Appearance.Look.Theme.Right || text.Color == stage.Appearance.Look.Theme.Wrong));
    }

    private static BpttPage Page(Stage stage) => stage.Root.Lesson.Children.OfType<BpttPanel>().Single().Page;

    private static IEnumerable<string?> Symbols(BpttPage page) =>
        Enumerable.Range(0, page.LineCount).SelectMany(i => page.Line(i).ToArray()).Select(fact => fact.Notation);

    private static void Go(Stage stage, Cursor place)
    {
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Training.Walk.GoTo(place);
        stage.Frames(1);
    }

    private static List<string> Tips(Panel panel)
    {
        List<string> tips = [];
        for (int i = 1; i < 50; i++)
        {
            for (int j = 1; j < 20; j++)
            {
                var tip = new HoverText(new char[HoverText.Capacity], new char[HoverText.Capacity], new char[HoverText.Capacity]);
                var at = new Point(panel.Bounds.X + panel.Bounds.Width * i / 50, panel.Bounds.Y + panel.Bounds.Height * j / 20);
                if (panel.TryDescribe(at, ref tip))
                {
                    tips.Add($"{tip.Name.Span} {tip.Value.Span}");
                }
            }
        }

        return tips;
    }
}
