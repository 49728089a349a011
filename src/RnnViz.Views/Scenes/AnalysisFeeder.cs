namespace RnnViz.Views.Scenes;

/// <summary>
/// Asks for the analysis of a step while a picture shows one, and takes it over when it is finished. Stands after the
/// driver and before the panels.
/// </summary>
public sealed class AnalysisFeeder(LessonScreen screen) : Node
{
    private (int Step, int Sequence) asked = (-1, -1);

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (screen.FlowPicture == FlowPicture.Bars)
        {
            return;
        }

        StepAnalysis analysis = screen.Analysis;
        if (analysis.Refresh())
        {
            screen.AnalysisVersion++;
        }

        bool isWanted = asked != (screen.StepVersion, screen.Sequence) && !analysis.IsBusy && analysis.Request(screen.Sequence);
        if (!isWanted)
        {
            return;
        }

        asked = (screen.StepVersion, screen.Sequence);
        // where time does not run, pictures must not depend on the machine's speed; one that is walked through has to be true at once
        if (screen.FramesPerSecond is not null && screen.IsRunning)
        {
            return;
        }

        analysis.Wait();
        screen.AnalysisVersion++;
    }
}
