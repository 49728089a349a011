using System.Runtime.InteropServices;
using Raylib_cs;
using RnnViz.Engine.Figures;

namespace RnnViz.Rendering;

/// <summary>Writes what has been drawn as PNG files without transparency.</summary>
internal static unsafe class PngFile
{
    /// <summary>Writes an image of raylib's and unloads it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Image image, string path)
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

    /// <summary>Writes a picture that was painted in memory.</summary>
    /// <param name="pixels">Four bytes each, red first, row by row from the top.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(ReadOnlySpan<uint> pixels, int width, int height, string path) =>
        Write(MemoryMarshal.AsBytes(pixels), width, height, path);

    // written aside and renamed, so that nobody finds half a picture
    private static void Write(ReadOnlySpan<byte> pixels, int width, int height, string path)
    {
        string aside = path + ".part";
        try
        {
            File.WriteAllBytes(aside, Png.Encode(pixels, width, height, isOpaque: true));
            File.Move(aside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            throw new IOException($"{path} of {width}x{height} pixels cannot be written; choose a folder that you may write to.", e);
        }
    }
}
