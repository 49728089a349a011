using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>
/// A heatmap of one number for each unit and timestep of the shown sequence: one row a unit, one column a timestep. Where
/// the cells have room, the numbers stand in them.
/// </summary>
public abstract class UnitsPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : TimePanel(training, view, scales, appearance)
{
    private (int Step, int Scales) version = (-1, -1);
    private bool hasZero, hasSaturated, hasNaN, hasInfinity;

    /// <summary>The grid.</summary>
    public Heatmap Cells { get; } = new(training.Step.Timesteps, training.Step.HiddenUnits);

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

    /// <summary>Computes the colours once for each step.</summary>
    protected override void Process(double delta)
    {
        if (version == (Training.Step.Version, Scales.Version))
        {
            return;
        }

        version = (Training.Step.Version, Scales.Version);
        PreparedStep step = Training.Step;
        ValueScale scale = Scale;
        hasZero = hasSaturated = hasNaN = hasInfinity = false;
        Span<float> cells = Cells.EditAll();
        for (int t = 1; t <= step.Timesteps; t++)
        {
            for (int unit = 0; unit < step.HiddenUnits; unit++)
            {
                double value = ValueAt(t, unit);
                cells[unit * step.Timesteps + t - 1] = scale.Encode(value);
                if (value == 0)
                {
                    hasZero = true;
                }
                else if (double.IsFinite(value))
                {
                    hasSaturated |= IsSaturated(value);
                }
                else if (double.IsNaN(value))
                {
                    hasNaN = true;
                }
                else
                {
                    hasInfinity = true;
                }
            }
        }
    }

    /// <summary>The visible columns, their numbers where they fit, the units' ticks and the key of the marks that occur.</summary>
    protected void DrawCells(ICanvas canvas, float saturation)
    {
        Box plot = Plot;
        TimeAxis axis = Axis;
        canvas.Heatmap(Cells, new Box(axis.Range.Start, 0, axis.Range.Count, Cells.Rows), plot, Theme.Diverging,
            new HeatmapMarks(saturation, HasGaps: true));
        float height = plot.Height / Cells.Rows;
        // before the first frame the cells are empty still
        if (version.Step >= 0 && CellNumbers.Fit(Look, axis.ColumnWidth, height))
        {
            DrawNumbers(canvas, plot, axis, height);
        }

        if (IsFocused)
        {
            DrawUnitTicks(canvas, plot, height);
        }

        DrawUnit(canvas, plot, height);
        DrawTimesteps(canvas);
        DrawMarkKey(canvas);
    }

    private void DrawNumbers(ICanvas canvas, Box plot, TimeAxis axis, float height)
    {
        var numbers = new CellNumbers(canvas, Look, Scale, Theme.Diverging);
        for (int t = axis.First; t <= axis.Last; t++)
        {
            if (!axis.Shows(t))
            {
                continue;
            }

            for (int unit = 0; unit < Cells.Rows; unit++)
            {
                numbers.Write(ValueAt(t, unit), new Box(axis.Left(t), plot.Y + unit * height, axis.ColumnWidth, height));
            }
        }
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

    private void DrawUnitTicks(ICanvas canvas, Box plot, float height)
    {
        int step = new TimeAxis(new Box(0, 0, plot.Height, 1), Cells.Rows).LabelStep(Look.Px(18));
        Span<char> buffer = stackalloc char[16];
        for (int unit = 1; unit <= Cells.Rows; unit++)
        {
            float below = (unit - 0.5f) * height;
            // the first would stand on the second, or on the t of the timesteps above
            if (unit % step != 0 && unit != 1 || unit == 1 && step > 1 && (step - 1) * height < Look.Px(18) || below < Look.Px(17))
            {
                continue;
            }

            var label = new TextLine(buffer);
            label.Add(unit);
            var at = new Point(plot.X - Look.Px(6), plot.Y + below);
            canvas.CenteredText(label.Span, at, Look.SmallNumber, Theme.Muted, TextAlign.Right);
        }
    }

    /// <summary>The key of the special marks, beside the legend, only while such marks are to be seen.</summary>
    private void DrawMarkKey(ICanvas canvas)
    {
        // beside the legend; alone above it, where the units are not numbered
        float x = IsFocused ? TitleBaseline.X : Bounds.X + Look.Px(66);
        float y = IsFocused ? Bounds.Bottom - Look.Px(214) : Plot.Bottom - Look.Px(7);
        if (hasSaturated)
        {
            Entry("▬ sat.", Theme.Muted);
        }

        if (hasZero)
        {
            Entry("● zero", Theme.BackwardText);
        }

        if (hasNaN)
        {
            Entry("× NaN", Theme.BackwardText);
        }

        if (hasInfinity)
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

        Describe(t, UnitAt(point), ref text);
        return true;
    }

    /// <summary>The unit whose row is at a point, from 0; −1 where there is none.</summary>
    public int UnitAt(Point point)
    {
        Box plot = Plot;
        return plot.Contains(point)
            ? Math.Clamp((int)((point.Y - plot.Y) / plot.Height * Cells.Rows), 0, Cells.Rows - 1) : -1;
    }

    /// <summary>Marks the row of the unit that colours the text, while the text is on the screen.</summary>
    private void DrawUnit(ICanvas canvas, Box plot, float height)
    {
        if (Appearance.Layout[PanelName.Text].Width == 0)
        {
            return;
        }

        float y = plot.Y + (View.Unit + 0.5f) * height, head = Look.Px(5), x = plot.Right + Look.Px(2);
        canvas.FillTriangle(
            new Point(x, y), new Point(x + 1.7f * head, y - head), new Point(x + 1.7f * head, y + head), Theme.Text);
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
