using System.Runtime.InteropServices;
using System.Text;
using Raylib_cs;

namespace RnnViz.Rendering.Card;

/// <summary>Asks OpenGL who draws.</summary>
internal static unsafe class GraphicsCard
{
    private const uint RendererName = 0x1F01; // GL_RENDERER

    /// <summary>Parts of the names of renderers that run on the processor.</summary>
    private static readonly string[] Software = ["llvmpipe", "softpipe", "swrast", "Software", "SwiftShader", "Basic Render"];

    /// <summary>What the open window's OpenGL calls its renderer; empty where it does not say.</summary>
    public static string Name
    {
        get
        {
            fixed (byte* name = "glGetString\0"u8)
            {
                var getString = (delegate* unmanaged<uint, byte*>)Rlgl.GetProcAddress((sbyte*)name);
                byte* text = getString == null ? null : getString(RendererName);
                return text == null ? "" : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
            }
        }
    }

    /// <summary>Whether a graphics card draws into the open window, and not the processor in its stead.</summary>
    public static bool IsThere => !Array.Exists(Software, part => Name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
