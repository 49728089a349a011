using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests;

namespace RnnViz.Robustness.Tests.Monkey;

/// <summary>What must be true of the program at every moment, whatever was pressed.</summary>
internal static class Invariants
{
    /// <summary>What holds after each event; null where all does.</summary>
    public static string? Broken(Stage stage)
    {
        if (Failed(stage.Root) is { } failed)
        {
            return $"{failed.GetType().Name} has stopped";
        }

        foreach (ShownRun run in stage.Root.Lesson.Contrast.Runs)
        {
            Walk walk = run.Training.Walk;
            Cursor cursor = walk.Cursor;
            if (cursor.Iteration < 0 || cursor.Iteration > walk.Furthest || !walk.Itinerary.Has(cursor))
            {
                return $"{cursor} is no place of a run of {walk.Furthest} iterations";
            }
        }

        Place[] before = Places(stage);
        stage.Root.Lesson.Arrange(stage.Size, stage.Root.Theme, stage.Root.Scale);
        Place[] after = Places(stage);
        return before.AsSpan().SequenceEqual(after) ? null
            : $"the layout is not the one that is made anew: {string.Join(" ", before.Except(after))}, but "
                + string.Join(" ", after.Except(before));
    }

    /// <summary>
    /// The picture can be drawn, and is the one of a fresh layout; but not where something that is computed beside the loop has come in
    /// between.
    /// </summary>
    public static string? BrokenInPicture(Stage stage)
    {
        (int, int?, int?, bool) computed = Computed(stage);
        int before = Sum(stage);
        stage.Root.Lesson.Arrange(stage.Size, stage.Root.Theme, stage.Root.Scale);
        return before == Sum(stage) || computed != Computed(stage) ? null : "the picture is not the one of a fresh layout";
    }

    private static (int Surface, int? Plane, int? Diagram, bool HasNone) Computed(Stage stage)
    {
        TrainingSession session = stage.Training.Session;
        return (session.Surface.Version, session.PhasePlane?.Version, session.Bifurcation?.Version, session.Surface.HasNone);
    }

    /// <summary>One step forward and one back lead to the same place and the same weights.</summary>
    public static string? BrokenByStep(Stage stage)
    {
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        Walk walk = stage.Training.Walk;
        TrainingSession session = stage.Training.Session;
        walk.Granularity = Granularity.Term;
        (Cursor cursor, ulong state) = (walk.Cursor, session.StateHash());
        walk.Forward();
        walk.Back();
        return walk.Cursor != cursor ? $"a step on from {cursor} and back leads to {walk.Cursor}"
            : session.StateHash() != state ? $"a step on from {cursor} and back changes the state"
            : null;
    }

    private static Node? Failed(Node node) =>
        node.HasFailed ? node : node.Children.Select(Failed).FirstOrDefault(failed => failed is not null);

    private static int Sum(Stage stage)
    {
        var canvas = new StrictCanvas(stage.Size, stage.Book);
        stage.DrawOn(canvas);
        return canvas.Sum;
    }

    private static Place[] Places(Stage stage) =>
    [
        .. stage.Root.Lesson.ShownPanels.Select(panel => new Place(panel.Name.ToString(), panel.Box)),
        .. stage.Root.Lesson.Controls.Places.Select(place => new Place(place.Name, place.Box)),
        new Place("call-out", stage.Root.Lesson.CalloutBox),
    ];

    private readonly record struct Place(string Name, Box Box);
}
