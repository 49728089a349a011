using RnnViz.Lessons.Courses;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Transport;

/// <summary>What is announced at the ends of a lesson.</summary>
internal static class Announcements
{
    /// <summary>After the last stop.</summary>
    /// <param name="place">Where in a course the lesson stands, or null.</param>
    /// <param name="stops">How many stops the lesson has.</param>
    public static Announcement After(CoursePlace? place, int stops)
    {
        if (place is null)
        {
            string heading = stops == 1 ? "The only stop" : $"Stop {stops} of {stops}";
            return new Announcement(0, heading, "That was the last stop", "", "Space trains on, PageUp goes back, L shows other lessons");
        }

        return place.Next is { } next
            ? new Announcement(
                1, $"Next: lesson {next.Number} of {next.Count}", next.Lesson.Title, next.Lesson.Summary, "PageDown opens it, PageUp stays")
            : new Announcement(
                0, $"Lesson {place.Number} of {place.Count}", "The end of the course", place.Course.Title,
                "Space trains on, PageUp goes back, L shows other lessons");
    }

    /// <summary>Before the first stop; null where no lesson comes before.</summary>
    public static Announcement? Before(CoursePlace? place) => place?.Previous is { } previous
        ? new Announcement(
            -1, $"Back to lesson {previous.Number} of {previous.Count}", previous.Lesson.Title, previous.Lesson.Summary,
            "PageUp opens it, PageDown stays")
        : null;
}
