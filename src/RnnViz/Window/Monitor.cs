using Raylib_cs;
using RnnViz.Engine.Geometry;

namespace RnnViz.Window;

/// <summary>The monitor that the open window is on, in the windowing system's units.</summary>
internal static unsafe class Monitor
{
    // a title bar, and a desktop's bar, on a screen with a scale of 1, where GLFW cannot be asked
    private const float UsualTitle = 40, UsualBar = 48;

    /// <summary>How many pixels of the screen make one of a screen with a scale of 1.</summary>
    public static float Density => MathF.Max(1, Raylib.GetWindowScaleDPI().X);

    /// <summary>
    /// The windowing system's units in one of a screen with a scale of 1: macOS scales by itself, elsewhere units are pixels.
    /// </summary>
    public static float UnitsPerPoint => OperatingSystem.IsMacOS() ? 1 : Density;

    /// <summary>The screen without the desktop's bars, and the height of the title bar.</summary>
    public static (Box Area, float Title) WorkArea
    {
        get
        {
            int current = Raylib.GetCurrentMonitor();
            nint window = RaylibLibrary.GlfwWindow, area = RaylibLibrary.FunctionOf("glfwGetMonitorWorkarea"),
                frame = RaylibLibrary.FunctionOf("glfwGetWindowFrameSize"), all = RaylibLibrary.FunctionOf("glfwGetMonitors");
            if (window != 0 && area != 0 && frame != 0 && all != 0)
            {
                int count, x, y, width, height, left, top, right, bottom;
                nint* monitors = ((delegate* unmanaged[Cdecl]<int*, nint*>)all)(&count);
                if (monitors != null && current < count)
                {
                    ((delegate* unmanaged[Cdecl]<nint, int*, int*, int*, int*, void>)area)(monitors[current], &x, &y, &width, &height);
                    ((delegate* unmanaged[Cdecl]<nint, int*, int*, int*, int*, void>)frame)(window, &left, &top, &right, &bottom);
                    return (new Box(x + left, y, width - left - right, height - bottom), top);
                }
            }

            System.Numerics.Vector2 at = Raylib.GetMonitorPosition(current);
            float unit = UnitsPerPoint, bar = UsualBar * unit;
            int wide = Raylib.GetMonitorWidth(current), high = Raylib.GetMonitorHeight(current);
            return (new Box(at.X, at.Y, wide, high - bar), UsualTitle * unit);
        }
    }
}
