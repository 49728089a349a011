using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Tests.BuiltIn;

/// <summary>What the built-in lessons say at their stops: true, on the screen, and short.</summary>
public sealed class CalloutTests
{
    private const int Longest = 110;

    // trained for long, and so held to the lesson's own seed only
    private static readonly string[] Long = ["pride-and-prejudice", "lstm-novel", "bytes", "series"];

    public static TheoryData<string> Lessons() => [.. LessonCatalog.BuiltIn.Select(l => l.Name)];

    public static TheoryData<string, int> Runs()
    {
        var runs = new TheoryData<string, int>();
        foreach (string name in LessonCatalog.BuiltIn.Select(l => l.Name))
        {
            bool isTriedMore = name is "exploding" or "clipping" or "lstm-remembers" or "gru-remembers" or "lstm-explodes";
            int seeds = isTriedMore ? 5 : Long.Contains(name) ? 1 : 3;
            for (int seed = 1; seed <= seeds; seed++)
            {
                runs.Add(name, seed);
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void What_a_lesson_claims_at_its_stops_is_true(string name, int seed)
    {
        IReadOnlyList<ClaimResult> results = LessonClaims.Check(LessonCatalog.Load(name), seed);
        Assert.NotEmpty(results);
        Assert.Empty(results.Where(r => !r.Holds).Select(r => $"stop {r.Index + 1}: {r.Claim.Text}: {r.Numbers}"));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_callout_has_a_claim_and_is_short_enough_for_the_last_row(string name)
    {
        Lesson lesson = LessonCatalog.Load(name);
        Assert.Empty(Unbacked(lesson));
        Assert.All(lesson.Stops, stop =>
        {
            Assert.InRange(stop.Callout.Length, 10, Longest);
            Assert.InRange(stop.Ask?.Length ?? Longest, 10, Longest);
        });
    }

    [Fact]
    public void A_callout_without_a_claim_is_found()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        StopSettings[] stops = [.. lesson.Stops];
        stops[1] = stops[1] with { Holds = null };
        Assert.Equal([stops[1].Callout], Unbacked(lesson with { Stops = stops }));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_claimed_number_and_what_is_pointed_at_are_on_the_panels_that_the_stop_shows(string name)
    {
        Lesson lesson = LessonCatalog.Load(name);
        Assert.NotEmpty(lesson.View.Panels);
        Assert.All(lesson.Stops, stop =>
        {
            Assert.NotNull(stop.Target);
            if (stop.Show.Count > 0)
            {
                Assert.Contains(stop.Target.Panel, stop.Show);
                Assert.Empty(Claim.Parse(stop.Holds!).Numbers
                    .Where(n => !n.IsShownBy(stop.Show, lesson.Task.Timesteps)).Select(n => $"{n} at {stop.Callout}"));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_has_stops_and_asks_a_question(string name)
    {
        Lesson lesson = LessonCatalog.Load(name);
        Assert.InRange(lesson.Stops.Count, 3, 9);
        Assert.Contains(lesson.Stops, stop => stop.Ask is not null);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void No_two_stops_of_a_lesson_stand_at_one_place(string name)
    {
        using var session = new TrainingSession(LessonCatalog.Load(name));
        Assert.Equal(session.Lesson.Stops.Count, new LessonStops(session.Lesson.Stops, new Walk(session).Itinerary).Count);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Lessons_speak_of_powers_of_ten(string name)
    {
        Lesson lesson = LessonCatalog.Load(name);
        Assert.All([lesson.Summary, .. lesson.Stops.Select(s => s.Callout)], text =>
        {
            Assert.DoesNotContain("thousandfold", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("millionfold", text, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void The_class_begins_with_what_an_untrained_network_guesses()
    {
        StopSettings first = LessonCatalog.Load("hello").Stops[0];
        Assert.Equal((0, Phase.Loss), (first.Iteration, first.Phase));
    }

    private static IEnumerable<string> Unbacked(Lesson lesson) =>
        lesson.Stops.Where(stop => stop.Callout.Length > 0 && stop.Holds is null).Select(stop => stop.Callout);
}
