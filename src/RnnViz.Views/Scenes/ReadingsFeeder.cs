using RnnViz.Engine.Scene;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Has what is too costly for every frame read of the iteration shown wherever training does not run: spectrum, sample of
/// text, and the passage while it is on the screen. The spectrum of a small network is read at every frame. Stands after the driver
/// and before the panels.
/// </summary>
public sealed class ReadingsFeeder(ShownTraining training, IPlayback playback) : Node
{
    /// <summary>Whether everything is read while training runs, too: for a picture that stands by itself.</summary>
    public bool ReadsAll { get; set; }

    /// <summary>Whether the passage of the text is on the screen: then it is read now and then while training runs, too.</summary>
    public bool ReadsPassage { get; set; }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        bool isAll = ReadsAll || !playback.IsRunning;
        foreach (ShownRun run in training.Contrast.Runs)
        {
            run.Training.Session.ReadSpectrum(onlyIfQuick: !isAll);
            if (isAll)
            {
                run.Training.Session.WriteSample();
            }
        }

        ReadPassage();
    }

    /// <summary>Has the passage read where it is on the screen.</summary>
    public void ReadPassage()
    {
        if (ReadsPassage && (ReadsAll || !playback.IsRunning))
        {
            training.Session.ReadPassage();
        }
        else if (ReadsPassage)
        {
            training.Session.ReadPassageInTurn(waits: playback.FramesPerSecond is null);
        }
    }
}
