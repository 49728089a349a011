using RnnViz.Engine.Scene;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Has what is too costly for every frame read of the iteration shown wherever training does not run: spectrum and sample of
/// text. The spectrum of a small network is read at every frame. Stands after the driver and before the panels.
/// </summary>
public sealed class ReadingsFeeder(ShownTraining training, IPlayback playback) : Node
{
    /// <summary>Reads everything now, if it is not read yet.</summary>
    public void ReadNow()
    {
        training.Session.ReadSpectrum();
        training.Session.WriteSample();
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (playback.IsRunning)
        {
            training.Session.ReadSpectrum(onlyIfQuick: true);
        }
        else
        {
            ReadNow();
        }
    }
}
