using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Views.Tests;

/// <summary>The largest network that steps are made for: 256 units and 200 timesteps, shown at 1920×1080.</summary>
internal static class StepCase
{
    public static Extent Size { get; } = new(1920, 1080);

    public static Lesson Lesson
    {
        get
        {
            Lesson lesson = LessonCatalog.Load("hello");
            return lesson with
            {
                Task = new TextTaskSettings { Text = string.Concat(Enumerable.Repeat("hello world ", 60)), SequenceLength = 200 },
                Model = lesson.Model with { Hidden = 256 },
                Stops = [],
            };
        }
    }
}
