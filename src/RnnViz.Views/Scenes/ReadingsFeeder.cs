using RnnViz.Engine.Scene;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Has what is too costly for every frame read of the iteration shown wherever training does not run: spectrum and sample of
/// text. The spectrum of a small network is read at every frame. Stands after the driver and before the panels.
/// </summary>
public sealed class ReadingsFeeder(ShownTraining training, IPlayback playback) : Node
{
    /// <summary>Whether everything is read while training runs, too: for a picture that stands by itself.</summary>
    public bool ReadsAll { get; set; }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        bool isAll = ReadsAll || !playback.IsRunning;
        training.Session.ReadSpectrum(onlyIfQuick: !isAll);
        if (isAll)
        {
            training.Session.WriteSample();
        }
    }
}
