using System.Runtime.CompilerServices;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Session;

/// <summary>A session that has given the memory of its pass back, since another one begins in its place.</summary>
public sealed class ReleasedPassTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("series")]
    [InlineData("lstm-novel")]
    public void The_pass_that_is_computed_again_is_the_same(string lesson)
    {
        using var session = new TrainingSession(LessonCatalog.Load(lesson));
        TrainOneStep(session);
        ulong before = session.StateHash();
        session.ReleasePass();
        Assert.False(session.IsPrepared);
        session.Prepare();
        Assert.Equal(before, session.StateHash());
        TrainOneStep(session);
        using var untouched = new TrainingSession(LessonCatalog.Load(lesson));
        TrainOneStep(untouched);
        TrainOneStep(untouched);
        Assert.Equal(untouched.StateHash(), session.StateHash());
    }

    [Fact]
    public void A_surface_that_was_given_back_is_the_same_when_it_is_asked_for_again()
    {
        using var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.Prepare();
        Assert.True(session.Surface.Request());
        session.Surface.Wait();
        double corner = session.Surface.LossAt(0, 0);
        session.ReleasePass();
        Assert.Equal(-1, session.Surface.Iteration);
        Assert.False(session.Surface.IsBusy);
        session.Prepare();
        Assert.True(session.Surface.Request());
        session.Surface.Wait();
        Assert.Equal(corner, session.Surface.LossAt(0, 0));
    }

    [Fact]
    public void Nothing_holds_on_to_the_tapes_of_a_pass_that_was_given_back()
    {
        using var session = new TrainingSession(LessonCatalog.Load("hello"));
        WeakReference[] tapes = TapesOf(session);
        session.ReleasePass();
        // the thread that has computed a pass ends a moment later
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                return !tapes.Any(tape => tape.IsAlive);
            },
            TimeSpan.FromMinutes(10)));
        Assert.Equal(0, session.Iteration);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] TapesOf(TrainingSession session)
    {
        session.Prepare();
        var shown = new WeakReference(session.Parts.Tape);
        Assert.True(session.Analysis.Request());
        session.Prefetch();
        session.Analysis.Wait();
        session.Apply();
        session.Prepare();
        var next = new WeakReference(session.Parts.Tape);
        session.GoTo(0);
        return [shown, next];
    }

    private static void TrainOneStep(TrainingSession session)
    {
        session.Prepare();
        session.Apply();
        session.Prepare();
    }
}
