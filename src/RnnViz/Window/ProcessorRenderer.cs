using System.Diagnostics;

namespace RnnViz.Window;

/// <summary>
/// Paints in memory and shows the finished picture as one texture. An OpenGL that runs on the processor takes ten times as
/// long for the same picture, and both of two cores. Needs a window only to show.
/// </summary>
internal sealed class ProcessorRenderer(FontBook fonts) : IRenderer
{
    private readonly PaintedCanvas canvas = new(fonts);
    private PixelScreen? screen;

    /// <inheritdoc/>
    public IFrameCanvas Canvas => canvas;

    /// <inheritdoc/>
    public FrameCounts Counts => new(
        canvas.CommandCount, 1, screen?.UploadedBytes ?? 0, (double)canvas.Changes.ChangedCount / (canvas.Changes.Columns * canvas.Changes.Rows));

    /// <inheritdoc/>
    public double UploadMilliseconds { get; private set; }

    /// <inheritdoc/>
    public bool HasChanged => canvas.Changes.ChangedCount > 0;

    /// <inheritdoc/>
    public void Show()
    {
        long start = Stopwatch.GetTimestamp();
        screen ??= new PixelScreen();
        screen.Upload(canvas.Picture, canvas.Changes);
        UploadMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        screen.Show();
    }

    /// <inheritdoc/>
    public void SaveShown(string path) => PictureFile.Save(canvas.Picture, path);

    /// <inheritdoc/>
    public void Record(Film film) => film.Add(System.Runtime.InteropServices.MemoryMarshal.AsBytes(canvas.Picture.Pixels));

    /// <inheritdoc/>
    public void SavePicture(SceneTree tree, Extent size, string path)
    {
        canvas.Begin(size);
        tree.Draw(canvas);
        canvas.End();
        PictureFile.Save(canvas.Picture, path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        screen?.Dispose();
        canvas.Dispose();
    }
}
