using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;

namespace RnnViz.Rendering;

/// <summary>What turns the scene into pixels: the graphics card, or the processor where there is none.</summary>
internal interface IRenderer : IDisposable
{
    /// <summary>Where the tree draws. Between its Begin and its End nothing has reached the window.</summary>
    IFrameCanvas Canvas { get; }

    /// <summary>What the last picture took.</summary>
    FrameCounts Counts { get; }

    /// <summary>How long it took to hand the last picture to the graphics library, in milliseconds; part of <see cref="Show"/>.</summary>
    double UploadMilliseconds { get; }

    /// <summary>Whether the finished picture may differ from the one that was shown last.</summary>
    bool HasChanged { get; }

    /// <summary>Puts the finished picture into the window's back buffer.</summary>
    void Show();

    /// <summary>Writes the picture that was shown last as a PNG file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    void SaveShown(string path);

    /// <summary>Hands the pixels of the picture that was shown last to a film.</summary>
    /// <exception cref="IOException">The film takes no more pictures.</exception>
    void Record(Film film);

    /// <summary>Draws a tree without a window to be seen, and writes it as a PNG file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    void SavePicture(SceneTree tree, Extent size, string path);
}
