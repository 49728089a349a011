namespace RnnViz.Lessons;

/// <summary>What must hold between the keys of a lesson, beyond the type and range of each.</summary>
internal static class LessonRules
{
    /// <summary>Every rule that the lesson breaks.</summary>
    public static IEnumerable<LessonError> Check(Lesson lesson) =>
        lesson.Task.Check(lesson.Directory).Concat(Stops(lesson));

    private static IEnumerable<LessonError> Stops(Lesson lesson)
    {
        for (int i = 0; i < lesson.Stops.Count; i++)
        {
            if (lesson.Stops[i].Timestep > lesson.Task.Timesteps)
            {
                yield return new LessonError(
                    $"stops[{i}].timestep", $"{lesson.Stops[i].Timestep} is after the last timestep", $"1 to {lesson.Task.Timesteps}");
            }
        }
    }
}
