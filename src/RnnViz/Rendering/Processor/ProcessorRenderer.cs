using System.Diagnostics;
using System.Runtime.InteropServices;
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
    public void SaveShown(string path) => PngFile.Save(canvas.Picture.Pixels, canvas.Picture.Width, canvas.Picture.Height, path);

    /// <inheritdoc/>
    public void Record(Film film) => film.Add(MemoryMarshal.AsBytes(canvas.Picture.Pixels));

    /// <inheritdoc/>
    public void SavePicture(SceneTree tree, Extent size, string path)
    {
        canvas.Begin(size);
        tree.Draw(canvas);
        canvas.End();
        PngFile.Save(canvas.Picture.Pixels, canvas.Picture.Width, canvas.Picture.Height, path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        texture?.Dispose();
        canvas.Dispose();
    }
}
