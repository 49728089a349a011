using RnnViz.Engine.Input;

namespace RnnViz.Views.Scenes;

/// <summary>The actions that a user can ask for, and the keys that ask for them.</summary>
public static class Actions
{
#pragma warning disable CS1591 // the names say it
    public const string Pause = "pause", Step = "step", StepBack = "step back", Restart = "restart", RestartAnew = "restart anew", Lessons = "lessons", Theme = "theme", Screenshot = "screenshot",
        FullScreen = "full screen", Larger = "larger", Smaller = "smaller", Help = "help", Back = "back",
        Up = "up", Down = "down", Accept = "accept", First = "first", Last = "last";
#pragma warning restore CS1591

    /// <summary>What the help overlay prints: the keys as printed on them, and what they do.</summary>
    public static IReadOnlyList<(string Keys, string Meaning)> HelpLines { get; } =
    [
        ("Space", "pause and resume"),
        ("→  PageDown", "one step on"),
        ("←  PageUp", "one step back"),
        ("↑  ↓", "coarser, finer steps: batch, phase, timestep, term"),
        ("Home  End", "first and last iteration of the history"),
        ("Ctrl+R", "start again; with Shift from another seed"),
        ("L", "choose a lesson"),
        ("T", "next theme"),
        ("S", "save a picture of the window"),
        ("F11", "full screen"),
        ("+  −", "larger, smaller"),
        ("?", "this help"),
        ("Esc", "close what is open; quit"),
        ("Mouse", "point at a timestep to follow it; click to walk there"),
        ("Wheel", "over the speed: batches per frame"),
    ];

    /// <summary>The key bindings.</summary>
    public static InputMap CreateMap() => new InputMap()
        .Bind(Pause, new KeyChord(Key.Space))
        .Bind(Step, new(Key.Right), new(Key.PageDown))
        .Bind(StepBack, new(Key.Left), new(Key.PageUp))
        .Bind(Restart, new KeyChord(Key.R, KeyModifiers.Control))
        .Bind(RestartAnew, new KeyChord(Key.R, KeyModifiers.Control | KeyModifiers.Shift))
        .Bind(Lessons, new KeyChord(Key.L))
        .Bind(Theme, new KeyChord(Key.T))
        .Bind(Screenshot, new KeyChord(Key.S))
        .Bind(FullScreen, new KeyChord(Key.F11))
        .Bind(Larger, new KeyChord(Key.Plus))
        .Bind(Smaller, new KeyChord(Key.Minus))
        .Bind(Help, new KeyChord(Key.Question))
        .Bind(Back, new KeyChord(Key.Escape))
        .Bind(Up, new KeyChord(Key.Up))
        .Bind(Down, new KeyChord(Key.Down))
        .Bind(First, new KeyChord(Key.Home))
        .Bind(Last, new KeyChord(Key.End))
        .Bind(Accept, new KeyChord(Key.Enter));
}
