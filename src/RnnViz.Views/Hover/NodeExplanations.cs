namespace RnnViz.Views.Hover;

/// <summary>Explanations of the nodes and lines of a gated cell that is unrolled.</summary>
internal static class NodeExplanations
{
    /// <summary>Those of the LSTM, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> OfLstm { get; } =
    [
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
    ];

    /// <summary>Those of the GRU.</summary>
    public static IReadOnlyList<Explanation> OfGru { get; } =
    [
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
