using RnnViz.Lessons.Settings;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// The rows of states and of their gradients: of one run a heatmap each, of several a strip for each run. Where there is an LSTM,
/// there is a row for h and one for c, of which one is shown.
/// </summary>
internal sealed class StateRows
{
    /// <summary>The rows for what a lesson shows.</summary>
    /// <param name="training">The run in front.</param>
    /// <param name="view">What is shown; the buttons of the rows change it.</param>
    /// <param name="scales">How numbers become colours.</param>
    /// <param name="appearance">Colours, type sizes and places.</param>
    public StateRows(ShownTraining training, ViewState view, IScales scales, IAppearance appearance)
    {
        if (training.Contrast.IsContrast)
        {
            StateName[] states = training.Contrast.HasCell ? [StateName.Hidden, StateName.Cell] : [StateName.Hidden];
            RunStripsPanel[] values = [.. states.Select(state => Strips(PanelName.Hidden, state, ValuesOf))];
            (Values, Hidden) = (values, (HiddenPanel)values[0].Front);
            Gradients = [.. states.Select(state => Strips(PanelName.Gradient, state, GradientsOf))];
        }
        else
        {
            Hidden = new HiddenPanel(training, view, scales, appearance) { LessonName = PanelName.Hidden };
            var gradient = new GradientPanel(training, view, scales, appearance) { LessonName = PanelName.Gradient };
            (Values, Gradients) = training.Step.HasCell
                ? ([Hidden, new CellPanel(training, view, scales, appearance) { LessonName = PanelName.Hidden }],
                    [gradient, new CellGradientPanel(training, view, scales, appearance) { LessonName = PanelName.Gradient }])
                : ((IReadOnlyList<TimePanel>)[Hidden], (IReadOnlyList<TimePanel>)[gradient]);
        }

        foreach (TimePanel row in All)
        {
            (row as UnitsPanel)?.Buttons.Chosen += view.Show;
            (row as RunStripsPanel)?.Buttons.Chosen += view.Show;
        }

        RunStripsPanel Strips(PanelName name, StateName state, Func<ShownTraining, StateName, UnitsPanel> strip) =>
            new(training, view, scales, appearance, state, training.Contrast.Runs.Select(run => strip(run.Training, state)))
            {
                LessonName = name,
            };

        UnitsPanel ValuesOf(ShownTraining run, StateName state) => state == StateName.Cell && run.Step.HasCell
            ? new CellPanel(run, view, scales, appearance, isStrip: true)
            : new HiddenPanel(run, view, scales, appearance, isStrip: true);

        UnitsPanel GradientsOf(ShownTraining run, StateName state) => state == StateName.Cell && run.Step.HasCell
            ? new CellGradientPanel(run, view, scales, appearance, isStrip: true)
            : new GradientPanel(run, view, scales, appearance, isStrip: true);
    }

    /// <summary>The hidden states of the run in front.</summary>
    public HiddenPanel Hidden { get; }

    /// <summary>The rows of states.</summary>
    public IReadOnlyList<TimePanel> Values { get; }

    /// <summary>The rows of gradients.</summary>
    public IReadOnlyList<TimePanel> Gradients { get; }

    private IEnumerable<TimePanel> All => [.. Values, .. Gradients];

    /// <summary>Whether a panel is shown where h, or where c, was chosen: one that is none of these rows always is.</summary>
    public static bool IsChosen(Panel panel, StateName state) => panel switch
    {
        UnitsPanel row => row.State == state,
        RunStripsPanel row => row.State == state,
        _ => true,
    };

    /// <summary>Gives strips and buttons their places, and computes what has not been coloured yet.</summary>
    public void Refresh()
    {
        foreach (TimePanel row in All)
        {
            (row as UnitsPanel)?.Refresh();
            (row as RunStripsPanel)?.Arrange();
        }
    }
}
