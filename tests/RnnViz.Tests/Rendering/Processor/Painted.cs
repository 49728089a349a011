using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Rendering.Processor;

namespace RnnViz.Tests.Rendering.Processor;

/// <summary>Pictures painted in memory, for tests.</summary>
internal static class Painted
{
    public static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    public static readonly Rgba White = new(255, 255, 255), Black = new(0, 0, 0);

    public static readonly ColorMap Scale = new(
        "test", isDiverging: true, new Rgba(255, 128, 0), new Rgba(0, 0, 255), White, new Rgba(255, 0, 0));

    /// <summary>Paints one picture on a canvas of its own.</summary>
    public static Bitmap Once(int width, int height, Action<ICanvas> draw)
    {
        using var canvas = new ProcessorCanvas(Fonts);
        Next(canvas, width, height, draw);
        return canvas.Picture;
    }

    /// <summary>Paints the next picture of a canvas.</summary>
    public static void Next(ProcessorCanvas canvas, int width, int height, Action<ICanvas> draw)
    {
        canvas.Begin(new Extent(width, height));
        draw(canvas);
        canvas.End();
    }

    public static Rgba At(this Bitmap picture, int x, int y)
    {
        uint pixel = picture.Row(y, x, x + 1)[0];
        return new Rgba((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16), (byte)(pixel >> 24));
    }
}
