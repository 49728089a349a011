using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>The panels by name and by the digit key that makes them the whole window.</summary>
public static class PanelNames
{
    /// <summary>How many panels there are.</summary>
    public const int Count = (int)PanelName.Bifurcation + 1;

    /// <summary>All panels, in the order of their digits.</summary>
    public static IReadOnlyList<PanelName> All { get; } = [.. Enumerable.Range(0, Count).Select(i => (PanelName)i)];

    /// <summary>Whether a panel has a column for each timestep, on the axis that such rows share; the carousel among few panels.</summary>
    public static bool IsTimeRow(PanelName name) =>
        name is PanelName.Unrolled or PanelName.Hidden or PanelName.Gates or PanelName.Gradient or PanelName.Flow or PanelName.Carousel;

    /// <summary>
    /// Whether a panel comes only where it is asked for, by its key or by the lesson: it has no place among all panels, and is not named
    /// among those that have left.
    /// </summary>
    public static bool IsOnDemand(PanelName name) =>
        name is PanelName.Surface or PanelName.Profile or PanelName.Phase or PanelName.Bifurcation;

    /// <summary>The digit key of a panel; none for the controls, which Tab opens.</summary>
    public static PanelKey KeyOf(PanelName name) => name switch
    {
        <= PanelName.Loss => (PanelKey)((int)name + 1),
        PanelName.GradientNorm => PanelKey.Loss,
        PanelName.Spectrum or PanelName.Carousel => PanelKey.Spectrum,
        PanelName.Task => PanelKey.Task,
        PanelName.Gates => PanelKey.Gates,
        PanelName.Text => PanelKey.Text,
        PanelName.Verdict => PanelKey.Verdict,
        PanelName.Surface or PanelName.Profile => PanelKey.Surface,
        PanelName.Phase or PanelName.Bifurcation => PanelKey.Phase,
        _ => PanelKey.None,
    };

    /// <summary>The key, as it is printed on it: a digit, or a letter.</summary>
    public static char SignOf(PanelKey key) => key switch
    {
        PanelKey.Text => 'U',
        PanelKey.Verdict => 'V',
        PanelKey.Surface => 'W',
        PanelKey.Phase => 'P',
        _ => (char)('0' + (int)key % 10),
    };

    /// <summary>The panels that a key shows: one, or the loss with the gradient's norm below it, or the surface with the profile.</summary>
    public static IReadOnlyList<PanelName> Of(PanelKey key) =>
        key == PanelKey.None ? [] : [.. All.Where(name => KeyOf(name) == key)];
}
