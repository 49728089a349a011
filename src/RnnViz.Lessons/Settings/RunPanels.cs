namespace RnnViz.Lessons.Settings;

/// <summary>Which panels show every run of a contrast; the others show the run in front alone.</summary>
public static class RunPanels
{
    /// <summary>All of them, in the order of <see cref="PanelName"/>.</summary>
    public static IReadOnlyList<PanelName> All { get; } = [.. Enum.GetValues<PanelName>().Where(ShowsAllRuns)];

    /// <summary>Whether the panel shows every run.</summary>
    public static bool ShowsAllRuns(this PanelName panel) => panel is PanelName.Hidden or PanelName.Gradient or PanelName.Flow
        or PanelName.Training or PanelName.Loss or PanelName.GradientNorm or PanelName.Spectrum or PanelName.Task or PanelName.Verdict;
}
