using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Panels.Bptt;

namespace RnnViz.Views.Tests.Panels.Bptt;

/// <summary>The equations and facts of LSTM and GRU at every term.</summary>
public sealed class GatedPageTests
{
    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void At_every_term_some_equations_are_evaluated_and_they_stand_between_those_before_and_after(CellKind cell)
    {
        Stage stage = GatedCase.Paused(GatedCase.Text(cell, 4, 3));
        for (int i = 0; i < stage.Training.Walk.Itinerary.StopsPerIteration; i++)
        {
            Go(stage, stage.Training.Walk.Itinerary.At(0, i));
            if (stage.Training.Walk.Cursor.Term == Term.Clip)
            {
                continue; // these lessons clip nothing
            }

            PageEquation[] equations = Page(stage).Equations.ToArray();
            Assert.Contains(equations, equation => equation.State == EquationState.Now);
            Assert.Equal(equations.Select(e => e.State).Order(), equations.Select(e => e.State));
        }
    }

    [Fact]
    public void The_numbers_beside_the_terms_of_an_LSTM_are_those_of_the_step()
    {
        Stage stage = GatedCase.Paused(GatedCase.Text(CellKind.Lstm, 4, 3));
        PreparedStep step = stage.Training.Step;
        Go(stage, new Cursor(0, Phase.Forward, 2, Term.Gates));
        Assert.Equal(step.GateMean(1, 2), Number(stage, "f_{@}"));
        Assert.Equal(step.GateMean(2, 2), Number(stage, "g_{@}"));
        Go(stage, new Cursor(0, Phase.Forward, 2, Term.CellState));
        Assert.Equal(PreparedStep.NormOf(step.CellState(2)), Number(stage, "‖c_{@}‖"));
        Assert.Equal(Norm(step.Gate(1, 2), step.CellState(1)), Number(stage, "‖f_{@} ⊙ c_{@-}‖"), 1e-12);
        Assert.Equal(Norm(step.Gate(0, 2), step.Gate(2, 2)), Number(stage, "‖i_{@} ⊙ g_{@}‖"), 1e-12);
        Go(stage, new Cursor(0, Phase.Backward, 3, Term.CellGradient));
        Assert.Equal(step.CellGradientNorms[2], Number(stage, "‖∂L/∂c_{@}‖"));
        Assert.Equal(step.CellGradientNorms[3], Number(stage, "‖∂L/∂c_{@+}‖"));
        Assert.Equal(Norm(step.Gate(1, 4), step.CellGradient(4)), Word(stage, "from later"), 1e-12);
        Assert.Equal((step.CarouselNorms[2], step.BesideCarouselNorms[2]), (Word(stage, "by f alone"), Word(stage, "the rest")));
        Go(stage, new Cursor(0, Phase.Backward, 3, Term.BackpropagateCell));
        Assert.Equal(Norm(step.Gate(1, 3), step.CellGradient(3)), Number(stage, "‖f_{@} ⊙ ∂L/∂c_{@}‖"), 1e-12);
        Assert.Equal(step.GateMean(1, 3), Number(stage, "f_{@}"));
        Go(stage, new Cursor(0, Phase.Backward, 3, Term.Delta));
        ReadOnlySpan<double> delta = step.Delta(3);
        int size = delta.Length / 4;
        Assert.Equal(PreparedStep.NormOf(delta[size..(2 * size)]), Number(stage, "‖δ^f‖"));
        Assert.Equal(PreparedStep.NormOf(delta[(3 * size)..]), Number(stage, "‖δ^o‖"));
    }

