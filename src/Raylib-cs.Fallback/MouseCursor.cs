namespace Raylib_cs;

public enum MouseCursor
{
    Default = 0,
    Arrow = 1,
    IBeam = 2,
    Crosshair = 3,
    PointingHand = 4,
    ResizeEw = 5,
    ResizeNs = 6,
    ResizeNwse = 7,
    ResizeNesw = 8,
    ResizeAll = 9,
    NotAllowed = 10,
}
