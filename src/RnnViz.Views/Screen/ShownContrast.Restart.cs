using RnnViz.Lessons.Session;

namespace RnnViz.Views.Screen;

// runs that begin again
public sealed partial class ShownContrast
{
    /// <summary>
    /// The same runs from their beginning. These give the memory of their passes back for it; where the others cannot begin, they have
    /// them again.
    /// </summary>
    /// <param name="playback">Whether they will run.</param>
    /// <param name="seeds">What is added to the seed of each.</param>
    /// <param name="keepsSettings">Whether the settings of now hold from the beginning, rather than each lesson's own.</param>
    /// <exception cref="Lessons.Errors.LessonException">A file that a lesson names cannot be used any more.</exception>
    public ShownContrast Restart(IPlayback playback, int seeds, bool keepsSettings)
    {
        var sessions = new List<TrainingSession>();
        try
        {
            foreach (ShownRun run in Runs)
            {
                TrainingSession session = run.Training.Session;
                double bias = keepsSettings ? run.Training.NextForgetBias : session.LessonForgetBias;
                session.ReleasePass();
                sessions.Add(session.Restart(After(session.Seed, seeds), keepsSettings, double.IsNaN(bias) ? null : bias));
            }
        }
        catch
        {
            sessions.ForEach(session => session.Dispose());
            Prepare();
            throw;
        }

        var restarted = new ShownContrast(sessions, Front.Index, playback);
        for (int i = 0; keepsSettings && i < Runs.Length; i++)
        {
            restarted.Runs[i].Training.TakeDial(Runs[i].Training.InitialDial);
        }

        return restarted;
    }

    /// <summary>The pass of every run that has released it, computed again.</summary>
    public void Prepare()
    {
        foreach (ShownRun run in Runs)
        {
            run.Training.Session.Prepare();
        }
    }

    // after the largest seed comes 0
    private static int After(int seed, int seeds) => (int)(((long)seed + seeds) & int.MaxValue);
}
