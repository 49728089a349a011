namespace RnnViz.Lessons.Step;

/// <summary>The five parameters of a network, in the order of the equations.</summary>
public enum ParameterKind
{
    /// <summary>Wxh, H×D.</summary>
    Input,

    /// <summary>Whh, H×H.</summary>
    Recurrent,

    /// <summary>bh, H; nothing in a network without biases.</summary>
    HiddenBias,

    /// <summary>Why, O×H.</summary>
    Output,

    /// <summary>by, O; nothing in a network without biases.</summary>
    OutputBias,
}
