using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Output.Moments;

namespace RnnViz.Tests.Output.Moments;

/// <summary>Which moments are pictured, and by which names.</summary>
public sealed class MomentListTests
{
    private static readonly Walk Course = new(new TrainingSession(LessonCatalog.Load("two-timesteps")));

    private static Itinerary Itinerary => Course.Itinerary;

    [Theory]
    [InlineData(0, 25, new[] { 0, 30, 60, 70 })]
    [InlineData(0, 1, new[] { 0, 10, 20, 30, 40, 50, 60, 70 })]
    [InlineData(2, 1000, new[] { 20, 70 })]
    public void Of_a_recording_moments_are_apart_by_the_iterations_that_its_recorder_counted(int first, int every, int[] expected)
    {
        using WrittenRecording recording = WrittenRecording.Of(8);
        using var session = new TrainingSession(recording.Load());
        var walk = new Walk(session);
        IReadOnlyList<Moment> all = MomentList.Every(walk.Itinerary, walk.Furthest, 1, []);
        Assert.Equal(expected, MomentList.Apart(walk, all, first, every).Select(moment => session.ShownIteration(moment.Cursor.Iteration)));
    }

    public static TheoryData<int> Cases() => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_sort_in_the_order_of_the_walk_and_no_two_are_the_same(int index)
    {
        IReadOnlyList<Moment> moments = index switch
        {
            0 => MomentList.Every(Itinerary, 120, 7, []),
            1 => MomentList.Every(Itinerary, 12, 5, [Read("update"), Read("backward:1:delta"), Read("forward:2"), Read("loss")]),
            2 => MomentList.Walk(Itinerary, 3, Granularity.Term),
            3 => MomentList.Count(Itinerary, 9, Granularity.Timestep, 40, 1),
            4 => MomentList.Stops(Course),
            _ => MomentList.Merge(
                Itinerary, MomentList.Stops(Course), MomentList.Walk(Itinerary, 0, Granularity.Term),
                    MomentList.Every(Itinerary, 3, 1, [])),
        };
        Assert.NotEmpty(moments);
        string[] names = [.. moments.Select(moment => moment.Name)];
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.True(Itinerary.Compare(pair.First.Cursor, pair.Second.Cursor) < 0));
    }

    [Theory]
    [InlineData(Granularity.Phase, 4)]
    [InlineData(Granularity.Timestep, 6)]
    public void A_walk_has_every_phase_or_timestep_of_its_iteration(Granularity granularity, int count) =>
        Assert.Equal(count, MomentList.Walk(Itinerary, 0, granularity).Count);

    [Fact]
    public void A_walk_by_terms_has_every_place_of_its_iteration() =>
        Assert.Equal(
            Enumerable.Range(0, Itinerary.StopsPerIteration).Select(i => Itinerary.At(2, i)),
            MomentList.Walk(Itinerary, 2, Granularity.Term).Select(moment => moment.Cursor));

    [Fact]
    public void So_many_steps_are_counted_on_into_the_following_iterations()
    {
        IReadOnlyList<Moment> moments = MomentList.Count(Itinerary, 0, Granularity.Phase, 10, 1);
        Assert.Equal((10, 2), (moments.Count, moments[^1].Cursor.Iteration));
        Assert.Equal([0, 5, 10], MomentList.Count(Itinerary, 0, Granularity.Batch, 3, 5).Select(moment => moment.Cursor.Iteration));
    }

    [Fact]
    public void A_stop_that_is_a_place_of_the_walk_is_there_once_as_the_stop()
    {
        IReadOnlyList<Moment> stops = MomentList.Stops(Course);
        IReadOnlyList<Moment> merged = MomentList.Merge(Itinerary, stops, MomentList.Walk(Itinerary, 0, Granularity.Term));
        Assert.Equal(stops.Count, merged.Count(moment => moment.IsStop));
        Assert.Equal(merged.Count, merged.Select(moment => moment.Cursor).Distinct().Count());
    }

    [Theory]
    [InlineData("backward", Phase.Backward, null, null)]
    [InlineData("forward:2", Phase.Forward, 2, null)]
    [InlineData("backward:1:delta", Phase.Backward, 1, Term.Delta)]
    [InlineData("update:clip", Phase.Update, null, Term.Clip)]
    public void A_place_is_read_as_it_is_typed(string text, Phase phase, int? timestep, Term? term) =>
        Assert.Equal(new Place(phase, timestep, term), Read(text));

    [Theory]
    [InlineData("sideways", "an iteration has forward, loss, backward, update")]
    [InlineData("backward:9", "backward has the timesteps 1 to 2 in this lesson.")]
    [InlineData("backward:0", "backward has the timesteps 1 to 2 in this lesson.")]
    [InlineData("backward:1:gates", "backward:1 has the terms hidden-gradient, delta, recurrent-term, input-term in this lesson.")]
    [InlineData("update:3", "update has the terms gradient-norm, clip, update in this lesson.")]
    [InlineData("forward:1:state:1", "give forward:TIMESTEP:TERM at most.")]
    public void A_place_that_the_lesson_has_not_is_refused_with_what_it_has(string text, string said)
    {
        Assert.Null(Place.Read(text, Itinerary, out string problem));
        Assert.StartsWith($"--at is \"{text}\"; ", problem, StringComparison.Ordinal);
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    private static Place Read(string text) => Place.Read(text, Itinerary, out _)!;
}
