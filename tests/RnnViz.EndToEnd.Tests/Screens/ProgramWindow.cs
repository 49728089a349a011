using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Screens;

/// <summary><c>rnnviz run</c> with its window open on a screen, in a working directory of its own.</summary>
internal sealed class ProgramWindow : IDisposable
{
    // keys without a meaning, by raylib's numbers
    private const int Insert = 260, Pause = 284;

    // where the title and the frames per second are, in pixels
    private const int TitleBar = 48;

    private readonly VirtualScreen screen;
    private readonly TemporaryFolder folder = new();
    private readonly Command program;
    private readonly string id;

    /// <summary>Starts the program, running through the lesson's stops, and waits until its window shows something.</summary>
    public ProgramWindow(VirtualScreen screen, params string[] arguments) : this(screen, honoursStops: false, arguments) { }

    /// <summary>Starts the program and waits until its window shows something.</summary>
    public ProgramWindow(VirtualScreen screen, bool honoursStops, params string[] arguments) : this(screen, [], honoursStops, arguments) { }

    /// <summary>Starts the program with variables of its environment, such as A=1, and waits until its window shows something.</summary>
    public ProgramWindow(VirtualScreen screen, string[] environment, bool honoursStops, params string[] arguments)
    {
        this.screen = screen;
        State = new ReportedState(folder["state.jsonl"]);
        string[] stops = honoursStops ? [] : ["--no-stops"];
        // a job in the background may have signals ignored, and so have the programs that it starts
        program = new Command(
            folder.Path, screen.Display, "env",
            [
                "--default-signal=INT,HUP,TERM", .. environment, "dotnet", Repository.Program, "run", .. arguments, .. stops,
                "--report", State.Path,
            ]);
        try
        {
            // by process: the window of the program before may be there still
            id = Eventually.Get("a window titled RnnViz", () => Alive.XDoTool(
                "search", "--onlyvisible", "--all", "--pid", program.Id.ToString(CultureInfo.InvariantCulture), "--name", "^RnnViz"));
            (int x, int y, int width, int height) = Place;
            Eventually.Be("something in the window", () => Alive.Capture().Crop(x, y, width, height).Pixels.Distinct().Skip(20).Any());
            screen.PointAt(x + width / 2, y + 2);
            screen.XDoTool("windowfocus", "--sync", id);
            AwaitFrame();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the window is on the screen.</summary>
    public (int X, int Y, int Width, int Height) Place
    {
        get
        {
            // lines such as X=160
            Dictionary<string, string> values = Alive.XDoTool("getwindowgeometry", "--shell", id)!
                .Split('\n').Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
            int Number(string name) => int.Parse(values[name], CultureInfo.InvariantCulture);
            return (Number("X"), Number("Y"), Number("WIDTH"), Number("HEIGHT"));
        }
    }

    /// <summary>X's number of the window.</summary>
    public string Id => id;

    /// <summary>Does something to the window by xdotool's command of that name, such as windowunmap and windowsize.</summary>
    public void Manage(string command, params string[] arguments) => Alive.XDoTool([command, id, .. arguments]);

    private VirtualScreen Alive
    {
        get
        {
            if (program.HasEnded)
            {
                Assert.Fail($"The program has ended: {program.End()}");
            }

            return screen;
        }
    }

    /// <summary>The number of its process.</summary>
    public int ProcessId => program.Id;

    /// <summary>The names of the files in its working directory.</summary>
    public string[] Files => [.. Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)!)];

    /// <summary>What the program says of itself.</summary>
    public ReportedState State { get; }

    /// <summary>Presses a key and lets it go, without waiting for what comes of it.</summary>
    public void Tap(string key) => Alive.Tap(key);

    /// <summary>Presses keys one after the other, each when the one before has done its work.</summary>
    public void Press(params string[] keys)
    {
        foreach (string key in keys)
        {
            Alive.Tap(key);
            AwaitFrame();
        }
    }

    /// <summary>Moves the mouse to a point of the window; negative coordinates count from its right and lower edge.</summary>
    public void PointAt(int x, int y)
    {
        var place = Place;
        Alive.PointAt(place.X + (x < 0 ? place.Width + x : x), place.Y + (y < 0 ? place.Height + y : y));
        AwaitFrame();
    }

    /// <summary>Clicks on a point of the window.</summary>
    public void Click(int x, int y)
    {
        PointAt(x, y);
        MouseDown();
        MouseUp();
    }

    /// <summary>
    /// Clicks twice on a point of the window until that has come about which a double click does: what counts as one is a matter
    /// of time, so it is tried faster and slower until the program has seen both presses, and near enough to each other.
    /// </summary>
    public void DoubleClickUntil(int x, int y, string awaited, Func<bool> ask)
    {
        PointAt(x, y);
        int tries = 0;
        Eventually.Be(awaited, () =>
        {
            string pause = (0.05 * (1 << (tries++ % 4))).ToString(CultureInfo.InvariantCulture);
            string[] click = ["mousedown", "1", "sleep", pause, "mouseup", "1"];
            Alive.XDoTool([.. click, "sleep", pause, .. click]);
            AwaitFrame();
            return ask();
        });
    }

