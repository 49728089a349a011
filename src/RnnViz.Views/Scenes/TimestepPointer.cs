using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Unrolled;
using RnnViz.Views.Screen;
using RnnViz.Views.Transport;

namespace RnnViz.Views.Scenes;

/// <summary>
/// What the mouse does with the columns of timesteps: it points at one in all rows alike, and a click walks there. Stands
/// behind all panels, whose buttons come first; a drag is no click.
/// </summary>
internal sealed class TimestepPointer(
    ViewState view, IAppearance appearance, Stepper stepper, IReadOnlyList<TimePanel> rows, TermView terms)
    : Node
{
    /// <summary>How far the pointer may move between press and release of a click, in design units; further is a drag.</summary>
    private const float ClickSlack = 4;

    private Point? pressedAt;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind == InputKind.PointerMoved)
        {
            PointAt(input.Position);
        }

        if (input.IsPress)
        {
            pressedAt = input.Position;
        }

        if (input.Kind == InputKind.PointerReleased && pressedAt is Point pressed)
        {
            pressedAt = null;
            if ((input.Position - pressed).Length <= appearance.Look.Px(ClickSlack) && ColumnAt(input.Position) is int t and > 0)
            {
                stepper.GoToColumn(t);
            }
        }

        return false;
    }

    private int ColumnAt(Point point)
    {
        if (terms.Visible)
        {
            return terms.TimestepAt(point);
        }

        int found = 0;
        foreach (TimePanel row in rows)
        {
            found = Math.Max(found, row.Visible ? row.TimestepAt(point) : 0);
        }

        return found;
    }

    private void PointAt(Point point)
    {
        view.PointedTimestep = 0;
        // a list's enumerator would be allocated, with each move
        for (int i = 0; i < rows.Count; i++)
        {
            TimePanel row = rows[i];
            if (!row.Visible)
            {
                continue;
            }

            int t = row.TimestepAt(point);
            if (t == 0)
            {
                continue;
            }

            view.PointedTimestep = t;
            // the unrolled row follows what is pointed at in the others, never itself: it would run from the pointer
            if (row is not UnrolledPanel)
            {
                view.Neighbourhood = t;
            }
        }
    }
}
