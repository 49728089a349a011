using System.Diagnostics;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Output;
using RnnViz.Output.Moments;
using RnnViz.Rendering.Processor;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests;
using RnnViz.Views.Themes;

namespace RnnViz.Benchmarks.Frames;

/// <summary>What 100 figures of a novel cost at 1920 x 1080, one after the other, and which part of it goes where.</summary>
internal static class FigureCost
{
    private const int Figures = 100;

    /// <summary>Makes the figures in memory and prints the parts.</summary>
    public static int Run(TextWriter output)
    {
        var session = new TrainingSession(LessonCatalog.Load("pride-and-prejudice"));
        using var renderer = new ProcessorRenderer(Stage.Fonts);
        var root = new ProgramScene(
            session, ThemeCatalog.Light, Stage.Fonts, new NoWindow(), name => new TrainingSession(LessonCatalog.Load(name)));
        var form = new PictureForm("light", 1, new PictureRecord { Width = "1920px", Height = "1080px" }, "");
        var player = new MomentPlayer(root, form.Apply(root));
        var writer = new PictureWriter(root, player.Tree, renderer);
        string[] parts = ["training", "arranging", "record", "painting", "packing as PNG"];
        var times = new TimeSpan[parts.Length];
        long start = Stopwatch.GetTimestamp();
        foreach (Moment moment in MomentList.Every(player.Walk.Itinerary, Figures - 1, 1, []))
        {
            player.GoTo(moment);
            Take(0);
            Extent size = form.Apply(root);
            player.Tree.Process(0);
            Take(1);
            FigureInfo info = writer.InfoOf(form);
            Take(2);
            writer.Paint(form, size, (pixels, width, height) =>
            {
                Take(3);
                Png.Encode(pixels, width, height, isOpaque: true, info);
                Take(4);
            });
        }

        TimeSpan all = times.Aggregate((sum, time) => sum + time);
        output.WriteLine($"{Figures} figures of 1920 x 1080 on one thread: {all.TotalSeconds:f1} s");
        for (int i = 0; i < parts.Length; i++)
        {
            output.WriteLine($"{parts[i],-16} {times[i] / all,6:P0}");
        }

        output.WriteLine($"packing on another thread leaves {(all - times[4]) / all:P0} to this one");
        return 0;

        void Take(int part)
        {
            long now = Stopwatch.GetTimestamp();
            times[part] += Stopwatch.GetElapsedTime(start, now);
            start = now;
        }
    }
}
