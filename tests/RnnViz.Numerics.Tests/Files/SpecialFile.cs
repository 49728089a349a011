using System.Runtime.InteropServices;

namespace RnnViz.Numerics.Tests.Files;

/// <summary>Files that are no plain ones.</summary>
internal static class SpecialFile
{
    /// <summary>A named pipe that nobody writes to.</summary>
    public static void MakePipe(string path) => Assert.Equal(0, MakeFifo(path, 0x1B6));

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
