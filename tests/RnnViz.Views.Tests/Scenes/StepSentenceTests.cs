using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>What is said of a step of a walk in plain text has the numbers of the session.</summary>
public sealed class StepSentenceTests
{
    [Fact]
    public void A_term_of_the_backward_pass_is_said_with_its_norm()
    {
        Stage stage = At("vanishing", new Cursor(2, Phase.Backward, 12, Term.Delta), Granularity.Term);
        Assert.Equal(
            $"Iteration 2, backward at t = 12: gradient of the pre-activation ‖δ₁₂‖ = {Three(stage.Training.Step.DeltaNorm(12))}.",
            stage.Root.StepSentence);
    }

    [Fact]
    public void A_small_vector_is_said_number_by_number()
    {
        Stage stage = At("two-timesteps", new Cursor(1, Phase.Backward, 1, Term.Delta), Granularity.Term);
        string numbers = string.Join(", ", stage.Training.Step.Delta(1).ToArray().Select(Three));
        Assert.Contains($"δ₁ = ({numbers})", stage.Root.StepSentence);
    }

    [Fact]
    public void A_timestep_is_said_with_its_gradient_and_how_much_of_the_next_one_it_is()
    {
        Stage stage = At("vanishing", new Cursor(2, Phase.Backward, 12, Term.BackpropagateHidden), Granularity.Timestep);
        PreparedStep step = stage.Training.Step;
        Assert.Contains(
            $"‖∂L/∂h₁₂‖ = {Three(step.HiddenGradientNorms[11])}, {Three(step.Gain(12))} times that of t = 13", stage.Root.StepSentence);
    }

    [Fact]
    public void A_whole_iteration_is_said_with_its_loss_and_its_gradient()
    {
        var stage = new Stage("vanishing");
        stage.Frames(3);
        stage.Playback.IsRunning = false;
        PreparedStep step = stage.Training.Step;
        Assert.StartsWith($"Iteration {step.Iteration}: loss {Three(step.LossPerOutput)} (nats per sequence); ", stage.Root.StepSentence);
        Assert.Contains($"‖∇L‖ = {Three(step.GradientNorm)}", stage.Root.StepSentence);
        Assert.Contains($"‖∂L/∂h₁‖ = {Three(step.HiddenGradientNorms[0])}.", stage.Root.StepSentence);
        Assert.Equal($"The vanishing gradient, iteration {step.Iteration}", stage.Root.FigureTitle);
    }

    [Theory]
    [InlineData("vanishing", "‖ΔWhh‖")]
    [InlineData("lstm-two-timesteps", "‖ΔWh‖")]
    public void The_last_step_of_a_walk_says_by_how_much_the_weights_change(string name, string symbol)
    {
        Stage stage = At(name, new Cursor(1, Phase.Update, 0, Term.Update), Granularity.Term);
        string sentence = stage.Root.StepSentence;
        double[] before = stage.Training.Step.RecurrentWeights.ToArray();
        stage.Training.Walk.GoTo(new Cursor(2, Phase.Update, 0, Term.Update));
        ReadOnlySpan<double> after = stage.Training.Step.RecurrentWeights;
        double sum = 0;
        for (int i = 0; i < before.Length; i++)
        {
            sum += (after[i] - before[i]) * (after[i] - before[i]);
        }

        Assert.Contains($": new weights: {symbol} = {Three(Math.Sqrt(sum))}; loss ", sentence);
    }

    [Theory]
    [InlineData("two-timesteps", "output o₂ = ")]
    [InlineData("vanishing", "output, before the softmax ")]
    public void Only_an_output_that_goes_into_a_softmax_is_said_to_stand_before_one(string name, string said)
    {
        int last = new Stage(name).Training.Step.Timesteps;
        Stage stage = At(name, new Cursor(1, Phase.Forward, last, Term.State), Granularity.Term);
        Assert.Contains(said, stage.Root.StepSentence);
    }

    [Theory]
    [InlineData("lstm-two-timesteps", Term.RecurrentTerm, "‖∂L/∂Wh‖")]
    [InlineData("lstm-two-timesteps", Term.InputTerm, "‖∂L/∂Wx‖")]
    [InlineData("gru-remembers", Term.RecurrentTerm, "‖∂L/∂Wh‖")]
    public void A_gradient_so_far_is_that_of_all_gates(string name, Term term, string symbol)
    {
        Stage stage = At(name, new Cursor(1, Phase.Backward, 2, term), Granularity.Term);
        Assert.Contains($" so far {symbol} = ", stage.Root.StepSentence);
    }

    [Fact]
    public void Of_a_contrast_each_run_has_its_loss()
    {
        var stage = new Stage("lstm-and-vanilla");
        stage.Frames(2);
        stage.Playback.IsRunning = false;
        Assert.All(stage.Root.Lesson.Contrast.Runs, run => Assert.Contains(
            $"loss of {run.Name} {Three(run.Training.Step.LossPerOutput)}", stage.Root.StepSentence));
    }

    [Fact]
    public void A_description_names_the_panels_of_the_figure()
    {
        var stage = new Stage("vanishing");
        stage.Frames(1);
        string said = stage.Root.Describe(new FigureRequest { Panels = [PanelName.Flow, PanelName.Loss] });
        Assert.Equal($"Shows the gradient flow, the loss over training. {stage.Root.StepSentence}", said);
    }

    [Theory]
    [InlineData("two-timesteps")]
    [InlineData("lstm-two-timesteps")]
    [InlineData("gru-remembers")]
    [InlineData("window-of-three")]
    public void Every_step_of_a_walk_has_a_sentence_of_its_own_without_notation(string name)
    {
        var stage = new Stage(name);
        stage.Frames(1);
        stage.Playback.IsRunning = false;
        Walk walk = stage.Training.Walk;
        walk.Granularity = Granularity.Term;
        HashSet<string> said = [];
        int steps = 0;
        for (walk.GoToIteration(walk.Furthest); steps < 120 && walk.Cursor != Next(walk); walk.GoTo(Next(walk)), steps++)
        {
            string sentence = stage.Root.StepSentence;
            Assert.DoesNotContain(sentence.AsEnumerable(), character => character is '{' or '}' or '_' or '@' or '"' or '\\');
            Assert.True(said.Add(sentence), sentence);
        }

        Assert.True(steps > 10, $"only {steps} steps");
    }

    private static Cursor Next(Walk walk) => walk.Itinerary.Previous(walk.Cursor, Granularity.Term);

    private static Stage At(string name, Cursor place, Granularity granularity)
    {
        var stage = new Stage(name);
        stage.Frames(3);
        stage.Playback.IsRunning = false;
        stage.Training.Walk.Granularity = granularity;
        stage.Training.Walk.GoTo(place);
        stage.Frames(1);
        return stage;
    }

    private static string Three(double number)
    {
        var line = new TextLine(stackalloc char[24]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
