namespace RnnViz.Engine.Controls;

/// <summary>
/// The actions of the program that the control with the keyboard focus takes for itself. A key has one action, whoever has
/// the focus; so a control is told which actions mean "less" and "more" rather than which keys. There is none for the least
/// and the greatest value: a single press must not throw a value to an end.
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

    /// <summary>Takes what was typed, switches a toggle, and gives the focus up.</summary>
    public required string Accept { get; init; }

    /// <summary>Drops what was typed and gives the focus up.</summary>
    public required string Cancel { get; init; }

    /// <summary>Any of these belongs to the program, also while a number is typed: the focus is given up and the action goes on.</summary>
    public IReadOnlyList<string> Leave { get; init; } = [];

    /// <summary>Takes the last typed character back.</summary>
    public required string Erase { get; init; }
}
