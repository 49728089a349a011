using System.Runtime.InteropServices;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tests;
using RnnViz.Rendering.Processor;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Tests.Output;

/// <summary>One panel of a lesson in one theme, drawn on each canvas that there is.</summary>
internal sealed record LessonFigure(string Name, Picture Painted, string Svg, byte[] Pdf, string[] Texts)
{
    public static readonly Extent Size = new(960, 540);

    public static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>Every panel that a picture can have, from lessons of several kinds, each by itself and in every theme.</summary>
    public static IReadOnlyList<LessonFigure> All() =>
    [
        .. Of("hello", iterations: 20, [.. PanelNames.All.Where(panel => panel != PanelName.Controls)]),
        .. Of("lstm-two-timesteps", iterations: 2, [PanelName.Hidden, PanelName.Gates, PanelName.Flow, PanelName.Carousel]),
        .. Of("starts", iterations: 2, [PanelName.Verdict]),
        .. Of("two-basins", iterations: 2, [PanelName.Phase]),
        .. Of("bifurcation", iterations: 2, [PanelName.Bifurcation]),
    ];

    /// <summary>Those of some panels which a lesson has, after some iterations.</summary>
    private static List<LessonFigure> Of(string lesson, int iterations, IReadOnlyList<PanelName> panels)
    {
        List<LessonFigure> figures = [];
        foreach (Theme theme in ThemeCatalog.All)
        {
            (ProgramScene root, SceneTree tree) = Open(lesson, theme, iterations);
            foreach (PanelName panel in panels)
            {
                root.Figure = new FigureRequest { Panels = [panel] };
                tree.Process(0);
                if (root.Lesson.ShownPanels.Any(shown => shown.Name == panel))
                {
                    figures.Add(Draw(tree, $"{lesson}-{panel}-{theme.Name}"));
                }
            }
        }

        return figures;
    }

    /// <summary>A PDF file of one panel as it goes on paper: of a width in inches, with labels of a size in points.</summary>
    public static byte[] OnPaper(string lesson, PanelName panel, float inches, float points, float pixelsPerInch)
    {
        (ProgramScene root, SceneTree tree) = Open(lesson, ThemeCatalog.Light, iterations: 2);
        var request = new FigureRequest { Panels = [panel], Unit = FigureRequest.UnitFor(points / 72 * pixelsPerInch) };
        root.Figure = request;
        float width = inches * pixelsPerInch;
        var size = new Extent(width, root.FigureHeight(width, request));
        root.Resize(size);
        tree.Process(0);
        using var pdf = new PdfCanvas(size, Fonts);
        tree.Draw(pdf);
        return pdf.ToDocument(new FigureInfo(root.FigureTitle, PixelsPerInch: pixelsPerInch));
    }

    private static (ProgramScene Root, SceneTree Tree) Open(string lesson, Theme theme, int iterations)
    {
        var settings = new SessionSettings { Clock = new SteadyClock() };
        var root = new ProgramScene(
            new TrainingSession(LessonCatalog.Load(lesson), settings: settings), theme, Fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name), settings: settings));
        root.Lesson.Training.Walk.HonoursStops = false;
        root.Resize(Size);
        var tree = new SceneTree(root);
        for (int i = 0; i < iterations; i++)
        {
            tree.Process(1.0 / 60);
            tree.EndFrame();
        }

        root.Lesson.Playback.IsRunning = false;
        return (root, tree);
    }

    private static LessonFigure Draw(SceneTree tree, string name)
    {
        using var painter = new ProcessorCanvas(Fonts);
        painter.Begin(Size);
        tree.Draw(painter);
        painter.End();
        var svg = new SvgCanvas(Size, Fonts);
        tree.Draw(svg);
        using var pdf = new PdfCanvas(Size, Fonts);
        tree.Draw(pdf);
        var recording = new RecordingCanvas(Size, Fonts);
        tree.Draw(recording);
        string[] texts = [.. recording.Texts.Select(text => text.Text).Where(text => !string.IsNullOrWhiteSpace(text))];
        var info = new FigureInfo(name);
        return new LessonFigure(name, Opaque(painter.Picture), svg.ToDocument(info), pdf.ToDocument(info), texts);
    }

    private static Picture Opaque(Bitmap bitmap)
    {
        ReadOnlySpan<byte> pixels = MemoryMarshal.AsBytes(bitmap.Pixels);
        var opaque = new byte[bitmap.Width * bitmap.Height * Picture.Channels];
        for (int i = 0; i < bitmap.Width * bitmap.Height; i++)
        {
            pixels.Slice(4 * i, Picture.Channels).CopyTo(opaque.AsSpan(i * Picture.Channels));
        }

        return new Picture(bitmap.Width, bitmap.Height, opaque);
    }
}
