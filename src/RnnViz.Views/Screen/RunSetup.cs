using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Screen;

/// <summary>What a run was trained with: two runs of equal setups are the same numbers.</summary>
/// <param name="Lesson">Its lesson.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Settings">The settings that held at its last iteration.</param>
/// <param name="InitialFactor">What the dial has multiplied Whh by before the first update; 1 where it was not turned.</param>
/// <param name="ChangedAt">The first iteration from which other settings held than before; null where they held throughout.</param>
public readonly record struct RunSetup(Lesson Lesson, int Seed, LiveSettings Settings, double InitialFactor, int? ChangedAt)
{
    /// <summary>Of a run with the step that is prepared now, or only of the iterations in its history.</summary>
    public static RunSetup Of(TrainingSession session, bool isOver = false)
    {
        int last = Math.Max(0, session.History.Count - (isOver ? 1 : 0));
        int? changed = session.FirstChange is int at && at <= last ? at : null;
        LiveSettings settings = session.SettingsAt(last) with { RecurrentFactor = 1, ScaledAt = -1 };
        return new RunSetup(session.Lesson, session.Seed, settings, session.SettingsAt(0).RecurrentFactor, changed);
    }

    /// <summary>The lesson as it is written, with a seed.</summary>
    public static RunSetup AsLoaded(TrainingSession session) => new(
        session.ForgetBias.Equals(session.LessonForgetBias) ? session.Lesson : WithForgetBias(session.Lesson, session.LessonForgetBias),
        session.Seed, session.LessonSettings, 1, null);

    private static Lesson WithForgetBias(Lesson lesson, double bias) =>
        lesson with { Model = lesson.Model with { Initial = lesson.Model.Initial with { ForgetBias = bias } } };
}
