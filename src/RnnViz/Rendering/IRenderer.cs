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

    /// <summary>Gives the pixels of the picture that was shown last.</summary>
    void ReadShown(PixelReader reader);

    /// <summary>Draws a tree without a window to be seen, and gives its pixels.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="isTransparent">Whether what the tree does not paint is transparent; else it must paint everything.</param>
    /// <param name="reader">Gets the pixels.</param>
    void Paint(SceneTree tree, Extent size, bool isTransparent, PixelReader reader);
}
