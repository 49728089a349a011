using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Zooms and pans the shared axis of timesteps: the wheel over a row zooms around the pointer, a drag pans, a double click
/// shows all; keys do the same around the timestep that is pointed at. Stands behind the panels, whose buttons come first.
/// </summary>
public sealed class AxisNavigator(ShownTraining training, ViewState view, IAppearance appearance, IReadOnlyList<TimePanel> rows) : Node
{
    private const float Factor = 1.25f;
    private const double DoubleClick = 0.4;

    private Point pressed, last;
    private bool isDragging, hasMoved;
    private double sincePress = double.PositiveInfinity;

    private int Total => training.Step.Timesteps;

    /// <inheritdoc/>
    protected override void Process(double delta) => sincePress += delta;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        switch (input.Kind)
        {
            case InputKind.Wheel when IsOverRow(input.Position):
                Zoom(MathF.Pow(Factor, input.Wheel), view.Axis.ColumnsBefore(input.Position.X));
                return true;
            case InputKind.PointerPressed when input.IsPress && IsOverRow(input.Position):
                return Press(input.Position);
            case InputKind.PointerMoved when isDragging:
                Drag(input.Position);
                return false;
            case InputKind.PointerReleased when isDragging:
                isDragging = false;
                return hasMoved;
            case InputKind.Action when input.Action is Actions.ZoomIn or Actions.ZoomOut:
                Zoom(input.Action == Actions.ZoomIn ? Factor * Factor : 1 / (Factor * Factor), Middle);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The column that keys zoom around: the one pointed at, else the unrolled neighbourhood, else the middle.</summary>
    private float Middle
    {
        get
        {
            int t = view.PointedTimestep > 0 ? view.PointedTimestep : view.Neighbourhood;
            return t > 0 ? t - 0.5f : view.Range.Start + view.Range.Count / 2;
        }
    }

    private void Zoom(float factor, float around) => view.Range = view.Range.Zoomed(factor, Math.Clamp(around, 0, Total), Total);

    /// <summary>
    /// Begins what may become a drag; answers whether the press was the second of a double click, which is no click on a
    /// timestep.
    /// </summary>
    private bool Press(Point at)
    {
        bool isSecond = sincePress < DoubleClick && (at - pressed).Length < appearance.Look.Px(6);
        if (isSecond)
        {
            view.Range = TimeRange.All(Total);
        }

        (pressed, last, isDragging, hasMoved) = (at, at, !isSecond, false);
        sincePress = isSecond ? double.PositiveInfinity : 0;
        return isSecond;
    }

    private void Drag(Point at)
    {
        // a click shakes a little
        hasMoved |= MathF.Abs(at.X - pressed.X) > appearance.Look.Px(4);
        if (!hasMoved)
        {
            return;
        }

        view.Range = view.Range.Panned((last.X - at.X) / view.Axis.ColumnWidth, Total);
        last = at;
    }

    private bool IsOverRow(Point point)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Visible && rows[i].Bounds.Contains(point) && point.X >= view.Axis.Area.X && point.X < view.Axis.Area.Right)
            {
                return true;
            }
        }

        return false;
    }
}
