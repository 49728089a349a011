namespace RnnViz.Views.Hover;

/// <summary>What is said otherwise of steps that a training script has recorded: there are no outputs, and nothing is trained.</summary>
internal static class RecordedExplanations
{
    /// <summary>What recordings do not have.</summary>
    public static IReadOnlyList<Topic> Absent { get; } =
    [
        Topic.Output, Topic.Prediction, Topic.Target, Topic.TimestepLoss, Topic.OutputWeights, Topic.OutputError,
        Topic.FromOutput, Topic.OutputTerm, Topic.OutputGradient, Topic.ClippedNorm, Topic.ClipNorm, Topic.ClipValue, Topic.ClipArrows,
        Topic.ClipLine, Topic.NoClip, Topic.Sgd, Topic.Momentum, Topic.Adagrad, Topic.Rmsprop, Topic.Adam, Topic.WeightChange,
        Topic.Sample, Topic.Temperature, Topic.Passage, Topic.SeriesCurve, Topic.StepCurve, Topic.AddingTask, Topic.NumberTable,
        Topic.TokenTable, Topic.OuterProducts, Topic.Optimizer, Topic.Threshold, Topic.Window, Topic.CutOff, Topic.RadiusDial,
        Topic.SingularDial, Topic.ForgetDial, Topic.Baseline, Topic.RunFloor, Topic.RunFlowAtStart,
        Topic.Surface, Topic.SurfaceStep, Topic.SurfacePath, Topic.SurfaceProfile,
    ];

    /// <summary>What only they have.</summary>
    public static IReadOnlyList<Explanation> Own { get; } =
    [
        new(
            Topic.DirectGradient, "direct gradient",
            "What the rest of the model hands to hₜ: the gradient of the recorded loss by the output of the layer. It was recorded.")
        {
            Formula = "d_t = ∂L/∂h_t \"directly\"",
            ValueText = "All else is computed from it here: hₜ, the gates, and the gradients through time.",
        },
        new(
            Topic.Deviation, "deviation of a recording",
            "How far what is computed here of a recorded step is from what was recorded of it besides: hₜ, the last cₜ, gradients of "
            + "the weights.")
        {
            ValueText = "Rounding alone makes some 1e-7 in float32. Above 1e-3, in half precision above 2e-2, what is drawn is not "
            + "what was trained: dropout within the layer, say, or another cell.",
        },
    ];

