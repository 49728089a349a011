using System.Runtime.InteropServices;
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
        Write(MemoryMarshal.AsBytes(picture.Pixels), picture.Width, picture.Height, path);
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
            Raylib.ImageFormat(ref image, PixelFormat.UncompressedR8G8B8A8);
            Write(new ReadOnlySpan<byte>(image.Data, 4 * image.Width * image.Height), image.Width, image.Height, path);
        }
        finally
        {
            Raylib.UnloadImage(image);
        }
    }

    // written aside and renamed, so that nobody finds half a picture
    private static void Write(ReadOnlySpan<byte> pixels, int width, int height, string path)
    {
        string aside = path + ".part";
        try
        {
            File.WriteAllBytes(aside, Png.Encode(pixels, width, height, isOpaque: true));
            File.Move(aside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be written; choose a folder that you may write to.", e);
        }
    }
}
