using System.Globalization;
using RnnViz.Lessons.Session;

namespace RnnViz.CommandLine;

/// <summary>Says before it begins that a run will take long, so that nobody waits for what will not come.</summary>
internal static class LongRun
{
    /// <summary>Iterations from which on it is said: most lessons train so many in minutes.</summary>
    public const int Least = 100_000;

    /// <summary>Says it on the error stream.</summary>
    /// <param name="session">The run: of a recording nothing is trained, and nothing said.</param>
    /// <param name="iterations">How many will be trained.</param>
    /// <param name="why">What for: "the last stop".</param>
    public static void Say(TrainingSession session, long iterations, string why) => Say(session.CanTrainOn ? iterations : 0, why);

    /// <summary>Says it on the error stream of what is trained in any case.</summary>
    /// <param name="iterations">How many will be trained.</param>
    /// <param name="why">What for.</param>
    public static void Say(long iterations, string why)
    {
        if (iterations >= Least)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{iterations:N0} iterations are trained for {why}, which may take long; Ctrl+C ends it."));
        }
    }
}
