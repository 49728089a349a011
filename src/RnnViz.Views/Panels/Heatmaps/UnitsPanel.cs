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
public abstract class UnitsPanel : TimePanel
{
    private readonly UnitGrid grid;
    private (int Step, int Scales) version = (-1, -1);

    /// <summary>A row for the lesson's timesteps and units.</summary>
    protected UnitsPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
        : base(training, view, scales, appearance)
    {
        grid = new UnitGrid(training.Step.Timesteps, training.Step.HiddenUnits, ValueAt, IsSaturated);
        Buttons = new StateButtons(this, training, view, appearance);
    }

    /// <summary>The grid.</summary>
    public Heatmap Cells => grid.Cells;

    /// <summary>In an LSTM what chooses between h and c.</summary>
    public StateButtons Buttons { get; }

    /// <summary>What of the state the row shows.</summary>
    public virtual StateName State => StateName.Hidden;

    /// <summary>How numbers become colours.</summary>
    protected abstract ValueScale Scale { get; }

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
    protected override void Process(double delta) => Refresh();

    /// <summary>Gives the buttons their places, and computes the colours once for each step.</summary>
    public void Refresh()
    {
        Buttons.Place(Look, Bounds.X + Look.Px(73), TitleBaseline.Y + Look.Px(5));
        if (version == (Training.Step.Version, Scales.Version) || !IsRead)
        {
            return;
        }

        version = (Training.Step.Version, Scales.Version);
        grid.Encode(Scale);
    }

    /// <inheritdoc/>
    internal override Topic PartAt(Point point) => Buttons.Contain(point) ? Topic.StateChoice : base.PartAt(point);

    /// <summary>The visible columns, their numbers where they fit, the units' ticks and the key of the marks that occur.</summary>
    protected void DrawCells(ICanvas canvas, float saturation)
    {
        Box plot = Plot;
        grid.Draw(canvas, plot, Axis, Theme.Diverging, saturation);
        // before the first frame the cells are empty still
        if (version.Step >= 0)
        {
            grid.DrawNumbers(canvas, Look, plot, Axis, Theme.Diverging, Scale);
        }

        if (IsFocused)
        {
            UnitTicks.Draw(canvas, Look, plot, Cells.Rows, Look.Px(Buttons.Exist ? 46 : 17));
        }

        DrawTimesteps(canvas);
        DrawMarkKey(canvas);
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        bool isColumn = (target.Timestep ?? Training.Timestep) is > 0 and int t && t <= Axis.Timesteps && Axis.Shows(t);
        bool isRow = target.Unit is int unit && unit <= Cells.Rows;
        if (!isColumn && !isRow)
        {
            return base.Locate(fonts, target);
        }

        Box plot = Plot, area = plot;
        if (isColumn)
        {
            area = area with { X = Axis.Left(target.Timestep ?? Training.Timestep), Width = Axis.ColumnWidth };
        }

        if (!isRow)
        {
            return new TargetPlace(area, new Point(area.Center.X, area.Y));
        }

        float height = plot.Height / Cells.Rows;
        area = area with { Y = plot.Y + (target.Unit!.Value - 1) * height, Height = height };
        // beside the number in the cell
        return new TargetPlace(area, new Point(area.X + MathF.Min(Look.Px(3), area.Width / 2), area.Center.Y));
    }

    /// <summary>The key of the special marks, beside the legend, only while such marks are to be seen.</summary>
    private void DrawMarkKey(ICanvas canvas)
    {
        // beside the legend; alone above it, where the units are not numbered
        float x = IsFocused ? TitleBaseline.X : Bounds.X + Look.Px(66);
        float y = IsFocused ? Bounds.Bottom - Look.Px(214) : Plot.Bottom - Look.Px(7);
        if (grid.HasSaturated)
        {
            Entry("▬ sat.", Theme.Muted);
        }

        if (grid.HasZero)
        {
            Entry("● zero", Theme.BackwardText);
        }

        if (grid.HasNaN)
        {
            Entry("× NaN", Theme.BackwardText);
        }

        if (grid.HasInfinity)
        {
            Entry("∞", Theme.BackwardText);
        }

        void Entry(ReadOnlySpan<char> text, Rgba color)
        {
            float left = MathF.Min(x, Plot.X - Look.Px(5) - canvas.Fonts.Measure(text, Look.TinyNumber));
            bool isOnWordFitted = Scales.AreFitted && !IsFocused && left < Bounds.X + Look.Px(66);
            if (isOnWordFitted || y < Bounds.Y + Look.Px(66))
            {
                return;
            }

            canvas.CenteredText(text, new Point(left, y), Look.TinyNumber, color, TextAlign.Left);
            y -= Look.Px(14);
        }
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        Box plot = Plot;
        if (!plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t))
        {
            return false;
        }

        int unit = Math.Clamp((int)((point.Y - plot.Y) / plot.Height * Cells.Rows), 0, Cells.Rows - 1);
        Describe(t, unit, ref text);
        return true;
    }

    /// <summary>Says what the cell of a unit (0-based) at timestep t holds.</summary>
    internal void Describe(int t, int unit, ref HoverText text)
    {
        double value = ValueAt(t, unit);
        text.Topic = CellTopic;
        Name(ref text.Name, t);
        text.Name.Add("[unit ");
        text.Name.Add(unit + 1);
        text.Name.Add("]");
        text.Value.Add3(value);
        if (value == 0)
        {
            text.Value.Add(" exactly");
        }
        else if (IsSaturated(value))
        {
            text.Value.Add(" saturated");
        }

        text.Place.AddPart("timestep", t);
        if (Training.Step.BatchSize > 1)
        {
            text.Place.AddPart("sequence", Training.Sequence + 1);
        }

        text.Place.AddPart("iteration", Training.Step.Iteration);
    }
}