    /// <summary>Drags from one point of the window to another.</summary>
    public void Drag(int fromX, int y, int toX)
    {
        PointAt(fromX, y);
        MouseDown();
        PointAt((fromX + toX) / 2, y);
        PointAt(toX, y);
        MouseUp();
    }

    /// <summary>Turns the mouse wheel down by a notch.</summary>
    public void TurnWheelDown() => TurnWheel("5");

    /// <summary>Turns the mouse wheel up by a notch.</summary>
    public void TurnWheelUp() => TurnWheel("4");

    /// <summary>
    /// Returns when a frame is on the screen that knows of everything done to the window so far, or the program has ended: keys
    /// come in order, so that one without a meaning that is reported stands for all before it.
    /// </summary>
    public void AwaitFrame()
    {
        (string name, int number) = State.LastKey == Insert ? ("Pause", Pause) : ("Insert", Insert);
        screen.Tap(name);
        Eventually.Be("a frame after what was pressed", () => program.HasEnded || State.LastKey == number);
    }

    /// <summary>The picture of the window below the bar with the frames per second, once frame after frame shows the same.</summary>
    public Picture StandingStill()
    {
        Picture last = Body();
        Eventually.Be("a picture that stands still", () =>
        {
            // some frames, and some time, which motion may need to be seen
            Thread.Sleep(100);
            AwaitFrame();
            AwaitFrame();
            (Picture previous, last) = (last, Body());
            return PictureDifference.Between(previous, last).Most == 0;
        });
        return last;

        Picture Body()
        {
            Picture all = Capture();
            return all.Crop(0, TitleBar, all.Width, all.Height - TitleBar);
        }
    }

    /// <summary>The window's content as the screen shows it.</summary>
    public Picture Capture()
    {
        (int x, int y, int width, int height) = Place;
        return Alive.Capture().Crop(x, y, width, height);
    }

    /// <summary>Presses S and gives what was saved: lesson, iteration and picture.</summary>
    public SavedPicture Save() => AwaitSaved(() => Press("s"));

    /// <summary>Presses Shift+S and gives the vector figure that was saved.</summary>
    public XDocument SaveFigure()
    {
        Press("S");
        return Eventually.Get("a saved figure", () =>
        {
            string? path = Directory.GetFiles(folder.Path, "rnnviz-*.svg").SingleOrDefault();
            try
            {
                return path is null ? null : XDocument.Load(path);
            }
            catch (Exception e) when (e is XmlException or IOException)
            {
                return null; // it is being written
            }
        });
    }

    /// <summary>What is saved by what is done here.</summary>
    public SavedPicture AwaitSaved(Action act)
    {
        string[] before = Directory.GetFiles(folder.Path);
        act();
        return Eventually.Get("a saved picture", () =>
        {
            string? path = Directory.GetFiles(folder.Path, "*.png").Except(before).SingleOrDefault();
            return path is null ? null : SavedPicture.Read(path);
        });
    }

    /// <summary>Pauses the training and waits until nothing moves any more.</summary>
    public void PauseTraining()
    {
        Press("space");
        Eventually.Be("a pause", () => !State.IsRunning);
        StandingStill();
    }

    /// <summary>Waits until the program has ended by itself.</summary>
    public Outcome End() => program.End();

    public void Dispose()
    {
        program.Dispose();
        folder.Dispose();
    }

    // the button's state is read once a frame: it has to be held until one has been drawn
    private void MouseDown()
    {
        Alive.XDoTool("mousedown", "1");
        AwaitFrame();
    }

    private void MouseUp()
    {
        Alive.XDoTool("mouseup", "1");
        AwaitFrame();
    }

    private void TurnWheel(string button)
    {
        Alive.XDoTool("click", button);
        AwaitFrame();
    }
}

/// <summary>A picture that the program named rnnviz-LESSON-ITERATION.png, with -2, -3, … where there was one.</summary>
internal sealed record SavedPicture(string Lesson, int Iteration, Picture Picture)
{
    public static SavedPicture Read(string path)
    {
        var name = System.Text.RegularExpressions.Regex.Match(Path.GetFileName(path), @"^rnnviz-(.+)-(\d{5,})(-\d+)?\.png$");
        Assert.True(name.Success, $"The picture is named {Path.GetFileName(path)}; expected rnnviz-LESSON-ITERATION.png.");
        return new SavedPicture(name.Groups[1].Value, int.Parse(name.Groups[2].Value, CultureInfo.InvariantCulture), PngReader.Read(path));
    }
}
