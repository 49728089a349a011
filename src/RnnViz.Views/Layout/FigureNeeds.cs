using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>How wide a panel of a figure is at least beside another one, and how high it looks right, in design units.</summary>
internal static class FigureNeeds
{
    /// <summary>The title's line of a panel, which a bare figure does without.</summary>
    private const float Title = 22;

    /// <summary>The width from which on two panels stand beside one another rather than below.</summary>
    public static float Width(PanelName name, LayoutRequest request) => name switch
    {
        PanelName.Equations or PanelName.Controls => 380,
        PanelName.Text or PanelName.Verdict => 430,
        PanelName.Task when request.IsTaskWide => 560,
        PanelName.Task when request.Runs > 1 => 180 * request.Runs,
        PanelName.Training or PanelName.Loss when request.Runs > 1 => 330,
        _ => 300,
    };

    /// <summary>The height at a width.</summary>
    /// <param name="name">The panel.</param>
    /// <param name="width">Its width.</param>
    /// <param name="request">What is shown.</param>
    public static float Height(PanelName name, float width, LayoutRequest request)
    {
        float least = PanelNeeds.Comfortable(name, request).Height;
        float height = name switch
        {
            PanelName.Unrolled or PanelName.Verdict => least,
            PanelName.Text => 260,
            PanelName.Flow when request.IsFlowTall => MathF.Max(260, width * 0.4f),
            PanelName.Spectrum => Math.Clamp(width * 0.75f, 190, 330),
            _ => MathF.Max(least, MathF.Min(width * 0.45f, 1.3f * least)),
        };
        return height - (request.Figure is { IsBare: true } ? Title : 0);
    }
}
