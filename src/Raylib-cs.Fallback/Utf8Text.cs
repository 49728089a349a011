using System.Runtime.InteropServices;

namespace Raylib_cs;

/// <summary>A zero-ended UTF-8 copy of a string, alive until it is disposed; null stays null.</summary>
internal readonly unsafe ref struct Utf8Text(string? text)
{
    private readonly nint bytes = Marshal.StringToCoTaskMemUTF8(text);

    public sbyte* Pointer => (sbyte*)bytes;

    public void Dispose() => Marshal.FreeCoTaskMem(bytes);
}
