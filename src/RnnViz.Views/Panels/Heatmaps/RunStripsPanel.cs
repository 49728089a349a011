using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>
/// The same heatmap of several runs: a strip for each below the others, on the one axis of timesteps and one scale. The title's line
/// holds what is said once for all of them; each strip is named at its left, in the run's colour.
/// </summary>
public sealed partial class RunStripsPanel : TimePanel
{
    private readonly UnitsPanel[] strips;
    private readonly bool areMixed;

    /// <summary>A strip of each scale: two where some strips show c and others h.</summary>
    private readonly UnitsPanel[] scaled;

    /// <summary>A row of strips.</summary>
    /// <param name="training">The run in front.</param>
    /// <param name="view">What is shown.</param>
    /// <param name="scales">How numbers become colours.</param>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="state">Whether it is shown where h or where c was chosen.</param>
    /// <param name="strips">One for each run, in the order of the runs.</param>
    internal RunStripsPanel(
        ShownTraining training, IViewState view, IScales scales, IAppearance appearance, StateName state, IEnumerable<UnitsPanel> strips)
        : base(training, view, scales, appearance)
    {
        State = state;
        this.strips = [.. strips.Select(AddChild)];
        areMixed = this.strips.Any(strip => strip.Symbol != this.strips[0].Symbol);
        scaled = [.. this.strips.DistinctBy(strip => strip.Heading)];
        Title = scaled.Length == 1 ? scaled[0].Heading : "STATE";
        Buttons = new StateButtons(this, training.Contrast.HasCell, view, appearance);
    }

    /// <inheritdoc/>
    protected override string Title { get; }

    /// <inheritdoc/>
    internal override Topic Topic => Front.Topic;

    /// <summary>Whether it is shown where h or where c was chosen.</summary>
    public StateName State { get; }

    /// <summary>Where a run is an LSTM, what chooses between h and c.</summary>
    public StateButtons Buttons { get; }

    /// <summary>The strips, in the order of the runs.</summary>
    public IReadOnlyList<UnitsPanel> Strips => strips;

    /// <summary>The strip of the run in front.</summary>
    public UnitsPanel Front => strips[Training.Contrast.Front.Index];

    /// <inheritdoc/>
    public override Box Plot
    {
        get
        {
            float head = Look.Px(Figure is null ? 33 : HeadUnits), foot = Look.Px(Figure is null && !ShowsTimesteps ? 10 : FootUnits);
            return new Box(Axis.Area.X, Bounds.Y + head, Axis.Area.Width, Bounds.Height - head - foot).Snapped();
        }
    }

    /// <inheritdoc/>
    protected override void BoundsChanged() => Arrange();

    /// <summary>Gives strips and buttons their places; the layout may have changed the type size without the bounds.</summary>
    public void Arrange()
    {
        Box plot = Plot;
        // in figures the name stands above its strip
        float name = Figure is null ? 0 : MathF.Round(Look.Px(NameLine)), gap = MathF.Round(Look.Px(4));
        float height = (plot.Height - gap * (strips.Length - 1)) / strips.Length - name;
        for (int i = 0; i < strips.Length; i++)
        {
            var strip = new Box(Bounds.X, plot.Y + i * (height + name + gap) + name, Bounds.Width, height);
            strips[i].Place(Bounds.Width > 0 ? strip.Snapped() : default);
            strips[i].Refresh();
        }

        Buttons.Place(Look, Axis.Area.X + Look.Px(44), TitleBaseline.Y - Look.Px(13));
    }

    /// <inheritdoc/>
    internal override Topic PartAt(Point point) => Buttons.Contain(point) ? Topic.StateChoice : base.PartAt(point);

    /// <inheritdoc/>
    public override int UnitAt(Point point) => Front.UnitAt(point);

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target) => Front.Locate(fonts, target);

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        foreach (UnitsPanel strip in strips)
        {
            if (strip.Plot.Contains(point))
            {
                return strip.TryDescribe(point, ref text);
            }
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        if (Figure is null)
        {
            DrawHead(canvas);
        }
        else
        {
            DrawFigureHead(canvas);
        }

        for (int i = 0; i < strips.Length; i++)
        {
            if (Figure is null)
            {
                DrawName(canvas, Training.Contrast.Runs[i], strips[i]);
            }
            else
            {
                DrawNameAbove(canvas, Training.Contrast.Runs[i], strips[i]);
            }
        }

        DrawTimesteps(canvas);
        DrawNeighbourhood(canvas);
    }

    /// <summary>What a run's strip is, at its left; where strips differ with what each shows, beside the name or below it.</summary>
    private void DrawName(ICanvas canvas, ShownRun run, UnitsPanel strip)
    {
        Box box = strip.Bounds;
        float left = Bounds.X + Look.Px(12), right = Axis.Area.X - Look.Px(5);
        Box room = box with { X = left, Width = right - left };
        if (areMixed)
        {
            FormulaLayout symbol = Formula(canvas, strip.Symbol, 15);
            float foot = Look.Px(22);
            bool isBelow = box.Height >= 3 * foot;
            var at = new Point(right - symbol.Width, isBelow ? box.Center.Y + 1.15f * foot : box.Center.Y + Look.Px(4));
            symbol.Draw(canvas, isBelow ? at with { X = left + Look.Px(RunLabel.MarkRoom) } : at, Theme.Runs[run.Index].TextColor);
            room = isBelow ? room with { Height = room.Height - foot } : room with { Width = at.X - Look.Px(5) - left };
        }

        RunNameLines.Draw(canvas, Look, run, room, HasTicks(strip));
        if (HasTicks(strip))
        {
            UnitTicks.Draw(canvas, Look, strip.Plot, strip.Cells.Rows, Look.Px(56));
        }
    }

    /// <summary>Whether a strip is so high that the units are numbered below its name.</summary>
    private bool HasTicks(UnitsPanel strip) => !areMixed && strip.Bounds.Height >= Look.Px(130);
}
