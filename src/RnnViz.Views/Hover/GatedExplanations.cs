namespace RnnViz.Views.Hover;

/// <summary>What is said in lessons of gated cells in place of sentences that are true of the vanilla cell only.</summary>
internal static class GatedExplanations
{
    /// <summary>What such lessons do not have on the screen.</summary>
    public static IReadOnlySet<Topic> Absent { get; } = new HashSet<Topic>
    {
        Topic.FlowBound, Topic.Spectrum, Topic.Spectra, Topic.UnitCircle, Topic.SpectralRadius, Topic.SingularValue, Topic.Slope,
        Topic.RadiusDial, Topic.SingularDial, Topic.OuterProducts, Topic.Bifurcation, Topic.Fold,
    };

    /// <summary>What is true of both gated cells.</summary>
    public static IReadOnlyList<Explanation> Both { get; } =
    [
        .. GeometryExplanations.All.Where(entry => entry.Topic == Topic.PhasePlane).Select(entry => entry.WithFormula("s_t = f(s_{t−1})")),
        .. GeometryExplanations.All.Where(entry => entry.Topic == Topic.FixedPoint).Select(entry => entry.WithFormula("s = f(s)")),
        new(
            Topic.OuterProducts, "the batch as outer products",
            "δₜ times the former state for every sequence. Their sum over the batch is the term of t, the sum of the terms the gradient.")
        {
            Formula = "∂L/∂W_h = Σ_t Σ_b δ_t h_{t−1}ᵀ",
            MarksText = "Green: positive. Purple: negative, on a scale logarithmic on both sides. Orange frames: sums.",
        },
        new(Topic.FlowTerms, "terms of the gradient", "The norm of what each timestep adds to ∂L/∂Wh, the weights of all gates together.")
        {
            Formula = "‖δ_t h_{t−1}ᵀ‖",
            MarksText =
                "Wide: all gates. Dark, thin: the rows of the chosen gate, or of each; squares add up. Hatched: cut off by the window.",
            ValueText = "Where early bars are tiny, early timesteps teach the weights hardly anything.",
        },
        new(
            Topic.CutOff, "what the window cuts off",
            "Truncated BPTT follows each loss back through k states only. This is how far the gradient is then from the full one.")
        {
            Formula = "‖∂L/∂W_h^{\"full\"} − ∂L/∂W_h^{\"truncated\"}‖ / ‖∂L/∂W_h^{\"full\"}‖",
            ValueText = "Near 0 the window loses little. It can exceed 100 %: parts that were cut off may have cancelled others.",
        },
        new(Topic.OutputError, "output error", "The gradient at the output: prediction minus target, divided by the batch size.")
        {
            Formula = "e_t = ∂L/∂(W_{hy} h_t + b_y) = (ŷ_t − y_t)/B",
        },
        new(Topic.Output, "output", "The readout of the hidden state, before softmax.")
        {
            Formula = "W_{hy} h_t + b_y",
        },
        new(Topic.Prediction, "prediction", "What the network answers at t: probabilities by softmax, or the output itself.")
        {
            Formula = "ŷ_t = \"softmax\"(W_{hy} h_t + b_y)  \"or\"  ŷ_t = W_{hy} h_t + b_y",
            MarksText = "A tick: right. A cross: wrong.",
            ValueText = "Right is the symbol of the largest probability.",
        },
        new(Topic.PreActivation, "pre-activations", "The weighted sums of input and former hidden state, one for each gate and unit.")
        {
            Formula = "a_t = W_x x_t + W_h h_{t−1} + b",
        },
        new(Topic.InputWeights, "input weights", "What the input adds to each gate of each unit: the gates below one another, D columns.")
        {
            Formula = "W_x",
        },
        new(
            Topic.RecurrentWeights, "recurrent weights",
            "What each unit hands to each gate of each unit at the next timestep: the gates below one another, H columns.")
        {
            Formula = "W_h",
            ValueText = "The gradient goes back through them at every step, and beside them past all weights.",
        },
        new(Topic.Bias, "bias", "A constant that is added at every timestep, one number for each gate and unit.")
        {
            Formula = "b,  b_y",
        },
        new(Topic.Delta, "gradients of the pre-activations", "The gradient after it has gone back through each gate's function.")
        {
            Formula = "δ_t = ∂L/∂a_t",
            ValueText = "Small where a gate is shut or wide open: its function is flat there.",
        },
        new(Topic.RecurrentTerm, "term of timestep t", "What timestep t adds to ∂L/∂Wh: the δ of each gate times the former hidden state.")
        {
            Formula = "∂L/∂W_h += δ_t h_{t−1}ᵀ",
            ValueText = "It is zero where the former state is zero: from nothing, nothing is learned.",
        },
        new(Topic.InputTerm, "term of the input weights", "What timestep t adds to the gradients of the input weights and the biases.")
        {
            Formula = "∂L/∂W_x += δ_t x_tᵀ,  ∂L/∂b += δ_t",
        },
        new(
            Topic.RecurrentGradient, "gradient of the recurrent weights",
            "How the loss changes with each weight of Wh: the sum of the terms of all timesteps.")
        {
            Formula = "∂L/∂W_h = Σ_t δ_t h_{t−1}ᵀ",
        },
        new(Topic.InputGradient, "gradient of the input weights", "How the loss changes with each weight of Wx.")
        {
            Formula = "∂L/∂W_x = Σ_t δ_t x_tᵀ",
        },
        new(
            Topic.GradientSum, "the gradient as a sum",
            "Wh acts at every timestep, so its gradient has one term for each of them. Added up as the walk comes to them.")
        {
            Formula = "∂L/∂W_h = Σ_t δ_t h_{t−1}ᵀ",
            MarksText = "? is still to come; the frame marks the term of now.",
        },
    ];

