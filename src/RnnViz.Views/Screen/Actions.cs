using RnnViz.Engine.Controls;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Screen;

/// <summary>The input actions, as in Godot: what a user can ask for, and the keys that ask for it.</summary>
public static class Actions
{
    internal const string Pause = "pause", Step = "step", StepBack = "step back", NextStop = "next stop", PreviousStop = "previous stop",
        Restart = "restart", RestartAnew = "restart anew", RestartAsLoaded = "restart as loaded", Quit = "quit",
        Lessons = "lessons", Theme = "theme", Screenshot = "screenshot", Figure = "figure", Compare = "compare", Record = "record",
        FullScreen = "full screen", Larger = "larger", Smaller = "smaller", Help = "help", Back = "back",
        FlowPicture = "flow picture", FitScales = "fit scales", ZoomIn = "zoom in", ZoomOut = "zoom out",
        Up = "up", Down = "down", Accept = "accept", First = "first", Last = "last",
        NextControl = "next control", PreviousControl = "previous control", Erase = "erase", Motion = "motion",
        State = "state", Gate = "gate", NextUnit = "next unit", PreviousUnit = "previous unit",
        Contrast = "contrast", AddRun = "add run", NextRun = "next run",
        NextSequence = "next sequence", PreviousSequence = "previous sequence";

    /// <summary>The actions that make a panel the whole window, by <see cref="PanelKey"/> less one.</summary>
    public static IReadOnlyList<string> FocusPanels { get; } =
        [.. Enum.GetValues<PanelKey>().Skip(1).Select(key => "focus " + PanelNames.SignOf(key))];

    /// <summary>The one that makes the table of the runs the whole window.</summary>
    internal static string PanelOfVerdict => FocusPanels[(int)PanelKey.Verdict - 1];

    /// <summary>The panel whose digit the action is; none for another action.</summary>
    public static PanelKey PanelOf(string action)
    {
        for (int i = 0; i < FocusPanels.Count; i++)
        {
            if (FocusPanels[i] == action)
            {
                return (PanelKey)(i + 1);
            }
        }

        return PanelKey.None;
    }

    /// <summary>What the help overlay prints in the lessons of a cell: the keys as printed on them, and what they do.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isRecorded">Whether its steps are a recording's: then keys that act on training are left out.</param>
    public static IReadOnlyList<(string Keys, string Meaning)> HelpLines(CellKind cell, bool isRecorded = false)
    {
        var lines = new List<(string Keys, string Meaning)>(
            isRecorded ? VanillaLines.Where(line => !OfTraining.Contains(line.Keys)).Select(OfRecording) : VanillaLines);
        if (cell != CellKind.Vanilla)
        {
            int digits = lines.FindIndex(line => line.Keys == "1 … 9");
            lines[digits] = ("1 … 9  0", lines[digits].Meaning);
            lines.Insert(digits + 1, ("K", "row of gates: each gate, and all"));
            if (cell == CellKind.Lstm)
            {
                lines.Insert(digits + 1, ("H", "rows and flow: h or c"));
            }
        }

        return lines;
    }

    /// <summary>Keys that have nothing to act on in a recording.</summary>
    private static readonly string[] OfTraining = ["C", "Shift", "U", "W"];

    private static (string Keys, string Meaning) OfRecording((string Keys, string Meaning) line) => line.Keys switch
    {
        "Space" => (line.Keys, "play and pause the recorded steps"),
        "Home  End" => (line.Keys, "the first and the last recorded step"),
        "V" => (line.Keys, "another recording beside this one, of the folders that lie beside its own; V again ends it. Shift+V: a third"),
        "N" => (line.Keys, "the next of several recordings to the front: the one that is walked through"),
        "Ctrl+V" => (line.Keys, "the table of all recordings as the whole window"),
        "Ctrl+R" => (line.Keys, "to the first recorded step"),
        "Wheel" => (line.Keys, "over the rows: zoom; over the speed: steps in a second"),
        _ => line,
    };

    private static readonly (string Keys, string Meaning)[] VanillaLines =
    [
        ("Space", "pause and resume"),
        ("PageDown", "on to the lesson's next stop, again: at once; after the last the next lesson of a course"),
        ("PageUp", "the stop before"),
        ("→  ←", "one step on, one step back"),
        ("↑  ↓", "coarser, finer steps: batch, phase, timestep, term"),
        ("Home  End", "the first stop; the last iteration of the history"),
        ("Ctrl+R", "start again with the controls as they are set; with Shift from another seed, with Alt as the lesson sets them"),
        ("L", "choose a lesson"),
        ("Tab", "to the next control; ← → and digits change it, Enter and Esc leave it"),
        ("M", "motion on and off"),
        ("T", "next theme"),
        ("S", "save a picture of the window (PNG); Shift+S a figure of all panels (SVG)"),
        ("C", "keep this run, to compare the next with it; again forgets it"),
        ("V", "a second run beside this one: a digit chooses another cell, clipping, seed, …; V again ends it. Shift+V: a third"),
        ("N", "the next of several runs to the front: the one that is walked through and whose controls are shown"),
        ("Ctrl+V", "the table of all runs as the whole window: which was better, and why"),
        ("Shift", "held while a control is changed, by mouse or keys: in all runs that have it"),
        ("R", "record a film of the window (needs ffmpeg); again ends it"),
        ("1 … 9", "one panel as the whole window; Esc goes back"),
        ("U", "a hidden unit over the text, again: the next, with Shift the one before; with Ctrl as the whole window"),
        ("W", "the loss around the weights, with the next step in it, as the whole window"),
        ("P", "where the state goes: the phase plane of two numbers, of one unit its fixed points over b or w"),
        ("B", "the next sequence of the batch; with Shift the one before"),
        ("G", "flow row: bars, triangle, terms"),
        ("F", "fit the scales to what is shown; again locks them"),
        ("Z  X", "zoom the timesteps in and out"),
        ("F11", "full screen"),
        ("+  −", "larger, smaller"),
        ("?", "this help"),
        ("Esc", "close what is open; where nothing is, ask whether to quit (Q)"),
        ("Mouse", "point at anything: what it is, and its number; click a timestep to walk there; drag the rows along"),
        ("Wheel", "over the rows: zoom; over the speed: batches per frame"),
    ];

