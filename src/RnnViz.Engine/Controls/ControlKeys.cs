namespace RnnViz.Engine.Controls;

/// <summary>
/// The actions of the program that the control with the keyboard focus takes for itself. A key has one action, whoever has
/// the focus; so a control is told which actions mean "less" and "more" rather than which keys.
/// </summary>
public sealed record ControlKeys
{
    /// <summary>To the next control.</summary>
    public required string Next { get; init; }

    /// <summary>To the previous control.</summary>
    public required string Previous { get; init; }

    /// <summary>Any of these makes a value smaller or chooses the name before.</summary>
    public required IReadOnlyList<string> Less { get; init; }

    /// <summary>Any of these makes a value larger or chooses the name after.</summary>
    public required IReadOnlyList<string> More { get; init; }

    /// <summary>The least value, the first name.</summary>
    public required string First { get; init; }

    /// <summary>The greatest value, the last name.</summary>
    public required string Last { get; init; }

    /// <summary>Takes what was typed; begins typing where nothing was; switches a toggle.</summary>
    public required string Accept { get; init; }

    /// <summary>Drops what was typed; gives the focus up where nothing was.</summary>
    public required string Cancel { get; init; }

    /// <summary>Takes the last typed character back.</summary>
    public required string Erase { get; init; }
}
