using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Layout;

/// <summary>One panel alone between the bars: a pure function of the layout that it replaces.</summary>
public static class FocusLayout
{
    /// <summary>How much larger type and lines are in a panel that has the window to itself.</summary>
    private const float Enlargement = 1.3f;

    /// <summary>The layout in which <paramref name="panel"/> takes all that lies between the bars; the others have empty boxes.</summary>
    /// <param name="layout">The layout of all panels.</param>
    /// <param name="panel">The panel; for none the layout stays as it is.</param>
    /// <param name="calloutHeight">What stays free below the panel for what the lesson says at its stops, in pixels; 0 for nothing.</param>
    public static ScreenLayout Of(ScreenLayout layout, PanelKey panel, float calloutHeight = 0)
    {
        if (panel == PanelKey.None)
        {
            return layout;
        }

        float unit = layout.Unit * Enlargement;
        // where a larger type would leave no room for the picture, it stays as it is
        Box content = new Box(0, layout.TopBar.Bottom, layout.Screen.Width, layout.Transport.Y - layout.TopBar.Bottom)
            .Inset(16 * layout.Unit, 12 * layout.Unit, 16 * layout.Unit, MathF.Max(12 * layout.Unit, calloutHeight)).Snapped();
        if (content.Width < 760 * unit || content.Height < 380 * unit)
        {
            unit = layout.Unit;
        }

        Box Place(PanelKey key) => key == panel ? content : default;
        (Box loss, Box norm) = content.CutTop(MathF.Round((content.Height - 12 * layout.Unit) * 0.58f), 12 * layout.Unit);
        return layout with
        {
            Focus = panel,
            PanelUnit = unit,
            CalloutStrip = new Box(0, content.Bottom, layout.Screen.Width, layout.Transport.Y - content.Bottom),
            Unrolled = Place(PanelKey.Unrolled),
            Hidden = Place(PanelKey.Hidden),
            Gradient = Place(PanelKey.Gradient),
            Flow = Place(PanelKey.Flow),
            Bptt = Place(PanelKey.Equations),
            FlowHistory = Place(PanelKey.Training),
            Loss = panel == PanelKey.Loss ? loss.Snapped() : default,
            GradientNorm = panel == PanelKey.Loss ? norm.Snapped() : default,
            Spectrum = Place(PanelKey.Spectrum),
            Task = Place(PanelKey.Task),
            Controls = default,
            Axis = ScreenLayout.AxisOf(content, unit, layout.Axis.Timesteps),
        };
    }
}
