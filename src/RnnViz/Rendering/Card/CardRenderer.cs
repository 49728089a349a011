using System.Diagnostics;
using System.Runtime.InteropServices;
using Raylib_cs;
using RnnViz.Engine.Drawing;
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
    public void ReadShown(PixelReader reader)
    {
        Rlgl.DrawRenderBatchActive();
        Read(Raylib.LoadImageFromScreen(), reader);
    }

    /// <inheritdoc/>
    public void Paint(SceneTree tree, Extent size, bool isTransparent, PixelReader reader)
    {
        if (!isTransparent)
        {
            Paint(tree, size, null, reader);
            return;
        }

        uint[] onWhite = [];
        Paint(tree, size, Transparency.White, (pixels, _, _) => onWhite = [.. MemoryMarshal.Cast<byte, uint>(pixels)]);
        Paint(tree, size, Transparency.Black, (pixels, width, height) =>
        {
            uint[] result = [.. MemoryMarshal.Cast<byte, uint>(pixels)];
            Transparency.Find(onWhite, result);
            reader(MemoryMarshal.AsBytes<uint>(result), width, height);
        });
    }

    private void Paint(SceneTree tree, Extent size, Rgba? ground, PixelReader reader)
    {
        RenderTexture2D target = Raylib.LoadRenderTexture((int)size.Width, (int)size.Height);
        try
        {
            Raylib.BeginTextureMode(target);
            canvas.Begin(size);
            if (ground is { } color)
            {
                canvas.Clear(color);
            }

            tree.Draw(canvas);
            canvas.End();
            Raylib.EndTextureMode();
            // OpenGL's first row is the lowest
            Image image = Raylib.LoadImageFromTexture(target.Texture);
            Raylib.ImageFlipVertical(ref image);
            Read(image, reader);
        }
        finally
        {
            Raylib.UnloadRenderTexture(target);
        }
    }

    private static void Read(Image image, PixelReader reader)
    {
        try
        {
            Raylib.ImageFormat(ref image, PixelFormat.UncompressedR8G8B8A8);
            reader(new ReadOnlySpan<byte>(image.Data, 4 * image.Width * image.Height), image.Width, image.Height);
        }
        finally
        {
            Raylib.UnloadImage(image);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => canvas.Dispose();
}
