using System.Globalization;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Files;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>The good files that the bad ones are made from.</summary>
internal static class Bases
{
    private const int LongestCase = 60_000;

    /// <summary>
    /// The built-in lessons whose data lie in them or are made by the program, and lessons with data in files beside them.
    /// </summary>
    public static IReadOnlyList<string> Lessons { get; } =
    [
        .. LessonCatalog.BuiltIn.Select(lesson => File.ReadAllText(lesson.Path))
            .Where(json => !json.Contains("pride", StringComparison.Ordinal)),
        """
        {
          "title": "A series", "summary": "Of a table.", "task": { "kind": "series", "file": "table.csv", "column": "x", "window": 4 },
          "model": { "hidden": 4, "initial": { "kind": "gaussian", "gain": 0.7 } },
          "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }
        }
        """,
        """
        {
          "title": "A text", "summary": "Of a file.", "task": { "kind": "text", "file": "text.txt", "sequenceLength": 5, "batchSize": 2 },
          "model": { "cell": "gru", "hidden": 3 }, "training": { "optimizer": { "kind": "adam", "learningRate": 0.01 } }
        }
        """,
    ];

    /// <summary>The text that a lesson names.</summary>
    public static byte[] TextFile { get; } = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("to be or not to be\n", 20)));

    /// <summary>The table that a lesson names.</summary>
    public static byte[] TableFile { get; } = Encoding.UTF8.GetBytes(
        "t,x\n" + string.Concat(Enumerable.Range(0, 60).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t},{Math.Sin(t)}\n"))));

    /// <summary>The smaller reference cases.</summary>
    public static IReadOnlyList<string> Cases { get; } =
        [.. ReferenceCases.BuiltIn.Select(File.ReadAllText).Where(json => json.Length < LongestCase)];

    /// <summary>Records of moments, as figures carry them.</summary>
    public static IReadOnlyList<string> Records { get; } =
    [
        .. from lesson in new[] { "two-timesteps", "hello", "lstm-two-timesteps", "forget-bias" } select RecordOf(lesson),
    ];

    private const int Side = 64;

    // no two alike, so that they are a large part of the file
    private static readonly byte[] Pixels = [.. Enumerable.Range(0, Side * Side * 4).Select(i => (byte)(i * 2654435761 >> 13))];

    private static readonly Dictionary<string, byte[]> Figures = new()
    {
        [".png"] = Png(Records[0]),
        [".svg"] = Svg(Records[0]),
        [".pdf"] = Pdf(Records[0]),
    };

    /// <summary>A good figure of a kind.</summary>
    /// <param name="ending">.png, .svg or .pdf.</param>
    public static byte[] Figure(string ending) => Figures[ending];

    /// <summary>A small picture that carries a record.</summary>
    public static byte[] Png(string record) =>
        Engine.Figures.Png.Encode(Pixels, Side, Side, isOpaque: false, new FigureInfo("A figure", Record: record));

    private static byte[] Svg(string record)
    {
        var canvas = new SvgCanvas(new Extent(8, 8), Stage.Fonts);
        Draw(canvas);
        return Encoding.UTF8.GetBytes(canvas.ToDocument(new FigureInfo("A figure", Record: record)));
    }

    private static byte[] Pdf(string record)
    {
        using var canvas = new PdfCanvas(new Extent(8, 8), Stage.Fonts);
        Draw(canvas);
        return canvas.ToDocument(new FigureInfo("A figure", Record: record));
    }

    private static void Draw(ICanvas canvas) => canvas.FillBox(new Box(1, 1, 4, 4), Rgba.Hex(0x204060));

    private static string RecordOf(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Frames(4);
        stage.Playback.IsRunning = false;
        stage.Do(Actions.StepBack);
        return stage.Root.Record("RnnViz", new PictureRecord { IsWindow = false, Width = "8px", Height = "8px" }).ToJson();
    }
}
