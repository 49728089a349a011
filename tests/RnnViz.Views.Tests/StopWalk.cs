using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests;

/// <summary>Walks a lesson from stop to stop, and shows each of them in all themes and sizes with one and the same session.</summary>
internal static class StopWalk
{
    public static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1366, 768), (1920, 1080), (1280, 1024), (3840, 2160)];

    /// <summary>Every stop up to an iteration, in the order of the run, with its question before it where it has one.</summary>
    public static IEnumerable<StopSettings> Stops(Stage stage, int most = int.MaxValue)
    {
        Walk walk = stage.Training.Walk;
        stage.Playback.IsRunning = false;
        walk.Granularity = Granularity.Timestep;
        int last = stage.Training.Session.Lesson.Stops.Select(stop => stop.Iteration).Where(i => i <= most).DefaultIfEmpty(-1).Max();
        // a lesson with a stop in its first iteration begins there
        if ((stage.Training.AskedStop ?? stage.Training.Stop) is { } begun && begun.Iteration <= most)
        {
            yield return begun;
        }

        while (walk.Cursor.Iteration <= last && walk.NextStop >= 0)
        {
            bool isThere = walk.TrainOn();
            if (isThere && (stage.Training.AskedStop ?? stage.Training.Stop) is { } stop && stop.Iteration <= most)
            {
                yield return stop;
            }
        }
    }

    /// <summary>On to the next stop.</summary>
    public static void Next(Stage stage)
    {
        while (!stage.Training.Walk.TrainOn()) { }

        stage.Frames(1);
    }

    /// <summary>The screen as it is now, in every theme and size.</summary>
    public static IEnumerable<(RecordingCanvas Canvas, Extent Size, Theme Theme)> Screens(Stage stage)
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            foreach ((int width, int height) in Sizes)
            {
                var size = new Extent(width, height);
                stage.Show(size, theme);
                yield return (stage.Draw(), size, theme);
            }
        }
    }
}
