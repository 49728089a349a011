using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;

namespace RnnViz.Output.Pages;

/// <summary>A sheet as SVG or PDF.</summary>
/// <param name="canvas">The canvas of one of the two.</param>
/// <param name="ground">What it is filled with.</param>
/// <param name="finish">Makes the file of the canvas.</param>
internal sealed class VectorSheet<TCanvas>(TCanvas canvas, Rgba ground, Func<TCanvas, FigureInfo, byte[]> finish) : ISheet
    where TCanvas : ICanvas
{
    private bool isFilled;

    /// <inheritdoc/>
    public void Add(SceneTree tree, Extent size, Box place)
    {
        Fill();
        tree.Draw(new PlacedCanvas(canvas, size, place));
    }

    /// <inheritdoc/>
    public byte[] ToFile(Action<ICanvas> draw, FigureInfo info)
    {
        Fill();
        draw(canvas);
        return finish(canvas, info);
    }

    /// <inheritdoc/>
    public void Dispose() => (canvas as IDisposable)?.Dispose();

    private void Fill()
    {
        if (!isFilled)
        {
            canvas.Clear(ground);
            isFilled = true;
        }
    }
}
