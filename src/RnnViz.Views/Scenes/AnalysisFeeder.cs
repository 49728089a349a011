using RnnViz.Engine.Scene;
using RnnViz.Lessons.Step;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Asks for the analysis of a step while a picture shows one, and takes it over when it is finished. Stands after the
/// driver and before the panels.
/// </summary>
public sealed class AnalysisFeeder(ShownTraining training, Playback playback, ViewState view) : Node
{
    private (int Step, int Sequence) asked = (-1, -1);

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (view.FlowPicture == FlowPicture.Bars)
        {
            return;
        }

        StepAnalysis analysis = training.Analysis;
        // where time does not run, pictures must not depend on the machine's speed; one that is walked through has to be true at once
        bool runs = playback.FramesPerSecond is not null && playback.IsRunning;
        if (!runs && analysis.IsBusy)
        {
            analysis.Wait();
            view.AnalysisVersion++;
        }
        else if (analysis.Refresh())
        {
            view.AnalysisVersion++;
        }

        bool isWanted = asked != (training.Step.Version, training.Sequence) && !analysis.IsBusy && analysis.Request(training.Sequence);
        if (!isWanted)
        {
            return;
        }

        asked = (training.Step.Version, training.Sequence);
        if (!runs)
        {
            analysis.Wait();
            view.AnalysisVersion++;
        }
    }
}
