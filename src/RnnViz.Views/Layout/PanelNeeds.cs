using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>
/// What a panel needs so that its texts stand apart and its picture can be read, in design units, and how much of a height
/// that is left over it makes use of.
/// </summary>
internal static class PanelNeeds
{
    /// <summary>The least width and height.</summary>
    public static Extent Least(PanelName name, LayoutRequest request) => name switch
    {
        PanelName.Unrolled => new(540, UnrolledHeight(request)),
        PanelName.Hidden or PanelName.Gradient when request.Runs > 1 => new(460, 43 + 34 * request.Runs),
        PanelName.Hidden or PanelName.Gradient => new(460, request.IsFlowTall ? 118 : 110),
        PanelName.Gates => new(460, request.HasAllGates ? 150 : 110),
        PanelName.Flow when request.Runs > 1 && !request.IsFlowTall => new(480, 144),
        PanelName.Flow => request.IsFlowTall ? new(480, 200) : new(460, request.Cell == CellKind.Lstm ? 104 : 96),
        PanelName.Carousel => new(290, 126),
        PanelName.Equations => new(344, 160),
        PanelName.Training => request.Runs > 1 ? new(130 + 90 * request.Runs, 126) : new(300, 130),
        PanelName.Loss => request.HasTable ? new(430, 176) : request.Runs > 1 ? new(300, 124) : new(270, 116),
        PanelName.GradientNorm => new(270, 116),
        PanelName.Spectrum => new(290, 150),
        PanelName.Task when request.Runs > 1 => new(160 * request.Runs, 136),
        PanelName.Task => request.IsTaskWide ? new(560, 225) : new(300, 140),
        PanelName.Text => new(430, 132),
        PanelName.Verdict => new(420, VerdictHeight(request)),
        PanelName.Surface => new(300, 225),
        PanelName.Profile => new(280, 165),
        PanelName.Phase => new(300, 230),
        PanelName.Bifurcation => new(300, 185),
        _ => new(344, 160),
    };

    /// <summary>The width and height from which on larger type and lines do more for it than more room.</summary>
    public static Extent Comfortable(PanelName name, LayoutRequest request) => name switch
    {
        PanelName.Unrolled => new(540, UnrolledHeight(request) + 5),
        PanelName.Hidden or PanelName.Gradient => new(460, request.Runs > 1 ? 43 + 60 * request.Runs : 150),
        PanelName.Gates => new(460, request.HasAllGates ? 220 : 150),
        PanelName.Flow => new(460, request.IsFlowTall ? 260 : request.Runs > 1 ? 230 : 190),
        PanelName.Carousel => new(460, 150),
        PanelName.Equations => new(344, 175),
        PanelName.Training => request.Runs > 1 ? new(140 + 130 * request.Runs, 210) : new(310, 190),
        PanelName.Loss => request.HasTable ? new(440, 225) : new(request.Runs > 1 ? 300 : 290, 165),
        PanelName.GradientNorm => new(290, 165),
        PanelName.Spectrum => new(290, 190),
        PanelName.Task when request.Runs == 2 => new(460, 180),
        PanelName.Task when request.Runs > 2 => new(480, 144 * request.Runs),
        PanelName.Task => request.IsTaskWide ? new(560, 240) : new(310, 180),
        PanelName.Text => new(760, 400),
        PanelName.Verdict => new(760, VerdictHeight(request) + 20),
        PanelName.Surface => new(420, 340),
        PanelName.Profile => new(340, 240),
        PanelName.Phase => new(440, 380),
        PanelName.Bifurcation => new(500, 320),
        _ => new(344, 190),
    };

    /// <summary>Its part of a height that is left over.</summary>
    public static float Stretch(PanelName name) => name switch
    {
        PanelName.Unrolled => 0.7f,
        PanelName.Flow => 1.6f,
        PanelName.Gates => 1.4f,
        PanelName.Training or PanelName.Task => 1.2f,
        PanelName.Surface or PanelName.Phase or PanelName.Bifurcation => 2,
        PanelName.Text => 2,
        PanelName.Equations => 0.5f,
        PanelName.Controls => 0.2f,
        PanelName.Verdict => 0.3f,
        _ => 1,
    };

    /// <summary>A heading, a row for each run, and two lines of words below.</summary>
    private static float VerdictHeight(LayoutRequest request) => 30 + 22 * (request.TableRows + 1) + 6 + 2 * 19 + 8;

    /// <summary>A gated cell has bars between its lines, and an LSTM arrows back along both of them.</summary>
    private static float UnrolledHeight(LayoutRequest request) => request.Cell switch
    {
        CellKind.Lstm => 230,
        CellKind.Gru => 216,
        _ => 200,
    };
}
