using System.Runtime.InteropServices;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Rendering.Processor;

namespace RnnViz.Output.Pages;

/// <summary>A sheet as PNG: the pictures are painted one by one, each when it is shown, and put in their places at the end.</summary>
/// <param name="extent">The size of the sheet, in pixels.</param>
/// <param name="fonts">The typefaces.</param>
/// <param name="ground">What it is filled with.</param>
internal sealed class PixelSheet(Extent extent, FontBook fonts, Rgba ground) : ISheet
{
    private readonly ProcessorCanvas canvas = new(fonts), small = new(fonts);
    private readonly List<(Box Place, uint[] Pixels)> pictures = [];

    /// <inheritdoc/>
    public void Add(SceneTree tree, Extent size, Box place)
    {
        var whole = new Box(0, 0, place.Width, place.Height);
        small.Begin(new Extent(place.Width, place.Height));
        small.Clear(ground);
        tree.Draw(new PlacedCanvas(small, size, whole));
        small.End();
        pictures.Add((place, small.Picture.Pixels.ToArray()));
    }

    /// <inheritdoc/>
    public byte[] ToFile(Action<ICanvas> draw, FigureInfo info)
    {
        canvas.Begin(extent);
        canvas.Clear(ground);
        draw(canvas);
        canvas.End();
        uint[] sheet = canvas.Picture.Pixels.ToArray();
        int width = (int)extent.Width;
        foreach ((Box place, uint[] pixels) in pictures)
        {
            int columns = (int)place.Width;
            for (int row = 0; row < (int)place.Height; row++)
            {
                pixels.AsSpan(row * columns, columns).CopyTo(sheet.AsSpan(((int)place.Y + row) * width + (int)place.X));
            }
        }

        return Png.Encode(MemoryMarshal.AsBytes<uint>(sheet), width, (int)extent.Height, isOpaque: true, info);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        canvas.Dispose();
        small.Dispose();
    }
}
