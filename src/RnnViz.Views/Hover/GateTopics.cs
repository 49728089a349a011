namespace RnnViz.Views.Hover;

/// <summary>What the letters of gates are about.</summary>
internal static class GateTopics
{
    /// <summary>The topic of a gate's letter, one of i, f, g, o and r, z, n.</summary>
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
}
