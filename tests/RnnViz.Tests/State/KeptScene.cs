using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tests;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Tests.State;

/// <summary>The program's scene without a window, for tests of what is kept of it.</summary>
internal sealed class KeptScene
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    public KeptScene(string lesson, int? seed = null)
    {
        Root = new ProgramScene(New(lesson, seed), ThemeCatalog.Light, Fonts, new NoWindow(), name => New(name, null));
        Root.Lesson.Training.Walk.HonoursStops = false;
        Tree = new SceneTree(Root);
    }

    public ProgramScene Root { get; }

    public SceneTree Tree { get; }

    public TrainingSession Session => Root.Lesson.Training.Session;

    public string Hash => RunRecord.HashOf(Session);

    public void Frames(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Tree.Process(1.0 / 60);
            Tree.EndFrame();
        }
    }

    public void Do(string action)
    {
        Tree.Input(InputEvent.OfAction(action));
        Tree.EndFrame();
    }

    private static TrainingSession New(string lesson, int? seed) =>
        new(LessonCatalog.Load(lesson), seed, new SessionSettings { Clock = new SteadyClock() });
}
