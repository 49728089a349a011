using System.Diagnostics;
using Raylib_cs;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;

namespace RnnViz.Rendering.Card;

/// <summary>Draws with the graphics card: quads, one texture for all sprites, and the shader for heatmaps. Needs an open window.</summary>
internal sealed unsafe class CardRenderer(FontBook fonts, string shaderFolder) : IRenderer
{
    private readonly CardCanvas canvas = new(fonts, shaderFolder);

    /// <inheritdoc/>
    public IFrameCanvas Canvas => canvas;

    /// <inheritdoc/>
    public FrameCounts Counts => new(canvas.QuadCount, canvas.DrawCalls, canvas.UploadedBytes, 1);

    /// <inheritdoc/>
    public double UploadMilliseconds { get; private set; }

    /// <inheritdoc/>
    public bool HasChanged => true;

    /// <inheritdoc/>
    public void Show()
    {
        long start = Stopwatch.GetTimestamp();
        Rlgl.DrawRenderBatchActive();
        UploadMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void SaveShown(string path)
    {
        Rlgl.DrawRenderBatchActive();
        PngFile.Save(Raylib.LoadImageFromScreen(), path);
    }

    /// <inheritdoc/>
    public void Record(Film film)
    {
        Image image = Raylib.LoadImageFromScreen();
        try
        {
            Raylib.ImageFormat(ref image, PixelFormat.UncompressedR8G8B8A8);
            film.Add(new ReadOnlySpan<byte>(image.Data, 4 * image.Width * image.Height));
        }
        finally
        {
            Raylib.UnloadImage(image);
        }
    }

    /// <inheritdoc/>
    public void SavePicture(SceneTree tree, Extent size, string path)
    {
        RenderTexture2D target = Raylib.LoadRenderTexture((int)size.Width, (int)size.Height);
        try
        {
            Raylib.BeginTextureMode(target);
            canvas.Begin(size);
            tree.Draw(canvas);
            canvas.End();
            Raylib.EndTextureMode();
            // OpenGL's first row is the lowest
            Image image = Raylib.LoadImageFromTexture(target.Texture);
            Raylib.ImageFlipVertical(ref image);
            PngFile.Save(image, path);
        }
        finally
        {
            Raylib.UnloadRenderTexture(target);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => canvas.Dispose();
}
