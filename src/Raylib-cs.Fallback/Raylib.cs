using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Raylib_cs;

/// <summary>
/// The members of the package Raylib-cs that RnnViz uses, over a libraylib beside the program. Every name and
/// signature is the package's, every overload of a declared method is declared, so code that compiles here compiles
/// there. What each function does is written in raylib.h.
/// </summary>
public static unsafe partial class Raylib
{
    public const string NativeLibName = "raylib";
    public const string RAYLIB_VERSION = "6.0";

    [DllImport(NativeLibName)]
    public static extern void* MemAlloc(uint size);

    [DllImport(NativeLibName)]
    public static extern void MemFree(void* ptr);

    [DllImport(NativeLibName)]
    public static extern void SetTraceLogLevel(TraceLogLevel logLevel);
}