    [Fact]
    public void The_numbers_beside_the_terms_of_a_GRU_are_those_of_the_step()
    {
        Stage stage = GatedCase.Paused(GatedCase.Text(CellKind.Gru, 4, 3));
        PreparedStep step = stage.Training.Step;
        Go(stage, new Cursor(0, Phase.Forward, 2, Term.State));
        Assert.Equal(Norm(step.Gate(1, 2), step.Hidden(1)), Number(stage, "‖z_{@} ⊙ h_{@-}‖"), 1e-12);
        double[] free = [.. step.Gate(1, 2).ToArray().Select(z => 1 - z)];
        Assert.Equal(Norm(free, step.Gate(2, 2)), Number(stage, "‖(1 − z_{@}) ⊙ n_{@}‖"), 1e-12);
        Go(stage, new Cursor(0, Phase.Backward, 3, Term.HiddenGradient));
        Assert.Equal(step.HiddenGradientNorms[2], Number(stage, "‖∂L/∂h_{@}‖"));
        Assert.Equal(Norm(step.Gate(1, 4), step.HiddenGradient(4)), Number(stage, "‖z_{@+} ⊙ ∂L/∂h_{@+}‖"), 1e-12);
        Assert.Equal((step.CarouselNorms[2], step.BesideCarouselNorms[2]), (Word(stage, "by z alone"), Word(stage, "the rest")));
        Go(stage, new Cursor(0, Phase.Backward, 3, Term.BackpropagateCell));
        Assert.Equal(Norm(step.Gate(1, 3), step.HiddenGradient(3)), Number(stage, "‖z_{@} ⊙ ∂L/∂h_{@}‖"), 1e-12);
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void While_training_runs_it_tells_what_becomes_of_the_gradient_and_how_much_of_it_comes_past_all_weights(CellKind cell)
    {
        Stage stage = GatedCase.Open(GatedCase.Recall(cell));
        stage.Frames(2);
        PreparedStep step = stage.Training.Step;
        string state = cell == CellKind.Lstm ? "‖∂L/∂c_{@}‖" : "‖∂L/∂h_{@}‖";
        ReadOnlySpan<double> norms = cell == CellKind.Lstm ? step.CellGradientNorms : step.HiddenGradientNorms;
        Assert.Equal(norms[^1], Number(stage, state));
        Assert.Equal((step.CarouselNorms[0], step.BesideCarouselNorms[0]),
            (Word(stage, cell == CellKind.Lstm ? "by f alone" : "by z alone"), Word(stage, "the rest")));
    }

    [Theory]
    [InlineData(CellKind.Lstm, null)]
    [InlineData(CellKind.Gru, null)]
    [InlineData(CellKind.Lstm, 2)]
    [InlineData(CellKind.Gru, 2)]
    public void Every_text_fits_along_an_iteration(CellKind cell, int? window)
    {
        Stage stage = GatedCase.Paused(GatedCase.Text(cell, 4, 6, window));
        for (int i = stage.Training.Walk.Itinerary.StopsPerIteration - 1; i >= 0; i--)
        {
            Go(stage, stage.Training.Walk.Itinerary.At(0, i));
            Box bounds = Panel(stage).Bounds;
            DrawnText[] texts = [.. stage.Draw().Texts.Where(text => bounds.Contains(text.Bounds.Center))];
            TextFit.Require(texts, stage.Size, $"{cell} at {stage.Training.Walk.Cursor}");
            Assert.All(texts, text => Assert.True(bounds.Encloses(text.Bounds with { Y = text.Baseline, Height = 0 }, 0.5f),
                $"\"{text.Text}\" leaves the panel at {stage.Training.Walk.Cursor}"));
        }
    }

    private static double Norm(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i] * left[i] * right[i];
        }

        return Math.Sqrt(sum);
    }

    private static double Number(Stage stage, string symbol) => Facts(stage).First(fact => fact.Notation == symbol).Number;

    private static double Word(Stage stage, string word) => Facts(stage).First(fact => fact.Word == word).Number;

    private static IEnumerable<PageFact> Facts(Stage stage)
    {
        BpttPage page = Page(stage);
        return Enumerable.Range(0, page.LineCount).SelectMany(line => page.Line(line).ToArray());
    }

    private static BpttPage Page(Stage stage) => Panel(stage).Page;

    private static BpttPanel Panel(Stage stage) => stage.Root.Lesson.Children.OfType<BpttPanel>().Single();

    private static void Go(Stage stage, Cursor place)
    {
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Training.Walk.GoTo(place);
        stage.Frames(1);
    }
}
