namespace RnnViz.Lessons.Step;

/// <summary>The parameters of a network, in the order of the equations; G is the number of its gates, 1 for the vanilla cell.</summary>
public enum ParameterKind
{
    /// <summary>Wxh, G·H×D.</summary>
    Input,

    /// <summary>Whh, G·H×H.</summary>
    Recurrent,

    /// <summary>bh, G·H; nothing in a network without biases.</summary>
    HiddenBias,

    /// <summary>bhn, H, the bias that the reset gate of a GRU multiplies; nothing in other networks.</summary>
    CandidateBias,

    /// <summary>Why, O×H.</summary>
    Output,

    /// <summary>by, O; nothing in a network without biases.</summary>
    OutputBias,
}
