namespace RnnViz.Views.Hover;

/// <summary>Explanations of what the forward pass and the loss compute.</summary>
internal static class ForwardExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(Topic.Input, "input", "What the network reads at timestep t: a symbol as a one-hot vector, or numbers.")
        {
            Formula = "x_t",
        },
        new(Topic.PreActivation, "pre-activation", "The weighted sum of input and former hidden state, before the activation φ.")
        {
            Formula = "a_t = W_{xh} x_t + W_{hh} h_{t−1} + b_h",
        },
        new(Topic.HiddenState, "hidden state", "The numbers in which the network remembers what it has read up to t.")
        {
            Formula = "h_t = φ(a_t)",
            MarksText = "Green: positive. Purple: negative. ▬ saturated.",
            ValueText = "A tanh unit near −1 or 1 is saturated: it lets hardly any gradient through.",
        },
        new(Topic.Output, "output", "The readout of the hidden state, before softmax.")
        {
            Formula = "o_t = W_{hy} h_t + b_y",
        },
        new(Topic.Prediction, "prediction", "What the network answers at t: probabilities by softmax, or the output itself.")
        {
            Formula = "ŷ_t = \"softmax\"(o_t)  \"or\"  ŷ_t = o_t",
            MarksText = "A tick: right. A cross: wrong.",
            ValueText = "Right is the symbol of the largest probability.",
        },
        new(Topic.Target, "target", "What the prediction should be.")
        {
            Formula = "y_t",
        },
        new(
            Topic.TimestepLoss, "loss of one timestep",
            "How wrong the prediction at t is, as a mean over the batch: cross-entropy in nats, or half the squared error.")
        {
            Formula = "ℓ_t = −\"ln\" ŷ_t[y_t]  \"or\"  1/2 ‖ŷ_t − y_t‖^2",
            ValueText = "0 is perfect. For V symbols, guessing costs ln V.",
        },
        new(Topic.TotalLoss, "sum of the losses", "What is differentiated: the sum over all timesteps that have a loss.")
        {
            Formula = "L = Σ_t ℓ_t",
            ValueText = "The loss in the bar and in the chart is this sum divided by the number of its terms.",
        },
        new(Topic.InputWeights, "input weights", "What the input adds to each hidden unit: H rows, D columns.")
        {
            Formula = "W_{xh}",
        },
        new(
            Topic.RecurrentWeights, "recurrent weights",
            "What each hidden unit hands to each at the next timestep: H×H, the same at every timestep.")
        {
            Formula = "W_{hh}",
            ValueText = "The backward pass multiplies by its transpose at every step: this is why gradients vanish or explode.",
        },
        new(Topic.OutputWeights, "output weights", "How the output reads the hidden state: O rows, H columns.")
        {
            Formula = "W_{hy}",
        },
        new(Topic.Bias, "bias", "A constant that is added at every timestep, one number for each unit.")
        {
            Formula = "b_h,  b_y",
        },
        new(Topic.Slope, "slope of the activation", "How much a unit lets through: its φ', as a mean over units and batch.")
        {
            Formula = "φ'(a_t) = 1 − h_t^2  \"for tanh\"",
            ValueText = "Near 1 (for tanh) the gradient passes. Near 0 the units are saturated and it is lost.",
        },
    ];
}
