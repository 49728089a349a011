using RnnViz.Engine.Scene;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Asks for the loss surface, the phase plane and the bifurcation diagram of the step that is shown, each only while its panel is on
/// the screen, and takes over what there is of them. Stands after the driver and before the panels.
/// </summary>
public sealed class GeometryFeeder(ShownTraining training, IPlayback playback, ReadingsFeeder readings) : Node
{
    /// <summary>
    /// While training runs, pictures of a large network are never done before the next step is there: after so many frames the newest
    /// step is begun in any case.
    /// </summary>
    private const int MostFrames = 45;

    private readonly List<WeightPath> beside = [];
    private int surfaceStep = -1, phaseStep = -1, bifurcationStep = -1, besideVersion = -1, surfaceFrames, phaseFrames;

    /// <summary>Whether every picture is waited for until it is complete: for those that must not depend on the machine's speed.</summary>
    public bool Waits { get; set; }

    /// <summary>Whether a figure is made, which is complete wherever time does not run.</summary>
    public bool IsFigure { get; set; }

    /// <summary>Whether a panel shows the loss surface.</summary>
    public bool ShowsSurface { get; set; }

    /// <summary>Whether a panel shows the phase plane.</summary>
    public bool ShowsPhase { get; set; }

    /// <summary>Whether a panel shows the bifurcation diagram.</summary>
    public bool ShowsBifurcation { get; set; }

    private TrainingSession Session => training.Session;

    private bool IsComplete => Waits || IsFigure && playback.FramesPerSecond is null;

    /// <inheritdoc/>
    protected override void Process(double delta) => Feed();

    /// <summary>Asks for what is on the screen and not known yet, and takes over what is there.</summary>
    public void Feed()
    {
        // on the way to a moment that is pictured, nobody sees what is passed
        if (Session.IsRecorded || Waits && playback.IsRunning && !readings.ReadsAll)
        {
            return;
        }

        FeedSurface();
        FeedPhase();
        FeedBifurcation();
    }

    private void FeedSurface()
    {
        if (!ShowsSurface)
        {
            return;
        }

        LossSurface surface = Session.Surface;
        TakeRuns();
        surfaceFrames++;
        if (IsDue(surfaceStep, surface.IsBusy, surfaceFrames) && surface.Request(beside: beside))
        {
            (surfaceStep, surfaceFrames) = (training.Step.Version, 0);
        }

        if (IsComplete)
        {
            surface.Wait();
        }

        surface.Refresh();
    }

    private void FeedPhase()
    {
        if (!ShowsPhase || Session.PhasePlane is not { } plane)
        {
            return;
        }

        phaseFrames++;
        if (IsDue(phaseStep, plane.IsBusy, phaseFrames) && plane.Request())
        {
            (phaseStep, phaseFrames) = (training.Step.Version, 0);
        }

        if (IsComplete)
        {
            plane.Wait();
        }

        plane.Refresh();
    }

    private void FeedBifurcation()
    {
        if (!ShowsBifurcation || Session.Bifurcation is not { } diagram)
        {
            return;
        }

        if (bifurcationStep != training.Step.Version
            && diagram.Request(diagram.HasBias ? BifurcationAxis.Bias : BifurcationAxis.Weight))
        {
            bifurcationStep = training.Step.Version;
        }

        if (IsComplete)
        {
            diagram.Wait();
        }

        diagram.Refresh();
    }

    // where one walks, the newest step at once; while training runs, what was begun is finished first where that is quick
    private bool IsDue(int step, bool isBusy, int frames) =>
        step != training.Step.Version && (!playback.IsRunning || !isBusy || frames >= MostFrames);

    /// <summary>The paths of other runs that lie on the same surface.</summary>
    private void TakeRuns()
    {
        if (besideVersion == training.Contrast.Version)
        {
            return;
        }

        besideVersion = training.Contrast.Version;
        beside.Clear();
        foreach (ShownRun run in training.Contrast.Runs)
        {
            if (!run.IsFront && beside.Count < LossSurface.MostBeside && Session.SharesSurfaceWith(run.Training.Session))
            {
                beside.Add(run.Training.Session.WeightPath);
            }
        }

        surfaceStep = -1;
    }
}
