using Raylib_cs;

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
            Raylib.ImageFormat(ref image, PixelFormat.UncompressedR8G8B8);
            Export(image, path);
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
    public static void Save(ReadOnlySpan<uint> pixels, int width, int height, string path)
    {
        var bytes = new byte[3 * pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            (bytes[3 * i], bytes[3 * i + 1], bytes[3 * i + 2]) = ((byte)pixels[i], (byte)(pixels[i] >> 8), (byte)(pixels[i] >> 16));
        }

        fixed (byte* data = bytes)
        {
            Export(new Image { Data = data, Width = width, Height = height, Mipmaps = 1, Format = PixelFormat.UncompressedR8G8B8 }, path);
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
