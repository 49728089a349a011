using RnnViz.Engine.Drawing;
using RnnViz.Views.Hover;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>What a gate is about, by its letter, and how its numbers become colours.</summary>
internal static class GateTopics
{
    /// <summary>Of gates from 0 to 1, and of g and n from −1 to 1.</summary>
    public static ValueScale Scale { get; } = ValueScale.Linear(1);

    /// <summary>The topic of a letter.</summary>
    public static Topic Of(char letter) => letter switch
    {
        'i' => Topic.InputGate,
        'f' => Topic.ForgetGate,
        'g' => Topic.Candidate,
        'o' => Topic.OutputGate,
        'r' => Topic.ResetGate,
        'z' => Topic.UpdateGate,
        _ => Topic.NewState,
    };

    /// <summary>Whether the numbers are those of tanh, from −1 to 1, rather than of σ, from 0 to 1.</summary>
    public static bool IsSigned(char letter) => letter is 'g' or 'n';

    /// <summary>The colours of a gate.</summary>
    public static ColorMap MapOf(Theme theme, char letter) => IsSigned(letter) ? theme.Diverging : theme.Sequential;
}
