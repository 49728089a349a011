using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Layout;

/// <summary>
/// Where everything stands: a pure function of the canvas' size, the scale and what shall be shown. Nothing on the screen
/// positions itself by any other rule.
/// </summary>
public sealed partial record ScreenLayout
{
    /// <summary>The line that names the hidden panels, and the room above it, in design units.</summary>
    private const float FooterHeight = 21;

    /// <summary>The note of where numbers stopped being finite, in design units.</summary>
    private const float NoteHeight = 32;

    /// <summary>From this size on, in design units, a panel has room for more ticks, labels and numbers.</summary>
    private const float LargeWidth = 620, LargeHeight = 340;

    private readonly Box[] boxes;

    private ScreenLayout(Box[] boxes) => this.boxes = boxes;

    /// <summary>Pixels per design unit.</summary>
    public required float Unit { get; init; }

    /// <summary>Pixels per design unit within panels: larger where few panels share the window.</summary>
    public required float PanelUnit { get; init; }

    /// <summary>The panel that has the window to itself, or none.</summary>
    public required PanelKey Focus { get; init; }

    /// <summary>Whether some panels have the window to themselves.</summary>
    public required bool IsChosen { get; init; }

    /// <summary>What stays free below the upper bar for what the lesson says at its stops; empty where it says nothing.</summary>
    public required Box CalloutStrip { get; init; }

    /// <summary>The line that names the panels which are not shown; empty where all are.</summary>
    public required Box Footer { get; init; }

    /// <summary>The line above the transport that says where numbers stopped being finite; empty where all are.</summary>
    public Box Note { get; init; }

    /// <summary>The panels of the lesson that are not shown, in the order of their digits.</summary>
    public required IReadOnlyList<PanelName> NotShown { get; init; }

    /// <summary>The whole canvas.</summary>
    public required Box Screen { get; init; }

    /// <summary>The bar with lesson and status.</summary>
    public required Box TopBar { get; init; }

    /// <summary>The bar with the transport.</summary>
    public required Box Transport { get; init; }

    /// <summary>What the panels share: between the bars, within the margins, without strip and footer.</summary>
    public required Box Room { get; init; }

    /// <summary>The columns of timesteps, shared by all rows of timesteps; y and height are the room's.</summary>
    public required TimeAxis Axis { get; init; }

    /// <summary>The figure that is made; null for the window.</summary>
    public FigureRequest? Figure { get; init; }

    /// <summary>Whether the controls stand in front of other panels.</summary>
    public required bool HasDrawer { get; init; }

    /// <summary>The unrolled network.</summary>
    public Box Unrolled => this[PanelName.Unrolled];

    /// <summary>The heatmap of hidden states.</summary>
    public Box Hidden => this[PanelName.Hidden];

    /// <summary>The heatmap of ∂L/∂h.</summary>
    public Box Gradient => this[PanelName.Gradient];

    /// <summary>The bars ‖∂L/∂h_t‖.</summary>
    public Box Flow => this[PanelName.Flow];

    /// <summary>Gradient flow over training.</summary>
    public Box FlowHistory => this[PanelName.Training];

    /// <summary>The loss curve.</summary>
    public Box Loss => this[PanelName.Loss];

    /// <summary>Gradient norms before and after clipping.</summary>
    public Box GradientNorm => this[PanelName.GradientNorm];

    /// <summary>
    /// The equations of the step that is being walked through; while training runs, the gradient through time in numbers.
    /// </summary>
    public Box Bptt => this[PanelName.Equations];

    /// <summary>The spectrum of Whh.</summary>
    public Box Spectrum => this[PanelName.Spectrum];

    /// <summary>The task's own picture: generated text, a predicted curve, target against output; empty when the lesson has none.</summary>
    public Box Task => this[PanelName.Task];

    /// <summary>What the lecturer can change while training runs.</summary>
    public Box Controls => this[PanelName.Controls];

    /// <summary>The box of a panel; empty for one that is not shown.</summary>
    public Box this[PanelName name] => boxes[(int)name];

    /// <summary>Whether a panel has room for more ticks, labels and numbers than on the screen of all panels.</summary>
    public bool IsLarge(PanelName name) => IsLarge(this[name]);

    /// <summary>The same of a box of it: one of several that share the panel's.</summary>
    public bool IsLarge(Box box) => IsChosen && box.Width >= LargeWidth * PanelUnit && box.Height >= LargeHeight * PanelUnit;

