using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

// of a figure
public sealed partial record ScreenLayout
{
    /// <summary>The layout of a figure: the panels asked for, or all that the screen would show.</summary>
    /// <param name="size">The canvas in pixels.</param>
    /// <param name="scale">What type is larger by than the figure's size has it, where no size of type is asked for.</param>
    /// <param name="request">What shall be shown, with its figure.</param>
    public static ScreenLayout ComputeFigure(Extent size, float scale, LayoutRequest request)
    {
        FigureRequest figure = request.Figure!;
        PanelName[] names = NamesOf(request);
        ScreenFrame frame = FrameOfFigure(size, scale, request);
        float unit = frame.Unit;
        (Box strip, Box room) = request.Strip > 0
            ? frame.Room.CutTop(MathF.Round(request.Strip), ScreenFrame.Gap * unit) : (default, frame.Room);
        Box[] boxes = FigurePlan.Divide(room, unit, names, request);
        Box rows = names.Where(PanelNames.IsTimeRow).Select(name => boxes[(int)name]).FirstOrDefault(room);
        return new ScreenLayout(boxes)
        {
            Unit = unit,
            PanelUnit = unit,
            Focus = PanelKey.None,
            IsChosen = true,
            CalloutStrip = strip,
            Footer = default,
            NotShown = [],
            Screen = frame.Screen,
            TopBar = frame.TopBar,
            Transport = frame.Transport,
            Room = room,
            HasDrawer = false,
            Figure = figure,
            Axis = AxisOf(rows, room, unit, request),
        };
    }

    /// <summary>The height in pixels at which a figure of a width looks right.</summary>
    public static float FigureHeight(float width, float scale, LayoutRequest request)
    {
        PanelName[] names = NamesOf(request);
        return FigurePlan.Height(width, FrameOfFigure(new Extent(width, 0), scale, request).Unit, names, request);
    }

    /// <summary>The room of a figure, and its pixels per design unit.</summary>
    public static ScreenFrame FrameOfFigure(Extent size, float scale, LayoutRequest request) => ScreenFrame.OfFigure(
        size, request.Figure!.Unit ?? FigurePlan.UnitOf(size, scale, NamesOf(request), request), FigurePlan.MarginOf(request));

    /// <summary>Whether the panels of a figure have room at the size of type that is asked for; always where none is.</summary>
    public static bool FitsFigure(Extent size, LayoutRequest request) => request.Figure!.Unit is not { } unit
        || FigurePlan.Fits(size, unit, NamesOf(request), request);

    /// <summary>
    /// The panels of a figure: those asked for, else those that have the screen to themselves, else those that a
    /// screen of 1280 × 720 would show, but for the controls.
    /// </summary>
    public static PanelName[] NamesOf(LayoutRequest request)
    {
        PanelName[] asked = [.. request.Figure!.Panels.Count > 0 ? request.Figure.Panels : request.Only];
        if (asked.Length == 0)
        {
            ScreenLayout screen = Compute(ScreenFrame.Of(new Extent(1280, 720), 1), request with { Strip = 0, HasDrawer = false });
            asked = [.. PanelNames.All.Where(name => name != PanelName.Controls && screen[name].Width > 0)
                .OrderBy(name => screen[name].X).ThenBy(name => screen[name].Y)];
        }

        return [.. asked.Where(request.Has).Distinct()];
    }
}
