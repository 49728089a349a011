using Raylib_cs;

namespace RnnViz.Rendering.Processor;

/// <summary>The texture by which a picture in memory reaches the window: it is copied, not drawn, into the back buffer.</summary>
internal sealed unsafe class BitmapTexture : IDisposable
{
    // of OpenGL's headers
    private const uint ReadFramebuffer = 0x8CA8, DrawFramebuffer = 0x8CA9;
    private const int ColorBuffer = 0x4000, Rgba = 0x1908;
    private const uint Texture2D = 0x0DE1, BlueGreenRedAlpha = 0x80E1, FourBytesReversed = 0x8367;

    private readonly uint framebuffer = Rlgl.LoadFramebuffer();
    private uint texture;
    private int width, height;

    /// <summary>Bytes that the last upload took.</summary>
    public long UploadedBytes { get; private set; }

    /// <summary>Uploads the rows in which something changed.</summary>
    public void Upload(Bitmap picture, DirtyTiles changes)
    {
        UploadedBytes = 0;
        if (texture == 0 || picture.Width != width || picture.Height != height)
        {
            Resize(picture);
        }

        for (int row = 0; row < changes.Rows; row++)
        {
            if (!changes.IsRowChanged(row))
            {
                continue;
            }

            int first = row;
            while (row + 1 < changes.Rows && changes.IsRowChanged(row + 1))
            {
                row++;
            }

            int top = first * DirtyTiles.Edge, count = Math.Min(height, (row + 1) * DirtyTiles.Edge) - top;
            fixed (uint* pixels = picture.Row(top, 0, width))
            {
                Rlgl.UpdateTexture(texture, 0, top, width, count, PixelFormat.UncompressedR8G8B8A8, pixels);
            }

            UploadedBytes += 4L * width * count;
        }
    }

    /// <summary>Copies the texture into the back buffer, its first row to the top.</summary>
    public void Blit()
    {
        Rlgl.BindFramebuffer(ReadFramebuffer, framebuffer);
        Rlgl.BindFramebuffer(DrawFramebuffer, 0);
        Rlgl.BlitFramebuffer(0, 0, width, height, 0, height, width, 0, ColorBuffer);
        Rlgl.BindFramebuffer(ReadFramebuffer, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (texture != 0)
        {
            Rlgl.UnloadTexture(texture);
        }

        Rlgl.UnloadFramebuffer(framebuffer);
    }

    private void Resize(Bitmap picture)
    {
        if (texture != 0)
        {
            Rlgl.UnloadTexture(texture);
        }

        (width, height) = (picture.Width, picture.Height);
        texture = Rlgl.LoadTexture(null, width, height, PixelFormat.UncompressedR8G8B8A8, 1);
        PutBlueFirst();
        Rlgl.FramebufferAttach(framebuffer, texture, FramebufferAttachType.ColorChannel0, FramebufferAttachTextureType.Texture2D, 0);
    }

    /// <summary>
    /// Lays the texture out as windows mostly are, so that it is copied as it is: where colours lie in another order an OpenGL on
    /// the processor runs a shader for every pixel, which takes four times as long. Where OpenGL cannot, the texture stays as it
    /// was; what is uploaded is red first either way.
    /// </summary>
    private void PutBlueFirst()
    {
        fixed (byte* name = "glTexImage2D\0"u8)
        {
            var define = (delegate* unmanaged<uint, int, int, int, int, int, uint, uint, void*, void>)Rlgl.GetProcAddress((sbyte*)name);
            if (define == null)
            {
                return;
            }

            Rlgl.EnableTexture(texture);
            define(Texture2D, 0, Rgba, width, height, 0, BlueGreenRedAlpha, FourBytesReversed, null);
            Rlgl.DisableTexture();
        }
    }
}
