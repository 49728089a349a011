using System.Diagnostics;
using System.Runtime.InteropServices;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;

namespace RnnViz.Rendering.Processor;

/// <summary>
/// Paints in memory and shows the finished picture as one texture. An OpenGL that runs on the processor takes ten times as
/// long for the same picture, and both of two cores. Needs a window only to show.
/// </summary>
internal sealed class ProcessorRenderer(FontBook fonts) : IRenderer
{
    private readonly ProcessorCanvas canvas = new(fonts);
    private BitmapTexture? texture;

    /// <inheritdoc/>
    public IFrameCanvas Canvas => canvas;

    /// <inheritdoc/>
    public FrameCounts Counts => new(canvas.CommandCount, 1, texture?.UploadedBytes ?? 0, canvas.Changes.ChangedShare);

    /// <inheritdoc/>
    public double UploadMilliseconds { get; private set; }

    /// <inheritdoc/>
    public bool HasChanged => canvas.Changes.ChangedCount > 0;

    /// <inheritdoc/>
    public void Show()
    {
        long start = Stopwatch.GetTimestamp();
        texture ??= new BitmapTexture();
        texture.Upload(canvas.Picture, canvas.Changes);
        UploadMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        texture.Blit();
    }

    /// <inheritdoc/>
    public void ReadShown(PixelReader reader) =>
        reader(MemoryMarshal.AsBytes(canvas.Picture.Pixels), canvas.Picture.Width, canvas.Picture.Height);

    /// <inheritdoc/>
    public void Paint(SceneTree tree, Extent size, bool isTransparent, PixelReader reader)
    {
        if (!isTransparent)
        {
            Paint(tree, size, null);
            ReadShown(reader);
            return;
        }

        Paint(tree, size, Transparency.White);
        Span<uint> pixels = canvas.Picture.Pixels;
        uint[] onWhite = [.. pixels];
        Paint(tree, size, Transparency.Black);
        // as bytes of its own: the canvas compares the next picture with what it has painted
        uint[] result = [.. canvas.Picture.Pixels];
        Transparency.Find(onWhite, result);
        reader(MemoryMarshal.AsBytes<uint>(result), canvas.Picture.Width, canvas.Picture.Height);
    }

    private void Paint(SceneTree tree, Extent size, Rgba? ground)
    {
        canvas.Begin(size);
        if (ground is { } color)
        {
            canvas.Clear(color);
        }

        tree.Draw(canvas);
        canvas.End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        texture?.Dispose();
        canvas.Dispose();
    }
}
