using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Output.Moments;
using RnnViz.Rendering;
using RnnViz.Views.Scenes;

namespace RnnViz.Output;

/// <summary>Trains without a visible window and writes pictures of chosen moments: the same lesson and seed give the same bytes.</summary>
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
        var player = new MomentPlayer(root, size);
        player.Trained += advance;
        foreach (Moment moment in MomentList.Every(player.Walk.Itinerary, iterations, every, places))
        {
            player.GoTo(moment);
            Save(player.Tree, root.Lesson, Path.Combine(folder, $"{root.Lesson.Training.Session.Lesson.Name}-{moment.Name}"));
        }

        return paths;
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
