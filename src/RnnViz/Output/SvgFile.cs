using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;

namespace RnnViz.Output;

/// <summary>Writes the scene as a vector figure for slides and books.</summary>
internal static class SvgFile
{
    /// <summary>Draws the tree once more, on a canvas that writes SVG.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Save(SceneTree tree, Extent size, FontBook fonts, string title, string path)
    {
        var canvas = new SvgCanvas(size, fonts);
        tree.Draw(canvas);
        File.WriteAllText(path, canvas.ToDocument(new FigureInfo(title)));
    }
}
