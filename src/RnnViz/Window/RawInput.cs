using Raylib_cs;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>One thing that the user did, with what was held and where the pointer was at that moment.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Modifiers">What was held.</param>
/// <param name="IsRepeat">Whether a held key repeats.</param>
internal readonly record struct RawInput(RawKind Kind, KeyModifiers Modifiers = KeyModifiers.None, bool IsRepeat = false)
{
    /// <summary>The key of a <see cref="RawKind.Key"/>, by its place on the keyboard; Null for one that has no name.</summary>
    public KeyboardKey Key { get; init; }

    /// <summary>Whether the number pad types digits while the key is pressed.</summary>
    public bool HasNumLock { get; init; }

    /// <summary>The code point of a <see cref="RawKind.Character"/>.</summary>
    public int Character { get; init; }

    /// <summary>Where the pointer was, in pixels of the canvas.</summary>
    public Point Position { get; init; }

    /// <summary>Notches of a <see cref="RawKind.Wheel"/>; up is positive.</summary>
    public float Notches { get; init; }
}
