using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Tasks;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Chooses the hidden unit that colours the text: the one pointed at in a heatmap of units or in the strip of all units, for as long
/// as it is pointed at; a click keeps it. Keys and the wheel over the text go from unit to unit, and stops of the lesson name one. Of
/// the unit that is shown which was chosen last for the rows: h, c or a gate. Stands before
/// the panels, which draw what it chose, and behind them for input.
/// </summary>
/// <param name="training">Whose units they are.</param>
/// <param name="view">What is chosen.</param>
/// <param name="rows">Where a unit has a row.</param>
/// <param name="text">The text.</param>
internal sealed class UnitChooser(
    ShownTraining training, ViewState view, IReadOnlyList<TimePanel> rows, PassagePanel text) : Node
{
    private StopSettings? last;
    private (StateName State, int? Gate)? rowsShow;

    private int Units => training.Step.HiddenUnits;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        FollowRows();
        StopSettings? stop = training.Walk.HonoursStops ? training.Walk.ComingStop ?? training.Walk.LatestStop : null;
        if (ReferenceEquals(stop, last))
        {
            return;
        }

        last = stop;
        if (stop?.Target?.Unit is { } unit && unit <= Units)
        {
            view.ChosenUnit = unit - 1;
        }

        view.Quantity = stop?.Target?.Quantity ?? view.Quantity;
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        switch (input.Kind)
        {
            case InputKind.PointerMoved:
                view.PointedUnit = UnitAt(input.Position);
                return false;
            case InputKind.PointerPressed when input.IsPress && UnitAt(input.Position) is >= 0 and var unit:
                view.ChosenUnit = unit;
                return false;
            case InputKind.Wheel when text.Visible && text.Bounds.Contains(input.Position):
                Move(input.Wheel < 0 ? 1 : -1);
                return true;
            case InputKind.Action:
                return Act(input.Action);
            default:
                return false;
        }
    }

    private bool Act(string action)
    {
        switch (action)
        {
            case Actions.NextUnit or Actions.PreviousUnit:
                if (text.Visible)
                {
                    Move(action == Actions.NextUnit ? 1 : -1);
                }
                else
                {
                    Keep(view.Unit);
                    view.Focus = PanelKey.Text;
                }

                return true;
            default:
                // a panel that gets the window takes the pointer away from what it points at
                Keep(Actions.PanelOf(action) == PanelKey.Text ? view.Unit : view.ChosenUnit);
                return false;
        }
    }

    private void Move(int by)
    {
        view.ChosenUnit = (view.Unit + by + Units) % Units;
        view.PointedUnit = -1;
    }

    private void Keep(int unit) => view.ChosenUnit = unit;

    /// <summary>What the rows were made to show since the last frame is shown over the text, too.</summary>
    private void FollowRows()
    {
        (StateName State, int? Gate) now = (view.State, view.Gate), before = rowsShow ?? now;
        rowsShow = now;
        if (now == before)
        {
            return;
        }

        bool isGate = before.Gate != view.Gate && view.Gate is not null;
        view.Quantity = isGate ? StateKinds.OfLetter(training.Step.Gates[view.Gate!.Value])
            : view.ShowsCell ? StateKind.C : StateKind.H;
    }

    private int UnitAt(Point point)
    {
        if (text.Visible && text.UnitAt(point) is >= 0 and var unit)
        {
            return unit;
        }

        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Visible && rows[i].UnitAt(point) is >= 0 and var row)
            {
                return row;
            }
        }

        return -1;
    }
}
