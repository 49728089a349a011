using System.Text.Json;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;
using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;

namespace RnnViz.EndToEnd.Tests;

/// <summary>A whole course is given with PageDown alone, and what is said is held to what is on the screen.</summary>
[Collection(ScreenCollection.Name)]
public sealed class CourseTests(VirtualScreen screen)
{
    [Theory]
    [InlineData("projector", 1920, 1080)]
    [InlineData("projector", 1280, 720)]
    [InlineData("light", 1920, 1080)]
    [InlineData("light", 1280, 720)]
    public void The_course_is_given_from_end_to_end_with_PageDown_alone(string theme, int width, int height)
    {
        Course course = CourseCatalog.Find("gradients")!;
        string folder = Path.Combine(Repository.Results, "course", $"{theme}-{width}x{height}");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        using var window = new ProgramWindow(
            screen, honoursStops: true, course.Name, "--theme", theme, "--size", $"{width}x{height}", "--no-motion");
        var wrong = new List<string>();
        int pictures = 0;
        for (CoursePlace? place = new CoursePlace(course, 0); place is not null; place = place.Next)
        {
            using var session = new TrainingSession(LessonCatalog.Load(place.Lesson.Path));
            var walk = new Walk(session);
            for (int i = 0; i < walk.StopCount; i++)
            {
                Cursor at = walk.PlaceOfStop(i);
                StopSettings stop = walk.StopAt(at)!;
                string where = $"{theme} {width}x{height}, {place.Lesson.Name}, stop {i + 1} of {walk.StopCount}";
                // the first stop is come to by itself
                if (stop.Ask is not null)
                {
                    PressUnlessFirst(window, i);
                    Eventually.Be(
                        $"{where}: its question",
                        () => window.State is { HasJustAsked: false } state && state.TextOf("question") == stop.Ask);
                    RequireQuestion(window.State.Snapshot, where, width, height, wrong);
                    Keep(window, folder, ref pictures, place, $"{i + 1}-question");
                    window.Press("Next");
                }
                else
                {
                    PressUnlessFirst(window, i);
                }

                Eventually.Be(
                    $"{where}: \"{stop.Callout}\"",
                    () => window.State is { IsRunning: false } state && state.TextOf("lesson") == place.Lesson.Name
                        && state.Callout == stop.Callout && state.Cursor == at);
                window.AwaitFrame();
                RequireStop(window.State.Snapshot, stop, (i, walk.StopCount, place.Number), where, width, height, wrong);
                Keep(window, folder, ref pictures, place, $"{i + 1}");
            }

            window.Press("Next");
            string title = place.Next?.Lesson.Title ?? "The end of the course";
            Eventually.Be($"\"{title}\" announced after {place.Lesson.Name}", () => Announced(window.State) == title);
            Keep(window, folder, ref pictures, place, "end");
            if (place.Next is not null)
            {
                window.Press("Next");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong) + $"\nPictures are in {folder}.");
    }

    [Fact]
    public void PageUp_goes_back_from_a_lesson_to_the_last_stop_of_the_one_before()
    {
        Course course = CourseCatalog.Find("gradients")!;
        using var window = new ProgramWindow(screen, honoursStops: true, course.Name, "--no-motion");
        using var session = new TrainingSession(LessonCatalog.Load(course.Opened[0].Path));
        string last = session.Lesson.Stops[^1].Callout;
        // on to the second lesson, at once where there is a way to go
        Eventually.Be("the second lesson", () =>
        {
            if (window.State.TextOf("lesson") == course.Opened[0].Name)
            {
                window.Press("Next");
            }

            return window.State.TextOf("lesson") == course.Opened[1].Name;
        });
        window.Press("Prior");
        Eventually.Be("the lesson before announced", () => Announced(window.State) == course.Opened[0].Title);
        window.Press("Prior");
        Eventually.Be("its last stop", () => window.State.Callout == last && !window.State.IsRunning);
    }

    private static void PressUnlessFirst(ProgramWindow window, int stop)
    {
        if (stop > 0)
        {
            window.Press("Next");
        }
    }

    private static string? Announced(ReportedState state) =>
        state.Snapshot.GetProperty("announcement") is { ValueKind: JsonValueKind.Object } said
            ? said.GetProperty("title").GetString() : null;

    private static void RequireQuestion(JsonElement now, string where, int width, int height, List<string> wrong)
    {
        Require(
            now.GetProperty("callout").ValueKind == JsonValueKind.Null, $"{where}: the call-out is there before its question is answered");
        Require(
            BoxOf(now, "calloutBox") is { } box && IsInside(box, width, height), $"{where}: the question is not on the screen");

        void Require(bool holds, string message)
        {
            if (!holds)
            {
                wrong.Add(message);
            }
        }
    }

    /// <summary>
    /// Call-out and target are on the screen, whole and apart, with the panels that the stop shows and that have its numbers.
    /// </summary>
    private static void RequireStop(
        JsonElement now, StopSettings stop, (int Stop, int Count, int Lesson) place, string where, int width, int height,
        List<string> wrong)
    {
        Require(
            now.GetProperty("stop").GetInt32() == place.Stop && now.GetProperty("stops").GetInt32() == place.Count
                && now.GetProperty("course").GetProperty("number").GetInt32() == place.Lesson,
            "the place is not told as it is");
        float[]? callout = BoxOf(now, "calloutBox"), target = BoxOf(now, "targetBox");
        Require(callout is not null && IsInside(callout, width, height), "the call-out is not on the screen");
        Require(target is not null && IsInside(target, width, height), "its target is not on the screen");
        Require(
            callout is null || target is null || callout[0] + callout[2] <= target[0] + 1 || target[0] + target[2] <= callout[0] + 1
                || callout[1] + callout[3] <= target[1] + 1 || target[1] + target[3] <= callout[1] + 1,
            "the call-out stands over its target");
        // no panels: all numbers of a small network are shown in their place
        PanelName[] panels =
            [.. now.GetProperty("panels").EnumerateArray().Select(panel => Enum.Parse<PanelName>(panel.GetProperty("name").GetString()!))];
        if (panels.Length == 0)
        {
            return;
        }

        Require(
            stop.Target is null || panels.Contains(stop.Target.Panel), $"the panel {stop.Target?.Panel} that it speaks of is not there");
        foreach (PanelName shown in stop.Show)
        {
            Require(panels.Contains(shown), $"the panel {shown} is not there");
        }

        foreach (ClaimNumber number in stop.Holds is { } claim ? Claim.Parse(claim).Numbers : [])
        {
            Require(number.IsShownBy(panels), $"no panel shows the claimed {number}");
        }

        void Require(bool holds, string message)
        {
            if (!holds)
            {
                wrong.Add($"{where}: {message}");
            }
        }
    }

    private static float[]? BoxOf(JsonElement now, string name) =>
        now.GetProperty(name) is { ValueKind: JsonValueKind.Array } box
            ? [.. box.EnumerateArray().Select(number => number.GetSingle())] : null;

    private static bool IsInside(float[] box, int width, int height) =>
        box[2] > 0 && box[3] > 0 && box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= width && box[1] + box[3] <= height;

    private static void Keep(ProgramWindow window, string folder, ref int number, CoursePlace place, string what)
    {
        window.AwaitFrame();
        PngWriter.Write(window.Capture(), Path.Combine(folder, $"{++number:D2}-{place.Lesson.Name}-{what}.png"));
    }
}
