using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>The panels by name and by the digit key that makes them the whole window.</summary>
public static class PanelNames
{
    /// <summary>How many panels there are.</summary>
    public const int Count = (int)PanelName.Controls + 1;

    /// <summary>All panels, in the order of their digits.</summary>
    public static IReadOnlyList<PanelName> All { get; } = [.. Enumerable.Range(0, Count).Select(i => (PanelName)i)];

    /// <summary>Whether a panel that has few others beside it has one column for each timestep, on the axis that all such rows share.</summary>
    public static bool IsTimeRow(PanelName name) =>
        name is PanelName.Unrolled or PanelName.Hidden or PanelName.Gates or PanelName.Gradient or PanelName.Flow or PanelName.Carousel;

    /// <summary>The digit key of a panel; none for the controls, which Tab opens.</summary>
    public static PanelKey KeyOf(PanelName name) => name switch
    {
        <= PanelName.Loss => (PanelKey)((int)name + 1),
        PanelName.GradientNorm => PanelKey.Loss,
        PanelName.Spectrum or PanelName.Carousel => PanelKey.Spectrum,
        PanelName.Task => PanelKey.Task,
        PanelName.Gates => PanelKey.Gates,
        _ => PanelKey.None,
    };

    /// <summary>The digit of a key, as it is printed on it.</summary>
    public static char DigitOf(PanelKey key) => (char)('0' + (int)key % 10);

    /// <summary>The panels that a digit key shows: one, or the loss with the gradient's norm below it.</summary>
    public static IReadOnlyList<PanelName> Of(PanelKey key) =>
        key == PanelKey.None ? [] : [.. All.Where(name => KeyOf(name) == key)];
}
