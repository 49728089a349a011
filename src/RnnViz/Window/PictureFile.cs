using Raylib_cs;

namespace RnnViz.Window;

/// <summary>Writes what has been drawn as PNG files without transparency.</summary>
internal static unsafe class PictureFile
{
    /// <summary>Writes the window's content; call between the last primitive and the swap of buffers.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveScreen(string path)
    {
        Rlgl.DrawRenderBatchActive();
        Save(Raylib.LoadImageFromScreen(), path);
    }

    /// <summary>Writes a render texture's content.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(RenderTexture2D target, string path)
    {
        Image image = Raylib.LoadImageFromTexture(target.Texture);
        Raylib.ImageFlipVertical(ref image);
        Save(image, path);
    }

    /// <summary>Writes a picture that was painted in memory.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Bitmap picture, string path)
    {
        ReadOnlySpan<uint> pixels = picture.Pixels;
        var bytes = new byte[3 * pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            (bytes[3 * i], bytes[3 * i + 1], bytes[3 * i + 2]) = ((byte)pixels[i], (byte)(pixels[i] >> 8), (byte)(pixels[i] >> 16));
        }

        fixed (byte* data = bytes)
        {
            Export(new Image { Data = data, Width = picture.Width, Height = picture.Height, Mipmaps = 1, Format = PixelFormat.UncompressedR8G8B8 }, path);
        }
    }

    /// <summary>A path in a folder that no file has yet: name.png, name-2.png, …</summary>
    public static string Unused(string folder, string name, string extension = ".png")
    {
        string path = Path.Combine(folder, name + extension);
        for (int i = 2; File.Exists(path); i++)
        {
            path = Path.Combine(folder, $"{name}-{i}{extension}");
        }

        return path;
    }

    private static void Save(Image image, string path)
    {
        try
        {
            Raylib.ImageFormat(ref image, PixelFormat.UncompressedR8G8B8);
            Export(image, path);
        }
        finally
        {
            Raylib.UnloadImage(image);
        }
    }

    private static void Export(Image image, string path)
    {
        if (!Raylib.ExportImage(image, path))
        {
            throw new IOException($"{path} cannot be written; choose a folder that you may write to.");
        }
    }
}
