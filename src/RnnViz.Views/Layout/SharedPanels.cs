using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>
/// All panels of a lesson on one screen: the rows of timesteps on the left, the others on the right. Text never shrinks to fit:
/// where not all have room, those that matter least leave.
/// </summary>
internal static partial class SharedPanels
{
    /// <summary>What no panel that the lesson names is ranked behind.</summary>
    private const int Others = 100;

    /// <summary>The box of each panel by name; empty for those that left.</summary>
    /// <param name="area">The room.</param>
    /// <param name="unit">Pixels per design unit.</param>
    /// <param name="request">What is shown.</param>
    public static Box[] Divide(Box area, float unit, LayoutRequest request)
    {
        if (request.Runs > 1)
        {
            return DivideForRuns(area, unit, request);
        }

        float gap = ScreenFrame.Gap * unit;
        float rightWidth = MathF.Round(Math.Clamp(area.Width * 0.3f, 344 * unit, 480 * unit));
        (Box right, Box left) = area.CutRight(rightWidth, gap);
        var boxes = new Box[PanelNames.Count];
        bool isTall = request.IsFlowTall, isGated = request.Cell != CellKind.Vanilla;
        // of h or c there are buttons above those of the picture
        float flow = (request.Cell == CellKind.Lstm ? 104 : 92) * unit;
        float heatmap = (isTall ? 118 : 104) * unit, share = isTall ? 0.05f : 0.24f;
        ReadOnlySpan<(Row, PanelName[])> text = request.HasText ? [(new Row(132 * unit, 0.3f, 5), [PanelName.Text])] : [];
        if (request.IsTaskWide)
        {
            Stack(left, gap, request, boxes,
                (new Row(200 * unit, 0.2f, 0), [PanelName.Unrolled]),
                (new Row(220 * unit, 0.7f, 1), [PanelName.Task]),
                (new Row(flow, 0.1f, 2), [PanelName.Flow]));
        }
        else if (isGated)
        {
            // gates rather than gradients, where not both have room: the bars of the flow say how large those are
            Stack(left, gap, request, boxes, [
                (new Row(PanelNeeds.Least(PanelName.Unrolled, request).Height * unit, isTall ? 0.1f : 0.34f, 0), [PanelName.Unrolled]),
                (new Row(heatmap, share, 2), [PanelName.Hidden]),
                .. text,
                (new Row(heatmap, share, 3), [PanelName.Gates]),
                (new Row(heatmap, share, 4), [PanelName.Gradient]),
                (new Row(flow, isTall ? 0.8f : 0.18f, 1), [PanelName.Flow]),
            ]);
        }
        else
        {
            Stack(left, gap, request, boxes, [
                (new Row(200 * unit, isTall ? 0.1f : 0.34f, 0), [PanelName.Unrolled]),
                (new Row(heatmap, share, 3), [PanelName.Hidden]),
                .. text,
                (new Row(heatmap, share, 2), [PanelName.Gradient]),
                (new Row(flow, isTall ? 0.8f : 0.18f, 1), [PanelName.Flow]),
            ]);
        }

        PanelName spectrum = isGated ? PanelName.Carousel : PanelName.Spectrum;
        PanelName[] pictures = request.HasTask && !request.IsTaskWide ? [spectrum, PanelName.Task] : [spectrum];
        Stack(right, gap, request, boxes,
            (new Row(148 * unit, 0.3f, 0), [PanelName.Equations]),
            (new Row(100 * unit, 0.2f, 4), [PanelName.Training]),
            (new Row(108 * unit, 0.2f, 1), [PanelName.Loss, PanelName.GradientNorm]),
            (new Row(126 * unit, 0.25f, 2), pictures),
            (new Row(158 * unit, 0.05f, 3), [PanelName.Controls]));
        return boxes;
    }

    private static void Stack(
        Box area, float gap, LayoutRequest request, Box[] boxes, params ReadOnlySpan<(Row Row, PanelName[] Names)> stack)
    {
        var rows = new Row[stack.Length];
        for (int i = 0; i < stack.Length; i++)
        {
            rows[i] = stack[i].Row with { Rank = Rank(request, stack[i]) };
        }

        Box[] places = RowStack.Divide(area, gap, rows);
        for (int i = 0; i < stack.Length; i++)
        {
            PanelName[] names = stack[i].Names;
            if (names.Length == 1 || places[i].Width == 0)
            {
                boxes[(int)names[0]] = places[i];
                continue;
            }

            (Box first, Box second) = places[i].CutLeft(MathF.Round((places[i].Width - gap) / 2), gap);
            (boxes[(int)names[0]], boxes[(int)names[1]]) = (first.Snapped(), second.Snapped());
        }
    }

    /// <summary>The place of a row's first panel in the lesson's list, else its own rank behind all of that.</summary>
    private static int Rank(LayoutRequest request, (Row Row, PanelName[] Names) row)
    {
        for (int i = 0; i < request.Panels.Count; i++)
        {
            if (row.Names.Contains(request.Panels[i]))
            {
                return i;
            }
        }

        return Others + row.Row.Rank;
    }
}
