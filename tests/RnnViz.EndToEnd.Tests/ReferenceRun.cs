using RnnViz.Lessons.Session;

namespace RnnViz.EndToEnd.Tests;

/// <summary>A run made inside a test, to which what the program shows is held.</summary>
internal static class ReferenceRun
{
    /// <summary>Trains a session on, and gives L of each iteration from the one where it stands; 0 before that.</summary>
    /// <param name="session">It.</param>
    /// <param name="iteration">The last iteration.</param>
    public static double[] LossesUpTo(TrainingSession session, int iteration)
    {
        var losses = new double[iteration + 1];
        session.Prepare();
        losses[session.Iteration] = session.Step.LossSum;
        while (session.Iteration < iteration)
        {
            session.GoTo(session.Iteration + 1);
            losses[session.Iteration] = session.Step.LossSum;
        }

        return losses;
    }
}
