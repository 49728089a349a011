using System.Diagnostics.CodeAnalysis;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>
/// A small network unrolled with all of its numbers: x_t, h_t and ŷ_t of the forward pass in blue, with the gates and c_t of a gated
/// cell, e_t, the gradients and δ_t of the backward pass in vermillion, with what goes from one to the other. What the walk has not
/// come to is empty and dimmed; what is being evaluated has a frame.
/// </summary>
/// <param name="training">What is shown.</param>
/// <param name="appearance">Colours and type sizes.</param>
/// <param name="table">The quantities that have a box, and their numbers.</param>
public sealed partial class TermUnrolledPanel(ShownTraining training, IAppearance appearance, StepTable table) : Panel(appearance)
{
    private readonly TermArrows arrows = new(training, appearance, table);

    /// <summary>Where everything stands; set before the panel is drawn.</summary>
    public TermLayout? Layout { get; set; }

    /// <inheritdoc/>
    protected override string Title => "UNROLLED";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.TermView;

    private Walk Walk => training.Walk;

    private int Timesteps => training.Step.Timesteps;

    private TextStyle CellStyle => Look.Number with { Size = MathF.Min(Look.Px(14), Layout!.Cell * 0.62f) };

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        if (Layout is null)
        {
            return;
        }

        Cursor now = Walk.Cursor;
        if (now.Timestep > 0 && !Walk.IsWhole)
        {
            Box band = Layout.ColumnAt(now.Timestep);
            canvas.FillBox(new Box(band.X, Bounds.Y + 1, band.Width, Bounds.Height - 2).Snapped(), BandColor);
        }

        TermLegend.Draw(canvas, Look, new Point(Bounds.Right - Look.Px(12), TitleBaseline.Y), CornerRoom(canvas));
        arrows.Draw(canvas, Layout);
        float reach = NumberCells.ReachOf(Theme);
        for (int row = 0; row < table.BoxRows.Count; row++)
        {
            if (HasStart(row))
            {
                DrawBox(canvas, row, 0, reach);
            }
        }

        for (int t = 1; t <= Timesteps; t++)
        {
            DrawTimestep(canvas, t);
            for (int row = 0; row < table.BoxRows.Count; row++)
            {
                if (!table.BoxRows[row][0].OccursAt(t))
                {
                    continue;
                }

                if (table.BoxRows[row].Count > 1)
                {
                    DrawGroup(canvas, row, t, reach);
                }
                else
                {
                    DrawBox(canvas, row, t, reach);
                }
            }

            if (Cell.Prediction.OccursAt(t))
            {
                DrawTarget(canvas, t);
            }
        }

