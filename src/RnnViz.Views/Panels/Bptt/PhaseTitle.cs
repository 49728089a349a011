using RnnViz.Lessons.Phases;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>The title of a panel that shows the equations of a phase.</summary>
internal static class PhaseTitle
{
    /// <summary>The title, in capitals.</summary>
    public static string Of(Phase phase) => phase switch
    {
        Phase.Forward => "FORWARD STEP",
        Phase.Loss => "LOSS",
        Phase.Backward => "BACKPROPAGATION STEP",
        _ => "UPDATE",
    };
}
