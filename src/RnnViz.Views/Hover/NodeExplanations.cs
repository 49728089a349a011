namespace RnnViz.Views.Hover;

/// <summary>Explanations of the parts of gated cells.</summary>
internal static class GatedExplanations
{
    private const string BarMarks = "The bar: the mean over the units of the sequence that is drawn, from 0 at its foot to 1.";

    private const string SignedMarks =
        "The bar: the mean over the units of the sequence that is drawn, from −1 to 1, up or down from its middle.";

    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(
            Topic.Gates, "gates",
            "Numbers from 0 to 1, one for each unit, that are computed anew at each timestep: how much is let through.")
        {
            MarksText = "Each bar is the mean of one gate over the units of the sequence that is drawn, in the order of the letters.",
        },
        new(Topic.ForgetGate, "forget gate f", "How much of each unit of the cell state is kept from the timestep before.")
        {
            Formula = "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + b_f)",
            MarksText = BarMarks,
            ValueText = "Along c the gradient is multiplied by f alone: with 0.5 at every step, half of it is lost each time.",
        },
        new(Topic.InputGate, "input gate i", "How much of the candidate g is written into each unit of the cell state.")
        {
            Formula = "i_t = σ(W_{xi} x_t + W_{hi} h_{t−1} + b_i)",
            MarksText = BarMarks,
        },
        new(Topic.Candidate, "candidate g", "What may be written into the cell state: numbers from −1 to 1.")
        {
            Formula = "g_t = \"tanh\"(W_{xg} x_t + W_{hg} h_{t−1} + b_g)",
            MarksText = SignedMarks,
        },
        new(Topic.OutputGate, "output gate o", "How much of each unit of the cell state the hidden state shows.")
        {
            Formula = "o_t = σ(W_{xo} x_t + W_{ho} h_{t−1} + b_o)",
            MarksText = BarMarks,
        },
        new(Topic.CellState, "cell state c", "The memory of an LSTM. It goes on from timestep to timestep without passing through any weights.")
        {
            Formula = "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t",
            MarksText = "The straight line above.",
            ValueText = "Where f is near 1, it stays as it is, and so does its gradient on the way back.",
        },
        new(
            Topic.CellGain, "gain along c",
            "What one timestep back makes of the gradient of the cell state: its norm at t against its norm at t + 1.")
        {
            Formula = "‖∂L/∂c_t‖ / ‖∂L/∂c_{t+1}‖",
            MarksText = "Orange: above 1. The arrow is thicker where ‖∂L/∂c_t‖ is larger.",
            ValueText = "What comes along the straight line is multiplied by f; the rest comes through the gates and W_h.",
        },
        new(Topic.ForgetNode, "⊙ with f", "Unit by unit: the former cell state times the forget gate. This is what is kept.")
        {
            Formula = "f_t ⊙ c_{t−1}",
            ValueText = "On the way back the gradient of c is multiplied by the same f.",
        },
        new(Topic.CandidateNode, "⊙ of i and g", "Unit by unit: the candidate times the input gate. This is what is new in the cell state.")
        {
            Formula = "i_t ⊙ g_t",
        },
        new(Topic.CellSumNode, "+ on the line of c", "What is kept plus what is new: the cell state of this timestep.")
        {
            Formula = "c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t",
            ValueText = "A sum hands the gradient on unchanged, to both of its terms.",
        },
        new(Topic.CellTanhNode, "tanh of c", "Brings the cell state between −1 and 1 before the output gate.")
        {
            Formula = "\"tanh\"(c_t)",
            ValueText = "Where |c| is large its slope 1 − tanh² c is near 0: hardly any gradient comes from h into c.",
        },
        new(Topic.ExposeNode, "⊙ with o", "Unit by unit: tanh of the cell state times the output gate. It is the hidden state.")
        {
            Formula = "h_t = o_t ⊙ \"tanh\"(c_t)",
        },
        new(Topic.ResetGate, "reset gate r", "How much of what comes from the former hidden state the candidate n gets to see.")
        {
            Formula = "r_t = σ(W_{xr} x_t + W_{hr} h_{t−1} + b_r)",
            MarksText = BarMarks,
        },
        new(Topic.UpdateGate, "update gate z", "How much of each unit of the former hidden state is kept; the rest is taken from n.")
        {
            Formula = "z_t = σ(W_{xz} x_t + W_{hz} h_{t−1} + b_z)",
            MarksText = BarMarks,
            ValueText = "Along the straight line the gradient is multiplied by z alone: near 1 it is kept.",
        },
        new(Topic.NewState, "candidate n", "What may take the place of the former hidden state: numbers from −1 to 1.")
        {
            Formula = "n_t = \"tanh\"(W_{xn} x_t + b_n + r_t ⊙ (W_{hn} h_{t−1} + b_{hn}))",
            MarksText = SignedMarks,
        },
        new(Topic.KeepNode, "⊙ with z", "Unit by unit: the former hidden state times the update gate. This is what is kept.")
        {
            Formula = "z_t ⊙ h_{t−1}",
            ValueText = "On the way back the gradient of h is multiplied by the same z.",
        },
        new(Topic.NewNode, "⊙ with 1 − z", "Unit by unit: the candidate n times what z leaves free. This is what is new.")
        {
            Formula = "(1 − z_t) ⊙ n_t",
        },
        new(Topic.HiddenSumNode, "+ on the line of h", "What is kept plus what is new: the hidden state of this timestep.")
        {
            Formula = "h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}",
            ValueText = "A sum hands the gradient on unchanged, to both of its terms.",
        },
        new(Topic.ResetNode, "⊙ with r", "Unit by unit: what W_{hn} makes of the former hidden state, times the reset gate.")
        {
            Formula = "r_t ⊙ (W_{hn} h_{t−1} + b_{hn})",
        },
    ];
}
