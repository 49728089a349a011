using RnnViz.Engine.Drawing;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>A heatmap of one number for each unit and timestep of the shown sequence: one row a unit, one column a timestep.</summary>
public abstract class UnitsPanel(LessonScreen screen) : TimePanel(screen)
{
    private int version = -1;

    /// <summary>The grid.</summary>
    public Heatmap Cells { get; } = new(screen.Step.Timesteps, screen.Step.HiddenUnits);

    /// <summary>How numbers become colours.</summary>
    protected abstract ValueScale Scale { get; }

    /// <summary>The numbers at timestep t, H×B: element [unit·B + sequence].</summary>
    protected abstract ReadOnlySpan<double> ValuesAt(int t);

    /// <summary>Computes the colours once for each step.</summary>
    protected override void Process(double delta)
    {
        if (version == Screen.StepVersion) return;
        version = Screen.StepVersion;
        PreparedStep step = Screen.Step;
        ValueScale scale = Scale;
        Span<float> cells = Cells.EditAll();
        for (int t = 1; t <= step.Timesteps; t++)
        {
            ReadOnlySpan<double> values = ValuesAt(t);
            for (int unit = 0; unit < step.HiddenUnits; unit++)
                cells[unit * step.Timesteps + t - 1] = scale.Encode(values[unit * step.BatchSize + Screen.Sequence]);
        }
    }
}