    /// <summary>What is said otherwise.</summary>
    public static IReadOnlyList<Explanation> Instead { get; } =
    [
        new(
            Topic.Lesson, "the recording",
            "What is open: steps of a recurrent layer that a training script has left in a folder. L opens another lesson."),
        new(
            Topic.LossPhase, "loss",
            "Second part of a step: its loss, as the training script gave it. How it was computed is not recorded.")
        {
            MarksText = "Filled: the walk is in it.",
        },
        new(
            Topic.UpdatePhase, "update",
            "Last part of a step: the norm of the gradient. What the optimizer then made of the weights is not recorded.")
        {
            MarksText = "Filled: the walk is in it.",
        },
        new(Topic.Iteration, "iteration", "How many updates the training had made before this step, as its recorder counted them."),
        new(Topic.Loss, "loss", "The loss of this step as the training script gave it; – where it gave none.")
        {
            MarksText = "Pale until the walk has come to it.",
        },
        new(Topic.TotalLoss, "loss", "The loss of the whole model, as the training script gave it.")
        {
            Formula = "L",
        },
        new(Topic.First, "to the beginning", "Goes to the first recorded step (Home)."),
        new(Topic.Play, "play and pause", "Goes through the recorded steps, or pauses (Space)."),
        new(Topic.Last, "to the end", "Goes to the last recorded step (End)."),
        new(
            Topic.Timeline, "timeline",
            "All recorded steps, from left to right, each as wide as the next. A click or a drag goes to any of them."),
        new(Topic.Speed, "speed", "How many recorded steps are shown in a second while they are played."),
        new(
            Topic.LearningRate, "learning rate η",
            "As the training script gave it with this step; – where it gave none. It is changed there, not here.")
        {
            Formula = "η",
        },
        new(
            Topic.Controls, "controls",
            "These steps were recorded: optimizer, clipping and all else that changes training are in the training script."),
        new(
            Topic.FlowHistory, "gradient flow over training",
            "The gradient flow of every step that was looked at, as one row: timesteps to the right.")
        {
            Formula = "\"log\"_{10} ‖∂L/∂h_t‖",
            MarksText = "Light: large. Dark: small, by the scale at the right. Empty: not looked at yet.",
            ValueText = "Dark on the left: the gradient vanishes before it gets there. Light on the left: it explodes.",
        },
        new(Topic.LossCurve, "loss over training", "The loss of each recorded step, as the training script gave it.")
        {
            MarksText = "Thin lines: the range of several steps. ▲ beyond the axis.",
        },
        new(
            Topic.NormCurve, "gradient norm over training",
            "The length of the gradient of the layer's weights and biases, of each step that was looked at.")
        {
            Formula = "‖∇L‖ = \\root{Σ_p ‖∂L/∂p‖^2}",
            MarksText = "A dot alone: its neighbours were not looked at.",
            ValueText = "Jumps by powers of ten are exploding gradients.",
        },
        new(
            Topic.GradientNorm, "gradient norm",
            "The length of the gradient of the layer's weights and biases, from the recorded sequences, without the rest of the model.")
        {
            Formula = "‖∇L‖ = \\root{Σ_p ‖∂L/∂p‖^2}",
            MarksText = "Pale until the walk has come to it.",
        },
        new(Topic.IterationAxis, "iterations", "One point for each recorded step, called by the iteration of the training."),
        new(
            Topic.LossCurves, "loss of each recording",
            "The loss of each step, as the training scripts gave it, at the iterations that all recordings have; a curve for each.")
        {
            MarksText = "Thin lines: the range of several steps. ▲ beyond the axis.",
            ValueText = "What the losses measure is not recorded: those of two scripts need not be the same.",
        },
        new(
            Topic.NormCurves, "gradient norm of each recording",
            "The length of the gradient of the layer's weights and biases, of each step that was looked at; a curve for each.")
        {
            Formula = "‖∇L‖ = \\root{Σ_p ‖∂L/∂p‖^2}",
            MarksText = "A dot alone: its neighbours were not looked at.",
        },
        new(
            Topic.Runs, "the recordings beside each other",
            "Shown are the iterations that all of them have, by the count of their recorders: what stands side by side is of one "
            + "iteration.")
        {
            MarksText = "Colour, line and mark say which. Underlined: the one in front, which is walked through.",
            ValueText = "A click or N brings another one to the front. V ends it, and all steps are there again.",
        },
        new(
            Topic.Verdicts, "the recordings in numbers",
            "A row for each: its loss, as its script gave it, and how much of the gradient arrives at t = 1."),
        new(Topic.RunLoss, "loss now", "The loss of this iteration, as the training script gave it; – where it gave none."),
        new(Topic.RunBest, "best loss", "The smallest loss of the steps that are shown."),
        new(Topic.Input, "input", "What the layer reads at timestep t: its numbers, or the token that they stand for.")
        {
            Formula = "x_t",
        },
        new(
            Topic.SummedLosses, "from all timesteps", "Where the rest of the model hands a gradient to every timestep, that at t adds up "
            + "what comes from t on."),
    ];

    /// <summary>An explanation without outputs: what begins the backward pass is recorded, and called d_t.</summary>
    public static Explanation Without(Explanation explanation)
    {
        string? formula = explanation.Formula?.Replace("W_{hy}ᵀ e_t", "d_t", StringComparison.Ordinal)
            .Replace(",  b_y", "", StringComparison.Ordinal);
        return formula == explanation.Formula ? explanation : explanation.WithFormula(formula!);
    }
}
