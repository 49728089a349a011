namespace RnnViz.Views.Layout;

/// <summary>What lesson files call the panels: the values of view.focus.</summary>
public static class FocusNames
{
    /// <summary>The names in the order of the panels' digits.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["unrolled", "hidden", "gradient", "flow", "equations", "training", "loss", "spectrum", "task"];

    /// <summary>The panel of a name; none for null or a name that is not there.</summary>
    public static PanelKey Find(string? name)
    {
        for (int i = 0; i < All.Count; i++)
            if (All[i] == name) return (PanelKey)(i + 1);
        return PanelKey.None;
    }
}
