using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>How wide a panel of a figure is at least beside another one, and how high it looks right, in design units.</summary>
internal static class FigureNeeds
{
    /// <summary>What a card leaves free at its edges and a bare panel does without, in design units.</summary>
    private const float Edge = 5.5f, UpperEdge = 6.5f, LowerEdge = 5;

    /// <summary>What the axes of a row take above and below it that in the window stands at its left, in design units.</summary>
    private const float RowHead = 42, RowFoot = 20;

    /// <summary>The line above the plot of other panels with axes.</summary>
    private const float AxisLine = 19;

    /// <summary>The width from which on two panels stand beside one another rather than below.</summary>
    public static float Width(PanelName name, LayoutRequest request) => name switch
    {
        PanelName.Equations or PanelName.Controls => 380,
        PanelName.Text or PanelName.Verdict => 430,
        PanelName.Surface or PanelName.Phase => 380,
        PanelName.Task when request.IsTaskWide => 560,
        PanelName.Task when request.Runs > 1 => 180 * request.Runs,
        PanelName.Training or PanelName.Loss when request.Runs > 1 => 330,
        _ => 300,
    };

    /// <summary>The box of a bare panel, whose card would reach beyond its place.</summary>
    public static Box Grown(Box place, float unit) => place.Inset(-Edge * unit, -UpperEdge * unit, -Edge * unit, -LowerEdge * unit);

    /// <summary>The height at a width.</summary>
    /// <param name="name">The panel.</param>
    /// <param name="width">Its width.</param>
    /// <param name="request">What is shown.</param>
    public static float Height(PanelName name, float width, LayoutRequest request)
    {
        bool isBare = request.Figure is { IsBare: true };
        float least = PanelNeeds.Comfortable(name, request).Height, card = isBare ? UpperEdge + LowerEdge : 0;
        float height = name switch
        {
            PanelName.Unrolled or PanelName.Verdict => least,
            PanelName.Text => 260,
            PanelName.Flow when request.IsFlowTall => MathF.Max(260, width * 0.4f),
            PanelName.Surface or PanelName.Phase => Math.Clamp(width * 0.8f, 270, 480),
            PanelName.Profile or PanelName.Bifurcation => Math.Clamp(width * 0.62f, 220, 380),
            PanelName.Spectrum => Math.Clamp(width * 0.75f, 190, 330),
            _ => MathF.Max(least, MathF.Min(width * 0.42f, 1.3f * least)),
        };
        float axes = name == PanelName.Unrolled ? RowFoot : PanelNames.IsTimeRow(name) ? RowHead + RowFoot
            : name is PanelName.Loss or PanelName.GradientNorm or PanelName.Training ? AxisLine : 0;
        return height + axes - card;
    }
}