    /// <summary>The key bindings.</summary>
    public static InputMap CreateMap()
    {
        InputMap map = CreateLetters();
        for (int i = 0; i < 10; i++)
        {
            map.Bind(FocusPanels[i], new KeyChord(Key.Digit0 + (i + 1) % 10));
        }

        return map.Bind(FocusPanels[(int)PanelKey.Text - 1], new KeyChord(Key.U, KeyModifiers.Ctrl))
            .Bind(FocusPanels[(int)PanelKey.Surface - 1], new KeyChord(Key.W))
            .Bind(FocusPanels[(int)PanelKey.Phase - 1], new KeyChord(Key.P))
            .Bind(PanelOfVerdict, new KeyChord(Key.V, KeyModifiers.Ctrl));
    }

    private static InputMap CreateLetters() => new InputMap()
        .Bind(FlowPicture, new KeyChord(Key.G))
        .Bind(State, new KeyChord(Key.H))
        .Bind(Gate, new KeyChord(Key.K))
        .Bind(FitScales, new KeyChord(Key.F))
        .Bind(ZoomIn, new KeyChord(Key.Z))
        .Bind(ZoomOut, new KeyChord(Key.X))
        .Bind(Pause, new KeyChord(Key.Space))
        .Bind(Step, new KeyChord(Key.Right))
        .Bind(StepBack, new KeyChord(Key.Left))
        .Bind(NextStop, new KeyChord(Key.PageDown))
        .Bind(PreviousStop, new KeyChord(Key.PageUp))
        .Bind(Restart, new KeyChord(Key.R, KeyModifiers.Ctrl))
        .Bind(RestartAnew, new KeyChord(Key.R, KeyModifiers.Ctrl | KeyModifiers.Shift))
        .Bind(RestartAsLoaded, new KeyChord(Key.R, KeyModifiers.Ctrl | KeyModifiers.Alt))
        .Bind(Quit, new KeyChord(Key.Q))
        .Bind(Lessons, new KeyChord(Key.L))
        .Bind(Theme, new KeyChord(Key.T))
        .Bind(Screenshot, new KeyChord(Key.S))
        .Bind(Record, new KeyChord(Key.R))
        .Bind(Compare, new KeyChord(Key.C))
        .Bind(Figure, new KeyChord(Key.S, KeyModifiers.Shift))
        .Bind(FullScreen, new KeyChord(Key.F11))
        .Bind(Larger, new KeyChord(Key.Plus))
        .Bind(Smaller, new KeyChord(Key.Minus))
        .Bind(Help, new KeyChord(Key.Question))
        .Bind(Back, new KeyChord(Key.Escape))
        .Bind(Up, new KeyChord(Key.Up))
        .Bind(Down, new KeyChord(Key.Down))
        .Bind(First, new KeyChord(Key.Home))
        .Bind(Last, new KeyChord(Key.End))
        .Bind(NextControl, new KeyChord(Key.Tab))
        .Bind(PreviousControl, new KeyChord(Key.Tab, KeyModifiers.Shift))
        .Bind(Erase, new KeyChord(Key.Backspace))
        .Bind(Motion, new KeyChord(Key.M))
        .Bind(NextUnit, new KeyChord(Key.U))
        .Bind(PreviousUnit, new KeyChord(Key.U, KeyModifiers.Shift))
        .Bind(Contrast, new KeyChord(Key.V))
        .Bind(AddRun, new KeyChord(Key.V, KeyModifiers.Shift))
        .Bind(NextRun, new KeyChord(Key.N))
        .Bind(NextSequence, new KeyChord(Key.B))
        .Bind(PreviousSequence, new KeyChord(Key.B, KeyModifiers.Shift))
        .Bind(Accept, new KeyChord(Key.Enter));

    /// <summary>What the control with the keyboard focus takes for itself.</summary>
    public static ControlKeys ControlKeys { get; } = new()
    {
        Next = NextControl,
        Previous = PreviousControl,
        Less = [StepBack, Down],
        More = [Step, Up],
        Accept = Accept,
        Cancel = Back,
        Erase = Erase,
        Leave = [First, Last, NextStop, PreviousStop, Lessons, Help],
    };
}
