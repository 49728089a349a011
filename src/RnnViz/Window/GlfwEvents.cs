using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Raylib_cs;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>
/// Takes each event from GLFW, before raylib makes states of them: a click cannot be too short, and of typing nothing is lost. Only
/// where libraylib shows GLFW's functions; those of the package Raylib-cs may not.
/// </summary>
internal sealed unsafe class GlfwEvents : WindowEvents
{
    // of GLFW's header
    private const int Release = 0, Repeat = 2, Shift = 1, Control = 2, Alt = 4, Super = 8, NumLock = 32;

    private static readonly string[] Setters =
    [
        "glfwSetKeyCallback", "glfwSetCharCallback", "glfwSetMouseButtonCallback", "glfwSetCursorPosCallback", "glfwSetScrollCallback",
        "glfwSetCursorEnterCallback",
    ];

    // GLFW's callbacks know no objects, and there is one window
    private static InputQueue target = new();
    private static delegate* unmanaged[Cdecl]<nint, int, int, int, int, void> raylibKey;
    private static delegate* unmanaged[Cdecl]<nint, uint, void> raylibCharacter;
    private static delegate* unmanaged[Cdecl]<nint, int, int, int, void> raylibButton;
    private static delegate* unmanaged[Cdecl]<nint, double, double, void> raylibMove, raylibWheel;
    private static delegate* unmanaged[Cdecl]<nint, int, void> raylibEnter;
    private static bool isForTheSystem;

    private GlfwEvents(InputQueue queue) : base(queue) => target = queue;

    /// <inheritdoc/>
    public override bool NeedsAsking => false;

    /// <summary>Puts itself between GLFW and raylib; null where GLFW cannot be reached.</summary>
    public static GlfwEvents? Attach(InputQueue queue)
    {
        nint window = RaylibLibrary.GlfwWindow;
        nint[] set = [.. Setters.Select(RaylibLibrary.FunctionOf)];
        if (window == 0 || set.Contains(0))
        {
            return null;
        }

        raylibKey = (delegate* unmanaged[Cdecl]<nint, int, int, int, int, void>)Put(
            set[0], (nint)(delegate* unmanaged[Cdecl]<nint, int, int, int, int, void>)&OnKey);
        raylibCharacter = (delegate* unmanaged[Cdecl]<nint, uint, void>)Put(
            set[1], (nint)(delegate* unmanaged[Cdecl]<nint, uint, void>)&OnCharacter);
        raylibButton = (delegate* unmanaged[Cdecl]<nint, int, int, int, void>)Put(
            set[2], (nint)(delegate* unmanaged[Cdecl]<nint, int, int, int, void>)&OnButton);
        raylibMove = (delegate* unmanaged[Cdecl]<nint, double, double, void>)Put(
            set[3], (nint)(delegate* unmanaged[Cdecl]<nint, double, double, void>)&OnMove);
        raylibWheel = (delegate* unmanaged[Cdecl]<nint, double, double, void>)Put(
            set[4], (nint)(delegate* unmanaged[Cdecl]<nint, double, double, void>)&OnWheel);
        raylibEnter = (delegate* unmanaged[Cdecl]<nint, int, void>)Put(
            set[5], (nint)(delegate* unmanaged[Cdecl]<nint, int, void>)&OnEnter);
        return new GlfwEvents(queue);

        nint Put(nint setter, nint callback) => ((delegate* unmanaged[Cdecl]<nint, nint, nint>)setter)(window, callback);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnKey(nint window, int key, int scancode, int action, int held)
    {
        // raylib writes a picture of the window with this key
        if (raylibKey != null && key != (int)KeyboardKey.F12)
        {
            raylibKey(window, key, scancode, action, held);
        }

        // chords of the desktop and of macOS
        isForTheSystem = (held & Super) != 0;
        if (action == Release || isForTheSystem)
        {
            return;
        }

        target.Add(new RawInput(RawKind.Key, ModifiersOf(held), action == Repeat)
        {
            Key = (KeyboardKey)Math.Max(0, key),
            HasNumLock = (held & NumLock) != 0,
        });
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnCharacter(nint window, uint character)
    {
        if (raylibCharacter != null)
        {
            raylibCharacter(window, character);
        }

        if (!isForTheSystem)
        {
            target.Add(new RawInput(RawKind.Character) { Character = (int)Math.Min(character, int.MaxValue) });
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnButton(nint window, int button, int action, int held)
    {
        if (raylibButton != null)
        {
            raylibButton(window, button, action, held);
        }

        if (button == (int)MouseButton.Left)
        {
            RawKind kind = action == Release ? RawKind.ButtonReleased : RawKind.ButtonPressed;
            target.Add(new RawInput(kind, ModifiersOf(held)) { Position = PointerPlace.Now });
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMove(nint window, double x, double y)
    {
        if (raylibMove != null)
        {
            raylibMove(window, x, y);
        }

        target.Add(new RawInput(RawKind.Moved) { Position = PointerPlace.Now });
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnWheel(nint window, double x, double y)
    {
        if (raylibWheel != null)
        {
            raylibWheel(window, x, y);
        }

        float notches = (float)(Math.Abs(x) > Math.Abs(y) ? x : y);
        if (notches != 0)
        {
            target.Add(new RawInput(RawKind.Wheel, PointerPlace.Held) { Position = PointerPlace.Now, Notches = notches });
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnEnter(nint window, int isInside)
    {
        if (raylibEnter != null)
        {
            raylibEnter(window, isInside);
        }

        target.Add(new RawInput(isInside != 0 ? RawKind.Entered : RawKind.Left) { Position = PointerPlace.Now });
    }

    private static KeyModifiers ModifiersOf(int held) =>
        ((held & Shift) != 0 ? KeyModifiers.Shift : 0) | ((held & Control) != 0 ? KeyModifiers.Ctrl : 0)
        | ((held & Alt) != 0 ? KeyModifiers.Alt : 0);
}
