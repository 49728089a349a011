namespace Raylib_cs;

[Flags]
public enum Gesture : uint
{
    None = 0,
    Tap = 1,
    DoubleTap = 2,
    Hold = 4,
    Drag = 8,
    SwipeRight = 16,
    SwipeLeft = 32,
    SwipeUp = 64,
    SwipeDown = 128,
    PinchIn = 256,
    PinchOut = 512,
}
