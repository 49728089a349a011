using System.Globalization;

namespace RnnViz.CommandLine;

/// <summary>Says before it begins that a run will take long, so that nobody waits for what will not come.</summary>
internal static class LongRun
{
    /// <summary>Iterations from which on it is said: most lessons train so many in minutes.</summary>
    public const int Least = 100_000;

    /// <summary>Says it on the error stream.</summary>
    /// <param name="iterations">How many will be trained.</param>
    /// <param name="why">What for: "the last stop".</param>
    public static void Say(long iterations, string why)
    {
        if (iterations >= Least)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{iterations:N0} iterations are trained for {why}, which may take long; Ctrl+C ends it."));
        }
    }
}
