using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>
/// A heatmap of one number for each unit and timestep of the shown sequence: one row a unit, one column a timestep. Where
/// the cells have room, the numbers stand in them.
/// </summary>
public abstract partial class UnitsPanel : TimePanel
{
    private readonly UnitGrid grid;
    private (int Step, int Scales, int Sequence) version = (-1, -1, -1);

    /// <summary>A row for a run's timesteps and units.</summary>
    /// <param name="training">The run.</param>
    /// <param name="view">What is shown.</param>
    /// <param name="scales">How numbers become colours.</param>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="isStrip">Whether it is one of the strips of a row of several runs, which has title and legend for all.</param>
    protected UnitsPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance, bool isStrip)
        : base(training, view, scales, appearance)
    {
        IsStrip = isStrip;
        grid = new UnitGrid(training.Step.Timesteps, training.Step.HiddenUnits, ValueAt, IsSaturated);
        Buttons = new StateButtons(this, !isStrip && training.Step.HasCell, view, appearance);
    }

    /// <summary>Whether it is one of the strips of a row of several runs: the heatmap alone, without card, title and legend.</summary>
    protected bool IsStrip { get; }

    /// <summary>The grid.</summary>
    public Heatmap Cells => grid.Cells;

    /// <summary>In an LSTM what chooses between h and c.</summary>
    public StateButtons Buttons { get; }

    /// <summary>What of the state the row shows.</summary>
    public virtual StateName State => StateName.Hidden;

    /// <summary>What the numbers are, in the notation of formulas.</summary>
    internal abstract string Symbol { get; }

    /// <summary>What the numbers are, as the title says it.</summary>
    internal string Heading => Title;

    /// <summary>Which of the special marks are to be seen.</summary>
    internal UnitGrid Marks => grid;

    /// <summary>How numbers become colours.</summary>
    protected abstract ValueScale Scale { get; }

    /// <summary>From which part of the scale on a unit is saturated; 0 where none is.</summary>
    protected virtual float Saturation => 0;

    /// <summary>The timesteps whose numbers the walk has not come to, first and last; none where the last is before the first.</summary>
    protected abstract (int First, int Last) Unreached { get; }

    /// <summary>The number of a unit of the shown sequence at timestep t: one, as matrices of large batches are copied.</summary>
    protected abstract double ValueAt(int t, int unit);

    /// <summary>What one of the numbers is about.</summary>
    internal virtual Topic CellTopic => Topic;

    /// <summary>Appends the vector's name at timestep t: h₈.</summary>
    protected abstract void Name(ref TextLine line, int t);

    /// <summary>Whether a value gets the mark of a saturated unit.</summary>
    protected virtual bool IsSaturated(double value) => false;

    /// <summary>Whether the colours are needed: also where the row is not shown, but its cells are.</summary>
    protected virtual bool IsRead => Visible;

    /// <inheritdoc/>
    public override Box Plot => IsStrip ? Bounds with { X = Axis.Area.X, Width = Axis.Area.Width } : base.Plot;

    /// <inheritdoc/>
    protected override void Process(double delta) => Refresh();

    /// <summary>Gives the buttons their places, and computes the colours once for each step.</summary>
    public void Refresh()
    {
        Buttons.Place(Look, Bounds.X + Look.Px(73), TitleBaseline.Y + Look.Px(5));
        if (version == (Training.Step.Version, Scales.Version, Training.Sequence) || !IsRead)
        {
            return;
        }

        version = (Training.Step.Version, Scales.Version, Training.Sequence);
        grid.Encode(Scale);
    }

    /// <inheritdoc/>
    internal override Topic PartAt(Point point) => Buttons.Contain(point) ? Topic.StateChoice : base.PartAt(point);

    /// <summary>Says where the colours end and what their middle stands for.</summary>
    internal abstract void WriteScale(ref TextLine low, ref TextLine middle, ref TextLine high);

    /// <summary>Symbol, shapes and the colours' legend, in the gutter.</summary>
    protected abstract void DrawGutter(ICanvas canvas);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        (int first, int last) = Unreached;
        if (IsStrip)
        {
            DrawCells(canvas);
            // of a run that has not come to where the others are, all is of another iteration
            (first, last) = Training.Run.IsBehind ? (1, Axis.Timesteps) : (first, last);
            DrawVeil(canvas, first, last);
            DrawUnit(canvas, Plot);
            DrawCursorEdges(canvas);
            return;
        }

        base.Draw(canvas);
        DrawCursorBand(canvas);
        if (Figure is null)
        {
            DrawGutter(canvas);
        }
        else
        {
            DrawHead(canvas);
        }

        DrawCells(canvas);
        if (Figure is not null)
        {
            UnitTicks.Draw(canvas, Look, Plot, Cells.Rows, 0);
        }
        else if (IsFocused)
        {
            UnitTicks.Draw(canvas, Look, Plot, Cells.Rows, Look.Px(Buttons.Exist ? 46 : 25));
        }

        DrawUnit(canvas, Plot);
        DrawTimesteps(canvas);
        if (Figure is null)
        {
            DrawMarkKey(canvas);
        }

        DrawVeil(canvas, first, last);
        DrawNeighbourhood(canvas);
        DrawCursorEdges(canvas);
    }

    /// <summary>The visible columns, and their numbers where they fit.</summary>
    private void DrawCells(ICanvas canvas)
    {
        Box plot = Plot;
        grid.Draw(canvas, plot, Axis, Theme.Diverging, Saturation);
        // before the first frame the cells are empty still
        if (version.Step >= 0)
        {
            grid.DrawNumbers(canvas, Look, plot, Axis, Theme.Diverging, Scale);
        }
    }

    /// <summary>Marks the row of the unit that colours the text, while the text is on the screen.</summary>
    private void DrawUnit(ICanvas canvas, Box plot)
    {
        if (Appearance.Layout[PanelName.Text].Width == 0 || !Training.Run.IsFront)
        {
            return;
        }

        float y = plot.Y + (View.Unit + 0.5f) * plot.Height / Cells.Rows, head = Look.Px(5), x = plot.Right + Look.Px(2);
        canvas.FillTriangle(
            new Point(x, y), new Point(x + 1.7f * head, y - head), new Point(x + 1.7f * head, y + head), Theme.Text);
    }
}
