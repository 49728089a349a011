namespace RnnViz.Views.Screen;

/// <summary>Whether and how fast training runs, to be read; <see cref="Playback"/> is what changes it.</summary>
public interface IPlayback
{
    /// <summary>Whether batches are trained, one every frame where they are not longer than that.</summary>
    bool IsRunning { get; }

    /// <summary>Batches that shall be trained in a frame while running, 1 and up.</summary>
    int BatchesPerFrame { get; }

    /// <summary>Batches that really were trained in a frame, the mean of the last frames; null where as many as asked for were.</summary>
    double? MeasuredBatchesPerFrame { get; }

    /// <summary>Frames per second, or null where time does not run (pictures written to files).</summary>
    double? FramesPerSecond { get; }
}
