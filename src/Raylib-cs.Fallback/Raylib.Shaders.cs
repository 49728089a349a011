using System.Runtime.InteropServices;

namespace Raylib_cs;

// Shaders and their uniforms.
public static unsafe partial class Raylib
{
    [DllImport(NativeLibName)]
    public static extern Shader LoadShader(sbyte* vsFileName, sbyte* fsFileName);

    public static Shader LoadShader(string vsFileName, string fsFileName)
    {
        using var vsFileNameUtf8 = new Utf8Text(vsFileName);
        using var fsFileNameUtf8 = new Utf8Text(fsFileName);
        return LoadShader(vsFileNameUtf8.Pointer, fsFileNameUtf8.Pointer);
    }

    [DllImport(NativeLibName)]
    public static extern Shader LoadShaderFromMemory(sbyte* vsCode, sbyte* fsCode);

    public static Shader LoadShaderFromMemory(string vsCode, string fsCode)
    {
        using var vsCodeUtf8 = new Utf8Text(vsCode);
        using var fsCodeUtf8 = new Utf8Text(fsCode);
        return LoadShaderFromMemory(vsCodeUtf8.Pointer, fsCodeUtf8.Pointer);
    }

    [DllImport(NativeLibName)]
    public static extern CBool IsShaderValid(Shader shader);

    [DllImport(NativeLibName)]
    public static extern int GetShaderLocation(Shader shader, sbyte* uniformName);

    public static int GetShaderLocation(Shader shader, string uniformName)
    {
        using var uniformNameUtf8 = new Utf8Text(uniformName);
        return GetShaderLocation(shader, uniformNameUtf8.Pointer);
    }

    [DllImport(NativeLibName)]
    public static extern void SetShaderValue(Shader shader, int locIndex, void* value, ShaderUniformDataType uniformType);

    public static void SetShaderValue<T>(Shader shader, int locIndex, T value, ShaderUniformDataType uniformType)
        where T : unmanaged =>
        SetShaderValue(shader, locIndex, &value, uniformType);

    public static void SetShaderValue<T>(Shader shader, int locIndex, T[] values, ShaderUniformDataType uniformType)
        where T : unmanaged
    {
        fixed (T* pointer = values)
        {
            SetShaderValue(shader, locIndex, pointer, uniformType);
        }
    }

    public static void SetShaderValue<T>(Shader shader, int locIndex, Span<T> values, ShaderUniformDataType uniformType)
        where T : unmanaged
    {
        fixed (T* pointer = values)
        {
            SetShaderValue(shader, locIndex, pointer, uniformType);
        }
    }

    [DllImport(NativeLibName)]
    public static extern void SetShaderValueV(Shader shader, int locIndex, void* value, ShaderUniformDataType uniformType, int count);

    public static void SetShaderValueV<T>(Shader shader, int locIndex, T[] values, ShaderUniformDataType uniformType, int count)
        where T : unmanaged
    {
        fixed (T* pointer = values)
        {
            SetShaderValueV(shader, locIndex, pointer, uniformType, count);
        }
    }

    public static void SetShaderValueV<T>(Shader shader, int locIndex, Span<T> values, ShaderUniformDataType uniformType, int count)
        where T : unmanaged
    {
        fixed (T* pointer = values)
        {
            SetShaderValueV(shader, locIndex, pointer, uniformType, count);
        }
    }

    [DllImport(NativeLibName)]
    public static extern void SetShaderValueTexture(Shader shader, int locIndex, Texture2D texture);

    [DllImport(NativeLibName)]
    public static extern void BeginShaderMode(Shader shader);

    [DllImport(NativeLibName)]
    public static extern void EndShaderMode();

    [DllImport(NativeLibName)]
    public static extern void UnloadShader(Shader shader);
}
