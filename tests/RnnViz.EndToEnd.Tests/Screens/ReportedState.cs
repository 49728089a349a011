using System.Text.Json;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.EndToEnd.Tests.Screens;

/// <summary>What the program says of itself with --report: the last line of the file, read anew at each question.</summary>
internal sealed class ReportedState(string path)
{
    // a line is far shorter, and a long run's file is far longer
    private const int Tail = 1 << 18;

    public string Path => path;

    /// <summary>The number that raylib gives the key read last; 0 before the first, and before the first report.</summary>
    public int LastKey => File.Exists(path) && new FileInfo(path).Length > 0 ? Number("lastKey") : 0;

    public int Iteration => Number("iteration");

    public int Furthest => Number("furthest");

    public bool IsRunning => this["isRunning"].GetBoolean();

    /// <summary>Whether a question has come up so lately that it is not answered yet.</summary>
    public bool HasJustAsked => this["hasJustAsked"].GetBoolean();

    public double LossSum => this["lossSum"].GetDouble();

    public double LearningRate => this["learningRate"].GetDouble();

    public string? Callout => this["callout"].GetString();

    /// <summary>The first iteration of the future that was given up, or null.</summary>
    public int? GhostFrom => this["ghostFrom"] is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    public Granularity Granularity => Enum.Parse<Granularity>(this["granularity"].GetString()!);

    /// <summary>Where the walk stands; all of it from one line.</summary>
    public Cursor Cursor
    {
        get
        {
            JsonElement now = Now;
            return new Cursor(
                now.GetProperty("iteration").GetInt32(), Enum.Parse<Phase>(now.GetProperty("phase").GetString()!),
                now.GetProperty("timestep").GetInt32(), Enum.Parse<Term>(now.GetProperty("term").GetString()!));
        }
    }

    /// <summary>The middle of a control, in pixels of the window.</summary>
    public (int X, int Y) MiddleOf(string control)
    {
        float[] box = BoxOf(control);
        return ((int)(box[0] + box[2] / 2), (int)(box[1] + box[3] / 2));
    }

    /// <summary>What is reported of a run, from 0.</summary>
    public JsonElement RunAt(int index) => this["runs"][index];

    /// <summary>A number of the report by its name there.</summary>
    public double NumberOf(string name) => this[name].GetDouble();

    /// <summary>A list of numbers of the report by its name there.</summary>
    public double[] NumbersOf(string name) => [.. this[name].EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>Anything of the report as it is written there.</summary>
    public string TextOf(string name) => this[name].ToString();

    /// <summary>A control's box in pixels of the window: x, y, width, height.</summary>
    public float[] BoxOf(string control) => [.. At(control).EnumerateArray().Select(number => number.GetSingle())];

    /// <summary>Whether keys go to a control.</summary>
    public bool IsFocused(string control) => this["controls"].GetProperty(control).GetProperty("isFocused").GetBoolean();

    /// <summary>The runs of the contrast, in their order; all of them from one line.</summary>
    public ReportedRun[] Runs =>
    [
        .. this["runs"].EnumerateArray().Select(run => new ReportedRun(
            run.GetProperty("name").GetString()!, run.GetProperty("isFront").GetBoolean(), run.GetProperty("cell").GetString()!,
            run.GetProperty("iteration").GetInt32(), run.GetProperty("furthest").GetInt32(), run.GetProperty("timestep").GetInt32(),
            run.GetProperty("lossSum").GetDouble(), run.GetProperty("learningRate").GetDouble())),
    ];

    /// <summary>All of one line of the report.</summary>
    public JsonElement Snapshot => Now;

    private JsonElement At(string control) => this["controls"].GetProperty(control).GetProperty("at");

    private JsonElement this[string name] => Now.GetProperty(name);

    private int Number(string name) => this[name].GetInt32();

    private JsonElement Now => Eventually.Get("a report", () =>
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(Tail, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file);
        string[] lines = reader.ReadToEnd().Split('\n'); // what follows the last line feed is still being written
        return lines.Length < 2 ? null : JsonDocument.Parse(lines[^2]);
    }).RootElement;
}
