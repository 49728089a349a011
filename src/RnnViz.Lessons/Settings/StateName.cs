using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>What an LSTM carries from timestep to timestep, as lesson files name it.</summary>
[Noun("state")]
public enum StateName
{
    /// <summary>h, which the gates and the outputs read.</summary>
    Hidden,

    /// <summary>c, the cell state.</summary>
    Cell,
}
