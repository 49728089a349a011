namespace Raylib_cs;

[Flags]
public enum ConfigFlags : uint
{
    VSyncHint = 64,
    FullscreenMode = 2,
    ResizableWindow = 4,
    UndecoratedWindow = 8,
    HiddenWindow = 128,
    MinimizedWindow = 512,
    MaximizedWindow = 1024,
    UnfocusedWindow = 2048,
    TopmostWindow = 4096,
    AlwaysRunWindow = 256,
    TransparentWindow = 16,
    HighDpiWindow = 8192,
    MousePassthroughWindow = 16384,
    BorderlessWindowMode = 32768,
    Msaa4xHint = 32,
    InterlacedHint = 65536,
}