    /// <summary>What is true of the LSTM.</summary>
    public static IReadOnlyList<Explanation> OfLstm { get; } =
    [
        .. States("h_t = o_t ⊙ \"tanh\"(c_t)", "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t,  h_t = o_t ⊙ \"tanh\"(c_t)", "Hidden and cell state go"),
        .. Ways(
            "∂L/∂c_t = ∂L/∂h_t ⊙ o_t ⊙ (1 − \"tanh\"^2 c_t) + f_{t+1} ⊙ ∂L/∂c_{t+1}",
            "∂L/∂h_t = W_{hy}ᵀ e_t + W_hᵀ δ_{t+1}", "W_hᵀ δ_{t+1}"),
    ];

    /// <summary>What is true of the GRU.</summary>
    public static IReadOnlyList<Explanation> OfGru { get; } =
    [
        .. States("h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}", "h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}", "The hidden state goes"),
        .. Ways(
            "∂L/∂h_t = W_{hy}ᵀ e_t + z_{t+1} ⊙ ∂L/∂h_{t+1} + \"through the gates\"",
            "∂L/∂h_t = W_{hy}ᵀ e_t + z_{t+1} ⊙ ∂L/∂h_{t+1} + \"through the gates\"", "z_{t+1} ⊙ ∂L/∂h_{t+1} + \"through the gates\""),
        new(
            Topic.FlowBars, "gradient flow",
            "The norm of the gradient that reaches the hidden state of each timestep, over the whole batch, and the two ways it comes.")
        {
            Formula = "∂L/∂h_t = (Π_{s>t} z_s) ⊙ ∂L/∂h_T + \"rest\"",
            MarksText = "Wide: ‖∂L/∂hₜ‖. Dark: past all weights, by z alone. Hollow: the rest, through the gates or from other losses.",
            ValueText = "Norms of parts do not add up: parts that cancel are each larger than their sum.",
        },
    ];

    private static Explanation[] States(string state, string step, string carried) =>
    [
        new(Topic.Unrolled, "the unrolled network", $"The same network drawn once for each timestep. {carried} from each to the next.")
        {
            Formula = step,
            MarksText = "Blue: forward. Orange: backward; the arrow is thicker where the gradient is larger. Pale: not computed yet.",
        },
        new(Topic.ForwardPhase, "forward pass", "First part of an iteration: the network reads the sequence from t = 1 to T.")
        {
            Formula = step,
            MarksText = "Filled blue: the walk is in it.",
        },
        new(
            Topic.HiddenStates, "hidden states",
            "All hidden units of one sequence over time: a row for each unit, a column for each timestep.")
        {
            Formula = state,
            MarksText = "Green: positive. Purple: negative. ● exactly zero. The colours are those of the scale at the left.",
        },
        new(Topic.HiddenState, "hidden state", "What gates and outputs read of what the network remembers up to t.")
        {
            Formula = state,
            MarksText = "Green: positive. Purple: negative.",
        },
    ];

    private static Explanation[] Ways(string way, string hidden, string later) =>
    [
        new(
            Topic.ThroughTime, "through time",
            "The equations by which the gradient goes back one timestep, and what becomes of it over the whole sequence.")
        {
            Formula = way,
        },
        new(
            Topic.BackwardPhase, "backward pass",
            "Third part of an iteration: gradients go back from t = T to 1 (backpropagation through time).")
        {
            Formula = way,
            MarksText = "Filled orange: the walk is in it.",
        },
        new(
            Topic.HiddenGradient, "gradient of the hidden state",
            "How the loss changes with hₜ: through the output at t, and through all later timesteps.")
        {
            Formula = hidden,
            ValueText = "Its norm over the timesteps is the gradient flow. Near 0, timestep t is not learned from.",
        },
        new(Topic.FromLater, "from later losses", "What comes back from timestep t + 1: all later losses.")
        {
            Formula = later,
        },
        new(
            Topic.TermView, "the whole network in numbers",
            "Every vector of the forward and backward pass in a box, as far as the walk has come.")
        {
            Formula = way,
            MarksText =
                "Blue: forward. Orange: backward. Thick frame: computed now. Pale: not yet. Cells: green positive, purple negative.",
        },
    ];
}
