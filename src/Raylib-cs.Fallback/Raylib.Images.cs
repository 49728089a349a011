using System.Runtime.InteropServices;

namespace Raylib_cs;

// Images in main memory.
public static unsafe partial class Raylib
{
    [DllImport(NativeLibName)]
    public static extern Image GenImageColor(int width, int height, Color color);

    [DllImport(NativeLibName)]
    public static extern Image LoadImage(sbyte* fileName);

    public static Image LoadImage(string fileName)
    {
        using var fileNameUtf8 = new Utf8Text(fileName);
        return LoadImage(fileNameUtf8.Pointer);
    }

    [DllImport(NativeLibName)]
    public static extern Image LoadImageFromMemory(sbyte* fileType, byte* fileData, int dataSize);

    public static Image LoadImageFromMemory(string fileType, byte[] fileData)
    {
        using var fileTypeUtf8 = new Utf8Text(fileType);
        fixed (byte* pointer = fileData)
        {
            return LoadImageFromMemory(fileTypeUtf8.Pointer, pointer, fileData.Length);
        }
    }

    [DllImport(NativeLibName)]
    public static extern Image LoadImageFromScreen();

    [DllImport(NativeLibName)]
    public static extern Image LoadImageFromTexture(Texture2D texture);

    [DllImport(NativeLibName)]
    public static extern Color* LoadImageColors(Image image);

    [DllImport(NativeLibName)]
    public static extern void UnloadImageColors(Color* colors);

    [DllImport(NativeLibName)]
    public static extern void ImageFormat(Image* image, PixelFormat newFormat);

    public static void ImageFormat(ref Image image, PixelFormat newFormat)
    {
        fixed (Image* pointer = &image)
        {
            ImageFormat(pointer, newFormat);
        }
    }

    [DllImport(NativeLibName)]
    public static extern void ImageFlipVertical(Image* image);

    public static void ImageFlipVertical(ref Image image)
    {
        fixed (Image* pointer = &image)
        {
            ImageFlipVertical(pointer);
        }
    }

    [DllImport(NativeLibName)]
    public static extern void ImageCrop(Image* image, Rectangle crop);

    public static void ImageCrop(ref Image image, Rectangle crop)
    {
        fixed (Image* pointer = &image)
        {
            ImageCrop(pointer, crop);
        }
    }

    [DllImport(NativeLibName)]
    public static extern void ImageResize(Image* image, int newWidth, int newHeight);

    public static void ImageResize(ref Image image, int newWidth, int newHeight)
    {
        fixed (Image* pointer = &image)
        {
            ImageResize(pointer, newWidth, newHeight);
        }
    }

    [DllImport(NativeLibName)]
    public static extern CBool ExportImage(Image image, sbyte* fileName);

    public static CBool ExportImage(Image image, string fileName)
    {
        using var fileNameUtf8 = new Utf8Text(fileName);
        return ExportImage(image, fileNameUtf8.Pointer);
    }

    [DllImport(NativeLibName)]
    public static extern byte* ExportImageToMemory(Image image, sbyte* fileType, int* fileSize);

    [DllImport(NativeLibName)]
    public static extern void UnloadImage(Image image);
}
