namespace RnnViz.Views.Panels.Tasks;

/// <summary>Chooses the picture of a lesson's task.</summary>
public static class TaskPictures
{
    /// <summary>The most units of which outer products are drawn.</summary>
    private const int MostUnits = 16;

    /// <summary>The picture for the lesson of the screen, or null where its task has none.</summary>
    public static Panel? Create(LessonScreen screen)
    {
        PreparedStep step = screen.Step;
        return screen.Session.Lesson.Task switch
        {
            TextTaskSettings when screen.Session.Sampler is { } sampler => new SamplePanel(screen, sampler) { Key = PanelKey.Task },
            SeriesTaskSettings { BatchSize: null, Output: OutputSteps.LastStep } => new SeriesPanel(screen) { Key = PanelKey.Task },
            SeriesTaskSettings => new StepCurvesPanel(screen) { Key = PanelKey.Task },
            AddingTaskSettings => new AddingPanel(screen) { Key = PanelKey.Task },
            InlineTaskSettings when step.BatchSize > 1 && step.HiddenUnits <= MostUnits => new OuterProductsPanel(screen) { Key = PanelKey.Task },
            InlineTaskSettings when !step.HasTokenTargets => new NumbersPanel(screen) { Key = PanelKey.Task },
            _ when step.HasTokenTargets => new TokenRowsPanel(screen) { Key = PanelKey.Task },
            _ => null,
        };
    }
}
