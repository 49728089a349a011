using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;

namespace RnnViz.Output.Pages;

/// <summary>A large picture that has several small ones.</summary>
internal interface ISheet : IDisposable
{
    /// <summary>Draws a scene as it is now.</summary>
    /// <param name="tree">The scene.</param>
    /// <param name="size">The size that it is arranged for, in pixels.</param>
    /// <param name="place">Where on the sheet, in the same proportions.</param>
    void Add(SceneTree tree, Extent size, Box place);

    /// <summary>The sheet as a file.</summary>
    /// <param name="draw">Draws what stands between the pictures.</param>
    /// <param name="info">What the file says about itself.</param>
    byte[] ToFile(Action<ICanvas> draw, FigureInfo info);
}