        DrawNow(canvas);
    }

    /// <summary>A box that is still empty; those with numbers name them.</summary>
    internal override Topic PartAt(Point point) =>
        TryFind(point, out Quantity? what, out int t, out _) && !table.IsReached(what, t) ? TopicOf(what) : Topic.None;

    private Topic TopicOf(Quantity what) => FormulaTopics.Of(what.Symbol, training.Session.Lesson.Model.Cell);

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!TryFind(point, out Quantity? what, out int t, out int unit) || !table.IsReached(what, t))
        {
            return false;
        }

        text.Topic = TopicOf(what);
        AddName(ref text, what, t);
        text.Name.Add("[");
        text.Name.Add(unit + 1);
        text.Name.Add("]");
        text.Value.Add3(what.ValuesAt(t)[unit]);
        text.Place.AddPart("timestep", t);
        text.Place.AddPart("iteration", training.Step.ShownIteration);
        return true;
    }

    /// <summary>The box at a point, and which of its numbers, 0-based.</summary>
    private bool TryFind(Point point, [NotNullWhen(true)] out Quantity? what, out int t, out int unit)
    {
        (what, t, unit) = (null, 0, 0);
        for (int row = 0; row < table.BoxRows.Count && Layout is not null; row++)
        {
            for (t = HasStart(row) ? 0 : 1; t <= Timesteps; t++)
            {
                IReadOnlyList<Quantity> boxes = table.BoxRows[row];
                if ((t > 0 && !boxes[0].OccursAt(t)) || !Layout.BoxAt(row, t).Contains(point))
                {
                    continue;
                }

                int part = 0;
                while (part < boxes.Count - 1 && point.X >= Layout.CellsAt(row, part, t).Right)
                {
                    part++;
                }

                what = boxes[part];
                Box cells = Layout.CellsAt(row, part, t);
                unit = Math.Clamp((int)((point.Y - cells.Y) / cells.Height * what.Rows), 0, what.Rows - 1);
                return true;
            }
        }

        return false;
    }

    private StepQuantities Cell => table.Cell;

    private Rgba BandColor => Walk.Cursor.Phase == Phase.Forward ? Theme.Forward.WithOpacity(0.08f) : Theme.CursorBand;

    private void DrawBox(ICanvas canvas, int row, int t, float reach)
    {
        Quantity what = table.BoxRows[row][0];
        Box box = Layout!.BoxAt(row, t), cells = box.Inset(Layout.Padding);
        bool isReached = table.IsReached(what, t), isBackward = what.Phase == Phase.Backward;
        Rgba color = isBackward ? Theme.Backward : Theme.Forward;
        float line = Look.Hair(table.IsMarked(what, t) ? 3 : isBackward ? 2 : 1.4f);
        canvas.FillRoundedBox(box, Look.Px(7), Theme.Surface);
        canvas.StrokeRoundedBox(box, Look.Px(7), line, Shade(color, isReached));
        if (isReached)
        {
            ValueScale scale = ValueScale.Linear(what.ColorLimit);
            NumberCells.Draw(canvas, Look, Numbers.Of(what, t), false, cells, CellStyle, scale, reach, 3);
        }
        else
        {
            NumberCells.DrawUnknown(canvas, Look, what.Rows, 1, cells, CellStyle, hasMarks: false);
        }

        var baseline = new Point(box.X - Look.Px(9), box.Center.Y + Look.Px(5));
        Rgba text = Shade(isBackward ? Theme.BackwardText : color, isReached);
        BoxName.Of(canvas, Appearance, what, t).Draw(canvas, baseline, text, TextAlign.Right);
    }

    private void DrawTimestep(ICanvas canvas, int t)
    {
        var label = new TextLine(stackalloc char[16]);
        label.Add("t = ");
        label.Add(t);
        bool isNow = Walk.Cursor.Timestep == t && !Walk.IsWhole;
        var middle = new Point(Layout!.BoxAt(0, t).Center.X, Bounds.Bottom - Look.Px(19));
        canvas.CenteredText(label.Span, middle, Look.Number, isNow ? training.PhaseText(Theme) : Theme.Muted);
    }

    /// <summary>What the prediction should have been, and its loss, at the right of its box where there is room.</summary>
    private void DrawTarget(ICanvas canvas, int t)
    {
        Box box = Layout!.BoxAt(table.BoxRowOf(Cell.Prediction), t), column = Layout.ColumnAt(t);
        float x = box.Right + Look.Px(10), room = column.Right - x;
        bool isReached = table.IsReached(Cell.Prediction, t);
        if (training.Step.OutputSize == 1)
        {
            Line(Cell.Target, box.Center.Y - Look.Px(9), true);
        }

        Line(Cell.Loss, box.Center.Y + (training.Step.OutputSize == 1 ? Look.Px(11) : 0), isReached);

        void Line(Quantity what, float y, bool isShown)
        {
            if (!isShown)
            {
                return;
            }

            FormulaLayout name = Formula(canvas, what.Symbol, 16, t);
            var text = new TextLine(stackalloc char[16]);
            NumberCells.Write(ref text, what.ValuesAt(t)[0], 3);
            if (name.Width + Look.Px(6) + canvas.Fonts.Measure(text.Span, Look.SmallNumber) > room)
            {
                return;
            }

            float baseline = MathF.Round(y + canvas.Fonts.CapHeight(Look.SmallNumber) / 2);
            name.Draw(canvas, new Point(x, baseline), Theme.Muted);
            canvas.Text(text.Span, new Point(x + name.Width + Look.Px(6), baseline), Look.SmallNumber, Theme.Text);
        }
    }
}
