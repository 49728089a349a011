using RnnViz.Lessons.Files;

namespace RnnViz.Robustness.Tests.Monkey;

/// <summary>A monkey with a seed plays with every lesson.</summary>
public sealed class MonkeyTests
{
    private const int EventsAPicture = 25, EventsAStep = 20;

    public static TheoryData<string> Lessons => [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name)];

    [Theory, MemberData(nameof(Lessons))]
    public void Whatever_is_pressed_the_program_stays_whole(string lesson)
    {
        var monkey = new Monkey(lesson, Amount.Seed * 1000 + (ulong)lesson.Sum(character => character));
        using var watchdog = new Watchdog(Amount.HangSeconds);
        for (int i = 0; i < Amount.Events; i++)
        {
            watchdog.Begins($"{lesson}, event {i}");
            if (Broken(monkey, i) is string broken)
            {
                string latest = string.Join('\n', monkey.Latest.Reverse());
                Assert.Fail($"{lesson}, seed {Amount.Seed}, event {i}: {broken}\nlatest first:\n{latest}");
            }
        }

        monkey.Close();
        if (Amount.HangSeconds is not null)
        {
            Console.WriteLine($"{lesson}: {Amount.Events} events, the longest {watchdog.Longest:F0} ms");
        }
    }

    private static string? Broken(Monkey monkey, int number)
    {
        try
        {
            monkey.Act();
            return Invariants.Broken(monkey.Stage)
                ?? (number % EventsAPicture == 0 ? Invariants.BrokenInPicture(monkey.Stage) : null)
                ?? (number % EventsAStep == 0 ? Invariants.BrokenByStep(monkey.Stage) : null);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }
}
