using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Scenes;

/// <summary>What a panel shows, in words for those who do not see it.</summary>
internal static class PanelWords
{
    private static readonly string[] Words =
    [
        "the network unrolled in time", "the hidden states", "the gradients of the hidden states", "the gradient flow",
        "the equations of the step", "the gradient flow over training", "the loss over training",
        "the norm of the gradient over training", "the eigenvalues of Whh", "the carousel", "the task", "the gates",
        "the text, coloured by a hidden unit", "the controls", "the table of the runs",
        "the loss around the weights", "the loss along the next step", "the phase plane of the state",
        "the fixed points of the unit",
    ];

    /// <summary>The words, after "shows".</summary>
    public static string Of(PanelName name) => Words[(int)name];
}
