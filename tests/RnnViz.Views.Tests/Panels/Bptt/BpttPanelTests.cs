using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Panels.Bptt;

namespace RnnViz.Views.Tests.Panels.Bptt;

public sealed class BpttPanelTests
{
    [Fact]
    public void The_equation_that_is_evaluated_is_the_one_highlighted_at_every_term()
    {
        var stage = new Stage("hello");
        BpttPanel panel = Panel(stage);
        for (int i = 0; i < stage.Training.Walk.Itinerary.StopsPerIteration; i++)
        {
            Cursor place = stage.Training.Walk.Itinerary.At(0, i);
            Go(stage, place);
            PageEquation[] equations = panel.Page.Equations.ToArray(), now = [.. equations.Where(e => e.State == EquationState.Now)];
            Assert.NotEmpty(now);
            string expected = place.Term switch
            {
                Term.OutputError => "e_{@} =",
                Term.HiddenGradient => "∂L/∂h_{@} =",
                Term.Delta => "δ_{@} =",
                Term.RecurrentTerm => "∂L/∂W_{hh} +=",
                Term.InputTerm => "∂L/∂W_{xh} +=",
                Term.OutputTerm => "∂L/∂W_{hy} +=",
                Term.BackpropagateHidden => "W_{hh}ᵀ δ_{@} →",
                _ => "",
            };
            Assert.StartsWith(expected, now[0].Notation);
            if (place.Phase == Phase.Backward)
            {
                Assert.Equal(place.Timestep, Assert.Single(now).Timestep);
            }
            // in order: done, now, still to come
            Assert.Equal(equations.Select(e => e.State).Order(), equations.Select(e => e.State));
        }
    }

    [Fact]
    public void Norms_on_the_page_are_those_of_the_step_at_every_term()
    {
        var stage = new Stage("hello");
        BpttPanel panel = Panel(stage);
        PreparedStep step = stage.Training.Step;
        Go(stage, new Cursor(0, Phase.Backward, 3, Term.HiddenGradient));
        Assert.Equal(step.HiddenGradientNorms[2], Number(panel.Page, "‖∂L/∂h_{@}‖"));
        Assert.Equal(step.HiddenGradientNorms[3], Number(panel.Page, "‖∂L/∂h_{@+}‖"));
        // what later losses and the own loss give add up to g_t
        ReadOnlySpan<double> g = step.HiddenGradient(3), own = step.Operands.FromOutput(3), later = step.Operands.FromLater(3);
        for (int i = 0; i < g.Length; i++)
        {
            Assert.Equal(g[i], own[i] + later[i], 1e-12);
        }

        Go(stage, new Cursor(0, Phase.Backward, 3, Term.Delta));
        Assert.Equal(PreparedStep.NormOf(step.Delta(3)), Number(panel.Page, "‖δ_{@}‖"));
        Go(stage, new Cursor(0, Phase.Backward, 1, Term.RecurrentTerm));
        Assert.Equal(stage.Training.Walk.SoFar.RecurrentNorm, Number(panel.Page, "‖∂L/∂W_{hh}‖"));
        Go(stage, new Cursor(0, Phase.Forward, 2, Term.State));
        Assert.Equal(PreparedStep.NormOf(step.Hidden(2)), Number(panel.Page, "‖h_{@}‖"));
        ReadOnlySpan<double> a = step.Operands.PreActivation(2), h = step.Hidden(2);
        for (int i = 0; i < a.Length; i++)
        {
            Assert.Equal(Math.Tanh(a[i]), h[i], 1e-12);
        }
    }

    [Fact]
    public void The_update_tells_each_parameters_norm_before_and_after()
    {
        var stage = new Stage("hello");
        stage.Training.Walk.HonoursStops = false;
        Go(stage, new Cursor(0, Phase.Update, 0, Term.Update));
        BpttPage page = Panel(stage).Page;
        double before = Number(page, "‖W_{hh}‖");
        double[] line = Numbers(page, "‖W_{hh}‖");
        Assert.Equal(PreparedStep.NormOf(stage.Training.Step.RecurrentWeights), before);
        stage.Training.Walk.GoTo(stage.Training.Walk.Itinerary.Last(1));
        Assert.Equal(PreparedStep.NormOf(stage.Training.Step.RecurrentWeights), line[1], 1e-12);
    }

    [Fact]
    public void While_training_runs_it_tells_what_becomes_of_the_gradient_through_time()
    {
        var stage = new Stage("vanishing");
        stage.Training.Walk.HonoursStops = false;
        stage.Frames(2);
        BpttPage page = Panel(stage).Page;
        ReadOnlySpan<double> norms = stage.Training.Step.HiddenGradientNorms;
        double[] line = [.. page.Line(0).ToArray().Where(fact => fact.Form != NumberForm.None).Select(fact => fact.Number)];
        Assert.Equal([norms[^1], norms[0], norms[0] / norms[^1]], line);
        Assert.Contains(page.Line(1).ToArray(), fact => fact.Word == "vanishing");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("window-of-three")]
    [InlineData("clipping")]
    public void Every_text_fits_along_an_iteration(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Training.Walk.HonoursStops = false;
        int stops = stage.Training.Walk.Itinerary.StopsPerIteration, every = Math.Max(1, stops / 24);
        for (int i = stops - 1; i >= 0; i -= every)
        {
            Go(stage, stage.Training.Walk.Itinerary.At(0, i));
            Box bounds = Panel(stage).Bounds;
            RecordingCanvas canvas = stage.Draw();
            DrawnText[] texts = [.. canvas.Texts.Where(text => bounds.Contains(text.Bounds.Center))];
            TextFit.Require(texts, stage.Size, $"{lesson} at {stage.Training.Walk.Cursor}");
            Assert.All(texts, text => Assert.True(bounds.Encloses(text.Bounds with { Y = text.Baseline, Height = 0 }, 0.5f),
                $"\"{text.Text}\" leaves the panel at {stage.Training.Walk.Cursor}"));
        }
    }

    private static double Number(BpttPage page, string symbol) => Numbers(page, symbol)[0];

    /// <summary>The symbol's number and those after it in its line.</summary>
    private static double[] Numbers(BpttPage page, string symbol)
    {
        for (int i = 0; i < page.LineCount; i++)
        {
            PageFact[] facts = page.Line(i).ToArray();
            int at = Array.FindIndex(facts, fact => fact.Notation == symbol);
            if (at >= 0)
            {
                return [.. facts[at..].Where(fact => fact.Form != NumberForm.None).Select(fact => fact.Number)];
            }
        }

        throw new Xunit.Sdk.XunitException($"The page has no {symbol}.");
    }

    private static BpttPanel Panel(Stage stage) => stage.Root.Lesson.Children.OfType<BpttPanel>().Single();

    private static void Go(Stage stage, Cursor place)
    {
        stage.Playback.IsRunning = false;
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Training.Walk.GoTo(place);
        stage.Frames(1);
    }
}
