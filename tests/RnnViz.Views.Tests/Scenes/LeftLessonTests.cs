using System.Runtime.CompilerServices;
using RnnViz.Lessons.Files;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>What becomes of a lesson that was left for another one.</summary>
public sealed class LeftLessonTests
{
    [Fact]
    public void Nothing_of_the_program_holds_on_to_the_runs_of_a_lesson_that_was_left()
    {
        var stage = new Stage("hello");
        stage.Frames(3);
        WeakReference before = SessionOf(stage);
        stage.Root.OpenDropped([Path.Combine(LessonCatalog.Directory, "two-timesteps.json")]);
        stage.Frames(3);
        Assert.Equal("two-timesteps", stage.Training.Session.Lesson.Name);
        AssertCollected(before);
        before = SessionOf(stage);
        stage.Do(Actions.RestartAnew);
        stage.Frames(3);
        AssertCollected(before);
        stage.Root.Lesson.Contrast.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference SessionOf(Stage stage) => new(stage.Training.Session);

    // threads that have worked for it end a moment later
    private static void AssertCollected(WeakReference session) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            GC.Collect();
            return !session.IsAlive;
        },
        TimeSpan.FromMinutes(10)));
}
