using Raylib_cs;

namespace RnnViz.Window;

/// <summary>Writes what has been drawn as PNG files without transparency.</summary>
internal static class PictureFile
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

    /// <summary>A path in a folder that no file has yet: name.png, name-2.png, …</summary>
    public static string Unused(string folder, string name)
    {
        string path = Path.Combine(folder, name + ".png");
        for (int i = 2; File.Exists(path); i++) path = Path.Combine(folder, $"{name}-{i}.png");
        return path;
    }

    private static void Save(Image image, string path)
    {
        try
        {
            Raylib.ImageFormat(ref image, PixelFormat.UncompressedR8G8B8);
            if (!Raylib.ExportImage(image, path)) throw new IOException($"{path} cannot be written; choose a folder that you may write to.");
        }
        finally
        {
            Raylib.UnloadImage(image);
        }
    }
}
