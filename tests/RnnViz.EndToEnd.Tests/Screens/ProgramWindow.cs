using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace RnnViz.EndToEnd.Tests.Screens;

/// <summary><c>rnnviz run</c> with its window open on a screen, in a working directory of its own.</summary>
internal sealed class ProgramWindow : IDisposable
{
    private readonly VirtualScreen screen;
    private readonly TemporaryFolder folder = new();
    private readonly Command program;
    private readonly string id;

    /// <summary>Starts the program, running through the lesson's stops, and waits until its window shows something.</summary>
    public ProgramWindow(VirtualScreen screen, params string[] arguments) : this(screen, honoursStops: false, arguments) { }

    /// <summary>Starts the program and waits until its window shows something.</summary>
    public ProgramWindow(VirtualScreen screen, bool honoursStops, params string[] arguments)
    {
        this.screen = screen;
        State = new ReportedState(folder["state.jsonl"]);
        string[] stops = honoursStops ? [] : ["--no-stops"];
        program = new Command(
            folder.Path, screen.Display, "dotnet", [Repository.Program, "run", .. arguments, .. stops, "--report", State.Path]);
        try
        {
            // by process: the window of the program before may be there still
            id = Eventually.Get("a window titled RnnViz", () => Alive.XDoTool(
                "search", "--onlyvisible", "--all", "--pid", program.Id.ToString(CultureInfo.InvariantCulture), "--name", "^RnnViz"));
            (int x, int y, int width, int height) = Place;
            Eventually.Be("something in the window", () => Alive.Capture().Crop(x, y, width, height).Pixels.Distinct().Count() > 20);
            screen.PointAt(x + width / 2, y + 2);
            screen.XDoTool("windowfocus", id);
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

    /// <summary>What the program says of itself.</summary>
    public ReportedState State { get; }

    public void Press(params string[] keys) => Alive.Press(keys);

    public void Tap(string key) => Alive.Tap(key);

    /// <summary>Moves the mouse to a point of the window; negative coordinates count from its right and lower edge.</summary>
    public void PointAt(int x, int y)
    {
        var place = Place;
        Alive.PointAt(place.X + (x < 0 ? place.Width + x : x), place.Y + (y < 0 ? place.Height + y : y));
        Thread.Sleep(100);
    }

    /// <summary>Clicks on a point of the window.</summary>
    public void Click(int x, int y)
    {
        PointAt(x, y);
        Alive.Click();
    }

    /// <summary>Clicks twice on a point of the window, faster than two clicks.</summary>
    public void DoubleClick(int x, int y)
    {
        PointAt(x, y);
        Alive.XDoTool("mousedown", "1", "sleep", "0.1", "mouseup", "1", "sleep", "0.08", "mousedown", "1", "sleep", "0.1", "mouseup", "1");
    }

    /// <summary>Drags from one point of the window to another.</summary>
    public void Drag(int fromX, int y, int toX)
    {
        PointAt(fromX, y);
        Alive.XDoTool("mousedown", "1");
        Thread.Sleep(200);
        PointAt((fromX + toX) / 2, y);
        PointAt(toX, y);
        Thread.Sleep(200);
        Alive.XDoTool("mouseup", "1");
        Thread.Sleep(200); // raylib tells one position a frame: what moves in the frame of the release still drags
    }

    /// <summary>Turns the mouse wheel down by a notch.</summary>
    public void TurnWheelDown() => Alive.Click(5);

    /// <summary>Turns the mouse wheel up by a notch.</summary>
    public void TurnWheelUp() => Alive.Click(4);

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

    /// <summary>Waits until the program has ended by itself.</summary>
    public Outcome End() => program.End();

    public void Dispose()
    {
        program.Dispose();
        folder.Dispose();
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
