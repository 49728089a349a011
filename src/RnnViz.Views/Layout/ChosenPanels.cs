using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>
/// A few panels that have the window to themselves, as large as they can be: of the ways to set them, the one in which type and
/// lines are largest. Rows of timesteps stand below one another, on one axis; the others beside or below them.
/// </summary>
internal static class ChosenPanels
{
    /// <summary>How much larger type and lines are than on the screen of all panels, at most.</summary>
    private const float MostEnlargement = 1.6f;

    /// <summary>The box of each panel by name, empty for those that were not chosen, and the pixels per design unit in them.</summary>
    /// <param name="area">The room.</param>
    /// <param name="unit">Pixels per design unit on the screen of all panels.</param>
    /// <param name="names">The chosen, in their order; at least one.</param>
    /// <param name="request">What is shown.</param>
    public static (Box[] Boxes, float Unit) Divide(Box area, float unit, IReadOnlyList<PanelName> names, LayoutRequest request)
    {
        float gap = ScreenFrame.Gap * unit, best = 0;
        PanelName[][] groups = [];
        bool areColumns = true;
        foreach ((PanelName[][] candidate, bool inColumns) in Ways(names))
        {
            // larger type only where the pictures keep their room; type of the usual size wherever it fits at all
            float larger = UnitOf(area, gap, candidate, inColumns, PanelNeeds.Comfortable, request);
            float fitting = larger >= unit ? MathF.Min(larger, MostEnlargement * unit)
                : MathF.Min(unit, UnitOf(area, gap, candidate, inColumns, PanelNeeds.Least, request));
            // of two that are nearly as good, the first
            if (fitting > best * 1.12f)
            {
                (best, groups, areColumns) = (fitting, candidate, inColumns);
            }
        }

        if (request.HasTable && best < unit && names.Count > 1 && names.Contains(PanelName.Loss))
        {
            return Divide(area, unit, [PanelName.Loss], request);
        }

        var boxes = new Box[PanelNames.Count];
        Box[] places = Split(area, gap, best, areColumns, groups.Select(group => Across(group, areColumns, PanelNeeds.Least, request)),
            groups.Select(Shares));
        for (int i = 0; i < groups.Length; i++)
        {
            Box[] inside = Split(
                places[i], gap, best, !areColumns, groups[i].Select(name => Along(name, areColumns, PanelNeeds.Least, request)),
                groups[i].Select(name => areColumns ? Stretch(name) : PanelNeeds.Least(name, request).Width));
            for (int j = 0; j < inside.Length; j++)
            {
                boxes[(int)groups[i][j]] = inside[j].Snapped();
            }
        }

        return (boxes, best);

        float Shares(PanelName[] group) => areColumns ? Across(group, areColumns, PanelNeeds.Least, request) : group.Max(Stretch);

        // what comes first is what is to be looked at
        float Stretch(PanelName name) => PanelNeeds.Stretch(name) * (name == names[0] ? 2 : 1);
    }

    /// <summary>Columns of panels below one another, or bands of panels beside one another.</summary>
    private static IEnumerable<(PanelName[][] Groups, bool AreColumns)> Ways(IReadOnlyList<PanelName> names)
    {
        PanelName[] rows = [.. names.Where(PanelNames.IsTimeRow)], others = [.. names.Where(name => !PanelNames.IsTimeRow(name))];
        PanelName[][] time = rows.Length > 0 ? [rows] : [];
        if (others.Length == 0)
        {
            yield return (time, true);
            yield break;
        }

        // beside one another rather than below, but for curves over the same iterations
        bool areCurves = others is [PanelName.Loss, PanelName.GradientNorm] or [PanelName.GradientNorm, PanelName.Loss];
        bool isWideFirst = rows.Length == 0 && !areCurves;
        for (int i = 0; i < others.Length; i++)
        {
            yield return ([.. time, .. Parts(others, isWideFirst ? others.Length - i : i + 1)], true);
        }

        for (int parts = 1; parts <= others.Length; parts++)
        {
            yield return ([.. rows.Select(row => (PanelName[])[row]), .. Parts(others, parts)], false);
        }
    }

    private static IEnumerable<PanelName[]> Parts(PanelName[] names, int parts) =>
        Enumerable.Range(0, parts).Select(i => names[(names.Length * i / parts)..(names.Length * (i + 1) / parts)]);

    /// <summary>The largest unit at which all have what they need.</summary>
    private static float UnitOf(
        Box area, float gap, PanelName[][] groups, bool areColumns, Func<PanelName, LayoutRequest, Extent> needs, LayoutRequest request)
    {
        float across = areColumns ? area.Width : area.Height, along = areColumns ? area.Height : area.Width;
        float unit = (across - gap * (groups.Length - 1)) / groups.Sum(group => Across(group, areColumns, needs, request));
        foreach (PanelName[] group in groups)
        {
            unit = MathF.Min(unit, (along - gap * (group.Length - 1)) / group.Sum(name => Along(name, areColumns, needs, request)));
        }

        return unit;
    }

    private static float Across(
        PanelName[] group, bool areColumns, Func<PanelName, LayoutRequest, Extent> needs, LayoutRequest request) =>
        group.Max(name => Along(name, !areColumns, needs, request));

    private static float Along(
        PanelName name, bool areColumns, Func<PanelName, LayoutRequest, Extent> needs, LayoutRequest request) =>
        areColumns ? needs(name, request).Height : needs(name, request).Width;

    /// <summary>Gives each what it needs and its share of the rest, from left to right or from top to bottom.</summary>
    private static Box[] Split(Box area, float gap, float unit, bool toTheRight, IEnumerable<float> needs, IEnumerable<float> shares)
    {
        float[] least = [.. needs.Select(need => need * unit)], share = [.. shares];
        float length = toTheRight ? area.Width : area.Height, at = toTheRight ? area.X : area.Y;
        float spare = MathF.Max(0, length - least.Sum() - gap * (least.Length - 1)), all = share.Sum();
        var boxes = new Box[least.Length];
        for (int i = 0; i < least.Length; i++)
        {
            float size = least[i] + spare * share[i] / all;
            boxes[i] = toTheRight ? area with { X = at, Width = size } : area with { Y = at, Height = size };
            at += size + gap;
        }

        return boxes;
    }
}
