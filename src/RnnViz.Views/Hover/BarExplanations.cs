namespace RnnViz.Views.Hover;

/// <summary>Explanations of the bars at the top and the bottom.</summary>
internal static class BarExplanations
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new(Topic.Lesson, "the lesson", "What is open: task, network and settings come from a lesson file. L opens another one."),
        new(Topic.Shape, "sizes", "T timesteps in a sequence, H hidden units, B sequences in a batch."),
        new(Topic.ForwardPhase, "forward pass", "First part of an iteration: the network reads the sequence from t = 1 to T.")
        {
            Formula = "h_t = φ(W_{xh} x_t + W_{hh} h_{t−1} + b_h)",
            MarksText = "Filled blue: the walk is in it.",
        },
        new(Topic.LossPhase, "loss", "Second part of an iteration: the predictions are compared with the targets.")
        {
            Formula = "L = Σ_t ℓ_t",
            MarksText = "Filled: the walk is in it.",
        },
        new(
            Topic.BackwardPhase, "backward pass",
            "Third part of an iteration: gradients go back from t = T to 1 (backpropagation through time).")
        {
            Formula = "g_t = W_{hy}ᵀ e_t + W_{hh}ᵀ δ_{t+1}",
            MarksText = "Filled orange: the walk is in it.",
        },
        new(Topic.UpdatePhase, "update", "Last part of an iteration: the gradient is clipped, and the optimizer changes the weights.")
        {
            Formula = "p ← p − η ∂L/∂p",
            MarksText = "Filled: the walk is in it.",
        },
        new(Topic.Iteration, "iteration", "How many updates the weights have behind them. At 0 they are as they were initialized."),
        new(Topic.TermNumber, "term", "The smallest step of the walk: one equation at one timestep, counted within its phase."),
        new(Topic.Loss, "loss", "How wrong the network is on this batch: the mean over the n timesteps that have one.")
        {
            Formula = "L/n, L = Σ_t ℓ_t",
            MarksText = "Pale until the walk has come to it.",
            ValueText = "Lower is better. The dashed lines of the loss chart say what simple rules reach.",
        },
        new(Topic.FrameRate, "frames per second", "How many pictures are drawn in a second. It says nothing about the network."),
        new(Topic.First, "to the beginning", "Goes to the first stop of the lesson, or to iteration 0 where it has none (Home)."),
        new(Topic.Back, "one step back", "Goes back by one step (←). How long a step is stands right of the timeline."),
        new(Topic.Play, "run and pause", "Trains on, batch after batch, or pauses (Space)."),
        new(Topic.Step, "one step on", "Goes on by one step (→). How long a step is stands right of the timeline."),
        new(Topic.Last, "to the end", "Goes to the newest iteration of the history (End)."),
        new(Topic.Timeline, "timeline", "All iterations so far, from left to right. A click or a drag goes to any of them.")
        {
            MarksText =
                "▼ a stop of the lesson. Orange spike: the largest gradient. Cross: the first NaN or ∞. Fork: a change in the past.",
        },
        new(Topic.StepChooser, "length of a step", "A whole batch, a phase, a timestep, or a term: one equation at one timestep (↑ ↓)."),
        new(Topic.Speed, "speed", "How many batches are trained for each picture while training runs.")
        {
            MarksText = "“3 of 100” says that only 3 fit into the time of a frame.",
        },
        new(
            Topic.NotShown, "panels that are not shown",
            "There is no room for them now. The key before a name brings that panel; a larger window or a smaller scale (−) all."),
        new(
            Topic.Commands, "buttons for keys",
            "Lessons (L), theme (T), picture of the window (S), help (?): each does what its key does."),
    ];
}
