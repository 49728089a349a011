using System.Diagnostics;
using System.Globalization;
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

    /// <summary>
    /// Presses a key by X's name and lets it go at once. Two milliseconds pass, for X's clock counts them and GLFW takes the same key at
    /// the same time for one press.
    /// </summary>
    public void Tap(string name) => TapCode(CodeOf(name));

    /// <summary>The same by the key's number, whatever it types.</summary>
    public void TapCode(uint code)
    {
        Play(() => XTestFakeKeyEvent(display, code, 1, 0));
        Play(() => XTestFakeKeyEvent(display, code, 0, 0));
        _ = XSync(display, 0);
        Rest(2);
    }

    /// <summary>Asks a window to close, as its title bar's button does.</summary>
    public void Close(string window)
    {
        const nint ClientMessage = 33, LongWords = 32;
        nuint id = nuint.Parse(window, CultureInfo.InvariantCulture);
        nint[] message = new nint[24]; // an XEvent
        (message[0], message[2], message[3], message[4]) = (ClientMessage, 1, display, (nint)id);
        (message[5], message[6]) = ((nint)XInternAtom(display, "WM_PROTOCOLS", 0), LongWords);
        message[7] = (nint)XInternAtom(display, "WM_DELETE_WINDOW", 0);
        Play(() => XSendEvent(display, id, 0, 0, message));
    }

    /// <summary>Says how many dots to the inch the screen has; heard by programs that are started afterwards.</summary>
    public void SetDotsPerInch(int dots)
    {
        const nuint ResourceManager = 23, Text = 31; // of X's header
        string value = $"Xft.dpi: {dots}\n";
        _ = XChangeProperty(display, XDefaultRootWindow(display), ResourceManager, Text, 8, 0, value, value.Length);
        _ = XFlush(display);
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

    [LibraryImport("libX11.so.6")]
    private static partial int XSync(nint display, int discards);

    [LibraryImport("libX11.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nuint XStringToKeysym(string name);

    [LibraryImport("libX11.so.6")]
    private static partial byte XKeysymToKeycode(nint display, nuint keysym);

    [LibraryImport("libX11.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nuint XInternAtom(nint display, string name, int onlyIfExists);

    [LibraryImport("libX11.so.6")]
    private static partial int XSendEvent(nint display, nuint window, int propagate, nint mask, nint[] message);

    [LibraryImport("libX11.so.6")]
    private static partial nuint XDefaultRootWindow(nint display);

    [LibraryImport("libX11.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int XChangeProperty(
        nint display, nuint window, nuint property, nuint type, int format, int mode, string data, int count);

    [LibraryImport("libXtst.so.6")]
    private static partial int XTestFakeMotionEvent(nint display, int screen, int x, int y, nuint delay);

    [LibraryImport("libXtst.so.6")]
    private static partial int XTestFakeButtonEvent(nint display, uint button, int isPress, nuint delay);

    [LibraryImport("libXtst.so.6")]
    private static partial int XTestFakeKeyEvent(nint display, uint code, int isPress, nuint delay);
}
