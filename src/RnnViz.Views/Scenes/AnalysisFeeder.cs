using RnnViz.Engine.Scene;
using RnnViz.Lessons;

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
        if (screen.FlowPicture == FlowPicture.Bars) return;
        StepAnalysis analysis = screen.Analysis;
        if (analysis.Refresh()) screen.AnalysisVersion++;
        if (asked != (screen.StepVersion, screen.Sequence) && !analysis.IsBusy && analysis.Request(screen.Sequence))
            asked = (screen.StepVersion, screen.Sequence);
        // where time does not run, pictures must not depend on the machine's speed
        if (screen.FramesPerSecond is not null || !analysis.IsBusy) return;
        analysis.Wait();
        screen.AnalysisVersion++;
    }
}
