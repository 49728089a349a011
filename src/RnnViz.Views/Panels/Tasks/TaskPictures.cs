using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>Chooses the picture of a lesson's task.</summary>
public static class TaskPictures
{
    /// <summary>The most units of which outer products are drawn.</summary>
    private const int MostUnits = 16;

    private const PanelName Task = PanelName.Task;

    /// <summary>The picture for the lesson that is trained, or null where its task has none.</summary>
    /// <param name="training">What trains.</param>
    /// <param name="scales">How numbers become colours.</param>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="run">The run, where it is to be named.</param>
    public static Panel? Create(ShownTraining training, IScales scales, IAppearance appearance, ShownRun? run = null)
    {
        PreparedStep step = training.Step;
        bool hasKey = run is null or { Index: 0 };
        return training.Session.Lesson.Task switch
        {
            TextTaskSettings when training.Session.Sampler is { } sampler =>
                new SamplePanel(training, appearance, sampler) { LessonName = Task, NamedRun = run, HasKey = hasKey },
            SeriesTaskSettings { BatchSize: null, Output: OutputSteps.LastStep } =>
                new SeriesPanel(training, appearance) { LessonName = Task, NamedRun = run, HasKey = hasKey },
            SeriesTaskSettings => new StepCurvesPanel(training, appearance) { LessonName = Task, NamedRun = run, HasKey = hasKey },
            AddingTaskSettings => new AddingPanel(training, appearance) { LessonName = Task, NamedRun = run, HasKey = hasKey },
            // the picture needs the room of several panels: not twice on one screen
            InlineTaskSettings when run is null && !step.IsGated && step.BatchSize > 1 && step.HiddenUnits <= MostUnits =>
                new OuterProductsPanel(training, scales, appearance) { LessonName = Task, NamedRun = run, HasKey = hasKey },
            InlineTaskSettings when !step.HasTokenTargets =>
                new NumbersPanel(training, appearance) { LessonName = Task, NamedRun = run, HasKey = hasKey },
            _ when step.HasTokenTargets => new TokenRowsPanel(training, appearance) { LessonName = Task, NamedRun = run, HasKey = hasKey },
            _ => null,
        };
    }
}
