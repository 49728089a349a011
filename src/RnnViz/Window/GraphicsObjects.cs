using System.Runtime.InteropServices;

namespace RnnViz.Window;

/// <summary>
/// Counts the objects that the process holds in OpenGL, by asking for each of the first names whether it is one: nothing that was made
/// and forgotten escapes. To be used on the thread that draws; on Linux only, where the library has a known name.
/// </summary>
internal sealed class GraphicsObjects
{
    /// <summary>OpenGL numbers objects from 1 and uses freed numbers again.</summary>
    private const uint Names = 4096;

    private static readonly string[] Questions =
        ["glIsTexture", "glIsBuffer", "glIsVertexArray", "glIsShader", "glIsProgram", "glIsFramebuffer"];

    private readonly List<Question> questions = [];

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate byte Question(uint name);

    private GraphicsObjects() { }

    /// <summary>What counts them; null where OpenGL cannot be asked.</summary>
    public static GraphicsObjects? Find()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libGL.so.1", out nint library))
        {
            return null;
        }

        var found = new GraphicsObjects();
        foreach (string name in Questions)
        {
            if (NativeLibrary.TryGetExport(library, name, out nint function))
            {
                found.questions.Add(Marshal.GetDelegateForFunctionPointer<Question>(function));
            }
        }

        return found.questions.Count == Questions.Length ? found : null;
    }

    /// <summary>How many textures, buffers, vertex arrays, shaders, programs and framebuffers there are now.</summary>
    public int Count()
    {
        int count = 0;
        foreach (Question isObject in questions)
        {
            for (uint name = 1; name <= Names; name++)
            {
                count += isObject(name);
            }
        }

        return count;
    }
}
