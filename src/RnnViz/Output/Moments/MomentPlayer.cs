using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Scenes;

namespace RnnViz.Output.Moments;

/// <summary>
/// Takes a scene from moment to moment without a window. Time does not run: every iteration is one frame of 1/60 s, so that the
/// same lesson, seed and moments give the same pictures.
/// </summary>
internal sealed class MomentPlayer
{
    private const double Frame = 1.0 / 60;

    private readonly ProgramScene root;

    /// <summary>Shows the first iteration as a whole.</summary>
    /// <param name="root">The scene.</param>
    /// <param name="size">The size of what it draws, in pixels.</param>
    public MomentPlayer(ProgramScene root, Extent size)
    {
        this.root = root;
        root.Resize(size);
        (Walk.HonoursStops, Walk.PausesOnNonFinite) = (false, false);
        Tree = new SceneTree(root);
        // the first frame only shows: the step of iteration 0 is prepared already
        root.Lesson.Playback.IsRunning = false;
        root.Lesson.Geometry.Waits = true;
        Tree.Process(0);
    }

    /// <summary>The tree to draw.</summary>
    public SceneTree Tree { get; }

    /// <summary>The walk through the run in front.</summary>
    public Walk Walk => root.Lesson.Training.Walk;

    /// <summary>Raised after each iteration that was trained.</summary>
    public event Action? Trained;

    /// <summary>Goes to a moment: trains up to it, or walks back to it.</summary>
    public void GoTo(Moment moment)
    {
        LessonScene lesson = root.Lesson;
        Walk.HonoursStops = false;
        while (Walk.Furthest < moment.Cursor.Iteration && Walk.Session.CanTrainOn)
        {
            TrainOn(isShown: Walk.Furthest + 1 == moment.Cursor.Iteration);
        }

        // as if it had been paused there: every number is of this moment, however it was come to
        lesson.Playback.IsRunning = false;
        Walk.HonoursStops = moment.IsStop;
        Walk.Granularity = moment.Cursor == Walk.Itinerary.Last(moment.Cursor.Iteration) && !moment.IsStop
            ? Granularity.Batch : Granularity.Term;
        Walk.GoTo(moment.Cursor);
        Tree.Process(0);
    }

    private void TrainOn(bool isShown)
    {
        LessonScene lesson = root.Lesson;
        if (Walk.Cursor != Walk.Itinerary.Last(Walk.Furthest))
        {
            Walk.GoTo(Walk.Itinerary.Last(Walk.Furthest));
        }

        lesson.Playback.IsRunning = true;
        lesson.Readings.ReadsAll = isShown;
        int batches = lesson.Playback.BatchesPerFrame;
        lesson.Playback.BatchesPerFrame = 1;
        Tree.Process(Frame);
        Tree.EndFrame();
        lesson.Playback.BatchesPerFrame = batches;
        Trained?.Invoke();
    }
}