    /// <summary>Whether a row numbers the timesteps: the lowest one does, where the unrolled network is not there to do it.</summary>
    public bool NumbersTimesteps(PanelName name)
    {
        // a list's enumerator would be allocated, in every frame
        for (int i = 0; i < PanelNames.All.Count; i++)
        {
            PanelName other = PanelNames.All[i];
            // among all panels the carousel stands beside the rows, with columns of its own
            bool isRow = PanelNames.IsTimeRow(other) && (IsChosen || other != PanelName.Carousel);
            bool isBelow = isRow && this[other].Width > 0 && this[other].Y > this[name].Y;
            if (isBelow || other == PanelName.Unrolled && this[other].Width > 0 && Figure is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Computes the layout. A panel for which there is no room has an empty box, but none of those that the lesson is about.
    /// </summary>
    /// <param name="frame">Bars and room.</param>
    /// <param name="request">What shall be shown.</param>
    public static ScreenLayout Compute(ScreenFrame frame, LayoutRequest request)
    {
        if (request.HasNote)
        {
            (Box note, Box room) = frame.Room.CutBottom(MathF.Round(NoteHeight * frame.Unit), ScreenFrame.Gap * frame.Unit);
            return Compute(frame with { Room = room }, request with { HasNote = false }) with { Note = note };
        }

        ScreenLayout layout = Compute(frame, request, 0);
        return layout.NotShown.Count == 0 ? layout : Compute(frame, request, MathF.Round(FooterHeight * frame.Unit));
    }

    private static ScreenLayout Compute(ScreenFrame frame, LayoutRequest request, float footerHeight)
    {
        float unit = frame.Unit, panelUnit = unit, gap = ScreenFrame.Gap * unit;
        (Box footer, Box room) = frame.Room.CutBottom(footerHeight);
        // the footer reaches into the margin below the room
        footer = footerHeight > 0 ? footer with { Height = footer.Height + gap } : default;
        Box strip = default;
        if (request.Strip > 0)
        {
            (strip, room) = room.CutTop(MathF.Round(request.Strip), gap);
        }

        PanelName[] chosen = [.. request.Only.Where(request.Has).Distinct()], matter = [.. request.Panels.Where(request.Has).Distinct()];
        Box[] boxes = SharedPanels.Divide(room, unit, request);
        if (chosen.Length == 0 && matter.Any(name => boxes[(int)name].Width == 0))
        {
            chosen = matter;
        }

        if (chosen.Length > 0)
        {
            (boxes, panelUnit) = ChosenPanels.Divide(room, unit, chosen, request);
        }

        Box rows = PanelNames.All.Where(PanelNames.IsTimeRow).Select(name => boxes[(int)name]).FirstOrDefault(box => box.Width > 0, room);
        PanelName[] notShown = [.. PanelNames.All.Where(name => request.Has(name) && boxes[(int)name].Width == 0
            && (!PanelNames.IsOnDemand(name) || request.Panels.Contains(name)))];
        bool hasDrawer = request.HasDrawer && boxes[(int)PanelName.Controls].Width == 0;
        if (hasDrawer)
        {
            boxes[(int)PanelName.Controls] = Drawer(room, panelUnit);
        }

        return new ScreenLayout(boxes)
        {
            Unit = unit,
            PanelUnit = panelUnit,
            Focus = request.Focus,
            IsChosen = chosen.Length > 0,
            CalloutStrip = strip,
            Footer = footer,
            NotShown = notShown,
            Screen = frame.Screen,
            TopBar = frame.TopBar,
            Transport = frame.Transport,
            Room = room,
            HasDrawer = hasDrawer,
            Axis = AxisOf(rows, room, panelUnit, request),
        };
    }

    /// <summary>The controls in front of other panels, in the lower right corner.</summary>
    private static Box Drawer(Box room, float unit)
    {
        float width = MathF.Min(400 * unit, room.Width), height = MathF.Min(210 * unit, room.Height);
        return new Box(room.Right - width, room.Bottom - height, width, height).Snapped();
    }

    /// <summary>The columns of timesteps: right of a gutter for titles and legends, and for the names of several runs.</summary>
    private static TimeAxis AxisOf(Box rows, Box room, float unit, LayoutRequest request)
    {
        // in figures titles and legends stand above the rows
        float gutter = (request.Figure is not null ? 60 : request.Runs > 1 ? 130 : 112) * unit, pad = 14 * unit;
        return new TimeAxis(new Box(rows.X + gutter, room.Y, rows.Width - gutter - pad, room.Height).Snapped(), request.Timesteps);
    }
}
