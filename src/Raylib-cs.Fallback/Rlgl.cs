using System.Runtime.InteropServices;

namespace Raylib_cs;

/// <summary>
/// The layer below: vertices written straight into raylib's batch. The same rules as for <see cref="Raylib"/>;
/// what each function does is written in rlgl.h.
/// </summary>
public static unsafe class Rlgl
{
    public const string NativeLibName = Raylib.NativeLibName;

    public const int ZERO = 0;
    public const int ONE = 1;
    public const int SRC_COLOR = 768;
    public const int ONE_MINUS_SRC_COLOR = 769;
    public const int SRC_ALPHA = 770;
    public const int ONE_MINUS_SRC_ALPHA = 771;
    public const int DST_ALPHA = 772;
    public const int ONE_MINUS_DST_ALPHA = 773;
    public const int DST_COLOR = 774;
    public const int ONE_MINUS_DST_COLOR = 775;
    public const int FUNC_ADD = 32774;
    public const int MIN = 32775;
    public const int MAX = 32776;

    [DllImport(NativeLibName, EntryPoint = "rlLoadIdentity")]
    public static extern void LoadIdentity();

    [DllImport(NativeLibName, EntryPoint = "rlBegin")]
    public static extern void Begin(int mode);

    [DllImport(NativeLibName, EntryPoint = "rlBegin")]
    public static extern void Begin(DrawMode mode);

    [DllImport(NativeLibName, EntryPoint = "rlEnd")]
    public static extern void End();

    [DllImport(NativeLibName, EntryPoint = "rlVertex2f")]
    public static extern void Vertex2f(float x, float y);

    [DllImport(NativeLibName, EntryPoint = "rlTexCoord2f")]
    public static extern void TexCoord2f(float x, float y);

    [DllImport(NativeLibName, EntryPoint = "rlColor4ub")]
    public static extern void Color4ub(byte r, byte g, byte b, byte a);

    [DllImport(NativeLibName, EntryPoint = "rlSetTexture")]
    public static extern void SetTexture(uint id);

    [DllImport(NativeLibName, EntryPoint = "rlCheckRenderBatchLimit")]
    public static extern CBool CheckRenderBatchLimit(int vCount);

    [DllImport(NativeLibName, EntryPoint = "rlDrawRenderBatchActive")]
    public static extern void DrawRenderBatchActive();

    [DllImport(NativeLibName, EntryPoint = "rlDisableBackfaceCulling")]
    public static extern void DisableBackfaceCulling();

    [DllImport(NativeLibName, EntryPoint = "rlEnableBackfaceCulling")]
    public static extern void EnableBackfaceCulling();

    [DllImport(NativeLibName, EntryPoint = "rlLoadTexture")]
    public static extern uint LoadTexture(void* data, int width, int height, PixelFormat format, int mipmapCount);

    [DllImport(NativeLibName, EntryPoint = "rlUpdateTexture")]
    public static extern void UpdateTexture(uint id, int offsetX, int offsetY, int width, int height, PixelFormat format, void* data);

    [DllImport(NativeLibName, EntryPoint = "rlUnloadTexture")]
    public static extern void UnloadTexture(uint id);

    [DllImport(NativeLibName, EntryPoint = "rlActiveTextureSlot")]
    public static extern void ActiveTextureSlot(int slot);

    [DllImport(NativeLibName, EntryPoint = "rlEnableTexture")]
    public static extern void EnableTexture(uint id);

    [DllImport(NativeLibName, EntryPoint = "rlDisableTexture")]
    public static extern void DisableTexture();

    [DllImport(NativeLibName, EntryPoint = "rlSetBlendFactorsSeparate")]
    public static extern void SetBlendFactorsSeparate(
        int glSrcRGB, int glDstRGB, int glSrcAlpha, int glDstAlpha, int glEqRGB, int glEqAlpha);

    [DllImport(NativeLibName, EntryPoint = "rlLoadFramebuffer")]
    public static extern uint LoadFramebuffer();

    [DllImport(NativeLibName, EntryPoint = "rlFramebufferAttach")]
    public static extern void FramebufferAttach(
        uint fboId, uint texId, FramebufferAttachType attachType, FramebufferAttachTextureType texType, int mipLevel);

    [DllImport(NativeLibName, EntryPoint = "rlBindFramebuffer")]
    public static extern void BindFramebuffer(uint target, uint framebuffer);

    [DllImport(NativeLibName, EntryPoint = "rlBlitFramebuffer")]
    public static extern void BlitFramebuffer(
        int srcX, int srcY, int srcWidth, int srcHeight, int dstX, int dstY, int dstWidth, int dstHeight, int bufferMask);

    [DllImport(NativeLibName, EntryPoint = "rlUnloadFramebuffer")]
    public static extern void UnloadFramebuffer(uint id);

    [DllImport(NativeLibName, EntryPoint = "rlGetProcAddress")]
    public static extern void* GetProcAddress(sbyte* procName);

    [DllImport(NativeLibName, EntryPoint = "rlGetVersion")]
    public static extern GlVersion GetVersion();
}
