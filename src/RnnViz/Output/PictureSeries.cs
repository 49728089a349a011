using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Stepping;
using RnnViz.Rendering;
using RnnViz.Views.Scenes;

namespace RnnViz.Output;

/// <summary>
/// Trains without a visible window and writes pictures of chosen iterations. Time does not run: every iteration is one
/// frame of 1/60 s, so that the same lesson and seed give the same bytes.
/// </summary>
internal sealed class PictureSeries(IRenderer renderer, Extent size, IReadOnlyList<Place> places, bool areFigures)
{
    private readonly List<string> paths = [];

    /// <summary>Trains to <paramref name="iterations"/> and writes a picture at 0, every so many iterations, and at the end.</summary>
    /// <param name="root">The scene; its lesson trains one batch a frame.</param>
    /// <param name="folder">Where the pictures go; made if need be.</param>
    /// <param name="iterations">The last iteration.</param>
    /// <param name="every">Iterations between pictures.</param>
    /// <param name="advance">Told after each iteration.</param>
    /// <returns>The pictures' paths, in order.</returns>
    public IReadOnlyList<string> Write(ProgramScene root, string folder, int iterations, int every, Action advance)
    {
        Directory.CreateDirectory(folder);
        root.Resize(size);
        root.Lesson.Training.Walk.HonoursStops = false;
        var tree = new SceneTree(root);
        LessonScene lesson = root.Lesson;
        lesson.Playback.BatchesPerFrame = 1;
        // the first frame only shows: the step of iteration 0 is prepared already
        lesson.Playback.IsRunning = false;
        tree.Process(0);
        for (int iteration = 0; ; iteration++)
        {
            if (IsSaved(iteration))
            {
                Save(tree, lesson, iteration, Path.Combine(folder, $"{lesson.Training.Session.Lesson.Name}-{iteration:D5}"));
            }

            if (iteration == iterations)
            {
                return paths;
            }

            lesson.Playback.IsRunning = true;
            lesson.Readings.ReadsAll = IsSaved(iteration + 1);
            tree.Process(1.0 / 60);
            tree.EndFrame();
            advance();
        }

        bool IsSaved(int iteration) => iteration % every == 0 || iteration == iterations;
    }

    /// <summary>One picture of the whole iteration, or one of each place within it.</summary>
    private void Save(SceneTree tree, LessonScene lesson, int iteration, string name)
    {
        if (places.Count == 0)
        {
            Save(tree, lesson, name);
        }

        foreach (Place place in places)
        {
            (lesson.Playback.IsRunning, lesson.Training.Walk.Granularity) = (false, Granularity.Term);
            lesson.Training.Walk.GoTo(place.In(lesson.Training.Walk.Itinerary, iteration));
            tree.Process(0);
            Save(tree, lesson, $"{name}-{place}");
        }

        lesson.Training.Walk.GoTo(lesson.Training.Walk.Itinerary.Last(iteration));
    }

    private void Save(SceneTree tree, LessonScene lesson, string name)
    {
        string path = name + (areFigures ? ".svg" : ".png");
        if (areFigures)
        {
            SvgFile.Save(tree, size, renderer.Canvas.Fonts, lesson.Training.Session.Lesson.Title, path);
        }
        else
        {
            renderer.SavePicture(tree, size, path);
        }

        paths.Add(path);
    }
}
