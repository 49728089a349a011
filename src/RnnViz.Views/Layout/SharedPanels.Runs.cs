using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

// several runs beside each other: what compares them is larger and stays longest, and what is of the one in front leaves first
internal static partial class SharedPanels
{
    private static Box[] DivideForRuns(Box area, float unit, LayoutRequest request)
    {
        float gap = ScreenFrame.Gap * unit;
        float rightWidth = MathF.Round(Math.Clamp(area.Width * (request.Runs == 2 ? 0.38f : 0.42f), 400 * unit, 700 * unit));
        (Box right, Box left) = area.CutRight(rightWidth, gap);
        var boxes = new Box[PanelNames.Count];
        bool isGated = request.Cell != CellKind.Vanilla;
        float strips = Least(PanelName.Hidden);
        ReadOnlySpan<(Row, PanelName[])> text = request.HasText ? [(new Row(132 * unit, 0.3f, 5), [PanelName.Text])] : [];
        ReadOnlySpan<(Row, PanelName[])> gates = isGated ? [(new Row(104 * unit, 0.15f, 4), [PanelName.Gates])] : [];
        Stack(left, gap, request, boxes, [
            (new Row(Least(PanelName.Unrolled), 0.1f, 1), [PanelName.Unrolled]),
            (new Row(strips, 0.3f, 2), [PanelName.Hidden]),
            .. text,
            .. gates,
            (new Row(strips, 0.3f, 3), [PanelName.Gradient]),
            (new Row((request.IsFlowTall ? 200 : 172) * unit, 0.5f, 0), [PanelName.Flow]),
        ]);

        // names at the ends of curves take width: the norm leaves, unless the lesson is about it
        PanelName[] curves = request.Panels.Contains(PanelName.GradientNorm) ? [PanelName.Loss, PanelName.GradientNorm] : [PanelName.Loss];
        PanelName spectrum = isGated ? PanelName.Carousel : PanelName.Spectrum;
        ReadOnlySpan<(Row, PanelName[])> task = request.HasTask ? [(new Row(Least(PanelName.Task), 0.3f, 1), [PanelName.Task])] : [];
        Stack(right, gap, request, boxes, [
            (new Row(148 * unit, 0.1f, 5), [PanelName.Equations]),
            (new Row(Least(PanelName.Training), 0.2f, 4), [PanelName.Training]),
            (new Row(Least(PanelName.Loss), 0.3f, 0), curves),
            (new Row(Least(PanelName.Verdict), 0.05f, 2), [PanelName.Verdict]),
            .. task,
            (new Row(126 * unit, 0.2f, 6), [spectrum]),
            (new Row(158 * unit, 0.05f, 3), [PanelName.Controls]),
        ]);
        return boxes;

        float Least(PanelName name) => PanelNeeds.Least(name, request).Height * unit;
    }
}
