using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RnnViz.EndToEnd.Tests.Screens;

/// <summary>
/// A mouse and a keyboard that are played by the XTEST extension, without a process for each event: a press can be as short as one
/// wants. xdotool needs the same library.
/// </summary>
internal sealed partial class TestDevice : IDisposable
{
    private readonly nint display;

    /// <summary>Plays on a screen, such as :1.</summary>
    public TestDevice(string name)
    {
        display = XOpenDisplay(name);
        Assert.True(display != 0, $"There is no display {name}.");
    }

    /// <summary>Moves the mouse to a point of the screen.</summary>
    public void PointAt(int x, int y) => Play(() => XTestFakeMotionEvent(display, -1, x, y, 0));

    /// <summary>Presses a button of the mouse and lets it go after some milliseconds; 0 for at once.</summary>
    public void Click(uint button, double milliseconds)
    {
        Play(() => XTestFakeButtonEvent(display, button, 1, 0));
        Rest(milliseconds);
        Play(() => XTestFakeButtonEvent(display, button, 0, 0));
    }

    /// <summary>Presses or releases a button of the mouse.</summary>
    public void Button(uint button, bool isDown) => Play(() => XTestFakeButtonEvent(display, button, isDown ? 1 : 0, 0));

    /// <summary>Presses or releases a key by X's name of what it types without Shift: t, Right, Shift_L.</summary>
    public void Key(string name, bool isDown) => Play(() => XTestFakeKeyEvent(display, CodeOf(name), isDown ? 1 : 0, 0));

    /// <summary>Presses keys together, in order, and lets them go at once.</summary>
    public void Tap(params string[] names)
    {
        foreach (string name in names)
        {
            Key(name, true);
        }

        foreach (string name in names.Reverse())
        {
            Key(name, false);
        }
    }

    /// <summary>Presses keys by their numbers there, whatever they type, and lets them go at once.</summary>
    public void TapCode(params uint[] codes)
    {
        foreach (uint code in codes)
        {
            Play(() => XTestFakeKeyEvent(display, code, 1, 0));
        }

        foreach (uint code in codes.Reverse())
        {
            Play(() => XTestFakeKeyEvent(display, code, 0, 0));
        }
    }

    public void Dispose() => _ = XCloseDisplay(display);

    private uint CodeOf(string name)
    {
        uint code = XKeysymToKeycode(display, XStringToKeysym(name));
        Assert.True(code != 0, $"No key types {name}.");
        return code;
    }

    private void Play(Func<int> act)
    {
        Assert.NotEqual(0, act());
        _ = XFlush(display);
    }

    /// <summary>To a fraction of a millisecond, which a sleeping thread does not keep to.</summary>
    private static void Rest(double milliseconds)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds;)
        {
            Thread.SpinWait(20);
        }
    }

    [LibraryImport("libX11.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint XOpenDisplay(string name);

    [LibraryImport("libX11.so.6")]
    private static partial int XCloseDisplay(nint display);

    [LibraryImport("libX11.so.6")]
    private static partial int XFlush(nint display);

    [LibraryImport("libX11.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nuint XStringToKeysym(string name);

    [LibraryImport("libX11.so.6")]
    private static partial byte XKeysymToKeycode(nint display, nuint keysym);

    [LibraryImport("libXtst.so.6")]
    private static partial int XTestFakeMotionEvent(nint display, int screen, int x, int y, nuint delay);

    [LibraryImport("libXtst.so.6")]
    private static partial int XTestFakeButtonEvent(nint display, uint button, int isPress, nuint delay);

    [LibraryImport("libXtst.so.6")]
    private static partial int XTestFakeKeyEvent(nint display, uint code, int isPress, nuint delay);
}
