using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>Finds what the stops speak of among the panels of a lesson, or in the view of all numbers of a small network.</summary>
/// <param name="panels">All panels, the controls among them.</param>
/// <param name="terms">The view of all numbers.</param>
/// <param name="appearance">Where the panels stand.</param>
internal sealed class StopTargets(IReadOnlyList<Panel> panels, TermView terms, IAppearance appearance) : IStopTargets
{
    private StopSettings? known;
    private TargetSettings meant = new() { Panel = PanelName.Unrolled };

    /// <summary>The panels that are on the screen, each with its box in pixels.</summary>
    public IEnumerable<(PanelName Name, Box Box)> Shown =>
        panels.Where(panel => panel.Visible && panel.Bounds.Width > 0).Select(panel => (panel.LessonName!.Value, panel.Bounds));

    /// <inheritdoc/>
    public StopTarget? Of(FontBook fonts, StopSettings stop)
    {
        if (!ReferenceEquals(known, stop))
        {
            (known, meant) = (stop, MeantBy(stop));
        }

        if (terms.Visible)
        {
            return terms.Locate(fonts, meant);
        }

        return Find(meant.Panel) is { } panel
            ? new StopTarget(meant.Panel, panel.Bounds, panel.PlaceOf(fonts, meant)) { Head = panel.FigureHead }
            : null;
    }

    /// <summary>What a stop speaks of: its target, else what its place suggests, among the panels that it shows.</summary>
    public static TargetSettings MeantBy(StopSettings stop)
    {
        if (stop.Target is { } target)
        {
            return target;
        }

        TargetSettings suggested = Suggested(stop);
        return stop.Show.Count == 0 || stop.Show.Contains(suggested.Panel) ? suggested : suggested with { Panel = stop.Show[0] };
    }

    /// <summary>What a place of the walk suggests: the column where it is about a timestep, else the curve that goes on there.</summary>
    private static TargetSettings Suggested(StopSettings stop) => stop.Phase switch
    {
        Phase.Forward => new() { Panel = PanelName.Unrolled, Timestep = stop.Timestep },
        Phase.Backward => new() { Panel = PanelName.Flow, Timestep = stop.Timestep },
        Phase.Loss => new() { Panel = PanelName.Loss },
        _ => new() { Panel = PanelName.GradientNorm },
    };

    private Panel? Find(PanelName name)
    {
        for (int i = 0; i < panels.Count; i++)
        {
            if (panels[i].LessonName == name && panels[i].Visible && appearance.Layout[name].Width > 0)
            {
                return panels[i];
            }
        }

        return null;
    }
}
