using System.Runtime.InteropServices;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tests;
using RnnViz.Rendering.Processor;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Tests.Output;

/// <summary>One panel of a lesson in one theme, drawn on each canvas that there is.</summary>
internal sealed record LessonFigure(string Name, Picture Painted, string Svg, byte[] Pdf, string[] Texts)
{
    public static readonly Extent Size = new(1280, 720);

    public static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>Every panel of a lesson as the whole window, in every theme, after some iterations.</summary>
    public static IReadOnlyList<LessonFigure> Of(string lesson, int iterations)
    {
        List<LessonFigure> figures = [];
        foreach (Theme theme in ThemeCatalog.All)
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
            foreach (string panel in Actions.FocusPanels)
            {
                tree.Input(InputEvent.OfAction(panel));
                tree.EndFrame();
                tree.Process(0);
                if (root.Lesson.View.Focus == Actions.PanelOf(panel))
                {
                    figures.Add(Draw(tree, $"{lesson}-{theme.Name}-{root.Lesson.View.Focus}"));
                }
            }
        }

        return figures;
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
