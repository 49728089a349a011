using System.Globalization;
using Raylib_cs;
using RnnViz.Engine.Geometry;
using RnnViz.Output;

namespace RnnViz.Window;

/// <summary>Opens and closes raylib's one window.</summary>
internal sealed class RaylibWindow : IDisposable
{
    private const string NoDisplay =
        "There is no display to open a window on; use \"rnnviz render\" to write pictures to files instead.",
        NoHiddenDisplay = "There is no display whose graphics card could draw; leave out --renderer card, and the processor draws.",
        Instead = "Or use \"rnnviz render\": it writes pictures to files and needs neither.";

    private const int Unusable = 2;

    private static string title = "";

    private RaylibWindow() { }

    /// <summary>Whether there is a display to open a window on, as far as can be told without trying.</summary>
    public static bool HasDisplay =>
        !OperatingSystem.IsLinux()
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    /// <summary>The size of the open window's content in pixels, which on displays with a scale is not the window's own unit.</summary>
    public static Extent CanvasSize => new(Raylib.GetRenderWidth(), Raylib.GetRenderHeight());

    /// <summary>The size of the open window in the units in which it is opened.</summary>
    public static Extent Size => new(Raylib.GetScreenWidth(), Raylib.GetScreenHeight());

    /// <summary>Has raylib keep its messages to itself; opening a window does.</summary>
    public static void Quiet() => Raylib.SetTraceLogLevel(TraceLogLevel.None);

    /// <summary>What is to be said of how the window opened: what it does without, or a size that the screen has no room for.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Opens a window, or null where that cannot be done.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="size">Its size in pixels of a screen with a scale of 1; no larger than the screen has room for.</param>
    /// <param name="isHidden">Whether it is never seen: pictures go to files.</param>
    /// <param name="problem">Why it cannot be opened, in sentences that say what to do; else null.</param>
    public static RaylibWindow? Open(string title, Extent size, bool isHidden, out string? problem)
    {
        problem = RaylibLibrary.Problem ?? (HasDisplay ? null : isHidden ? NoHiddenDisplay : NoDisplay);
        if (problem is not null)
        {
            return null;
        }

        Quiet();
        RaylibWindow.title = title;
        var notes = new List<string>();
        if (!TryInit(title, size, isHidden))
        {
            if (!OpenGl.TryWithoutCard() || !TryInit(title, size, isHidden))
            {
                problem = $"{OpenGl.Problem} {(isHidden ? "Leave out --renderer card, and the processor draws." : Instead)}";
                return null;
            }

            notes.Add("The graphics driver offers no OpenGL 3.3: the processor draws in its stead.");
        }

        XLibrary.IgnoreRefusals();
        DisplayLoss.Watch(() =>
        {
            OutputFile.AbandonAll();
            Console.Error.WriteLine("The display is gone, and the window with it.");
            Environment.Exit(Unusable);
        });
        Raylib.SetExitKey(KeyboardKey.Null);
        if (!isHidden)
        {
            Place(notes);
            Raylib.ClearWindowState(ConfigFlags.HiddenWindow);
        }

        return new RaylibWindow { Notes = notes };
    }

    // it is shown when it has its place
    private static bool TryInit(string title, Extent size, bool isHidden)
    {
        Raylib.SetConfigFlags(isHidden
            ? ConfigFlags.HiddenWindow
            : ConfigFlags.ResizableWindow | ConfigFlags.VSyncHint | ConfigFlags.HighDpiWindow | ConfigFlags.AlwaysRunWindow
                | ConfigFlags.HiddenWindow);
        Raylib.InitWindow((int)size.Width, (int)size.Height, title);
        return Raylib.IsWindowReady();
    }

    private static void Place(List<string> notes)
    {
        (Box area, float bar) = Monitor.WorkArea;
        Extent wanted = CanvasSize;
        float pixels = Monitor.Density / Monitor.UnitsPerPoint;
        wanted = new Extent(wanted.Width / pixels, wanted.Height / pixels);
        var place = WindowPlace.Of(wanted, area, bar, Monitor.UnitsPerPoint);
        if (place.Content.Width < wanted.Width || place.Content.Height < wanted.Height)
        {
            Raylib.SetWindowSize((int)place.Content.Width, (int)place.Content.Height);
            var opens = new Extent(place.Content.Width, place.Content.Height);
            notes.Add($"The screen has no room for {Words(wanted)}: the window opens at {Words(opens)}.");
        }

        Raylib.SetWindowMinSize((int)place.Least.Width, (int)place.Least.Height);
        Raylib.SetWindowPosition((int)place.Content.X, (int)place.Content.Y);
    }

    private static string Words(Extent size) => string.Create(CultureInfo.InvariantCulture, $"{size.Width}x{size.Height}");

    /// <summary>Says something in the window's title, which is in no picture of the window.</summary>
    /// <param name="message">What; null for the title that it was opened with.</param>
    public static void SayInTitle(string? message) => Raylib.SetWindowTitle(message ?? title);

    /// <summary>Fills the screen with the open window, without a frame, or takes it back.</summary>
    public static void ToggleFullScreen() => Raylib.ToggleBorderlessWindowed();

    /// <inheritdoc/>
    public void Dispose() => Raylib.CloseWindow();
}
