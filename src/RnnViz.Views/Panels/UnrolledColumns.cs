using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels;

/// <summary>
/// Which timesteps the unrolled row shows: those of the shared axis, or fewer where its columns are too narrow for cells.
/// </summary>
internal static class UnrolledColumns
{
    /// <summary>
    /// The least width of a column with a cell, in design units: of a vanilla one, and of a gated one, simple and in full.
    /// </summary>
    private const float LeastVanilla = 34, LeastGated = 56, LeastFull = 208;

    /// <summary>Whether the columns of the shared axis are wide enough for cells: then the unrolled row shows the same.</summary>
    public static bool FollowAxis(ShownTraining training, IViewState view, IAppearance appearance) =>
        view.Axis.ColumnWidth >= LeastWidth(training, appearance);

    /// <summary>A gated cell is drawn in full where the row has the window to itself.</summary>
    private static float LeastWidth(ShownTraining training, IAppearance appearance) => appearance.PanelLook.Px(
        training.Step.Gates.Length == 0 ? LeastVanilla : appearance.Layout.IsLarge(PanelName.Unrolled) ? LeastFull : LeastGated);

    /// <summary>
    /// First and last timestep that the unrolled row shows, 1..T: those of the axis, or as many as fit around the cursor.
    /// </summary>
    public static (int First, int Last) Of(ShownTraining training, IViewState view, IAppearance appearance)
    {
        TimeAxis axis = view.Axis;
        if (FollowAxis(training, view, appearance))
        {
            return (axis.First, axis.Last);
        }

        int fitting = Math.Max(1, (int)(axis.Area.Width / LeastWidth(training, appearance)));
        int center = training.Timestep > 0 ? training.Timestep : view.Neighbourhood == 0 ? axis.Last : view.Neighbourhood;
        int first = Math.Max(axis.First, Math.Min(center - fitting / 2, Math.Max(axis.First, axis.Last - fitting + 1)));
        return (first, Math.Min(axis.Last, first + fitting - 1));
    }
}
