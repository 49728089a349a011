using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>The progress bar of commands that train for a while.</summary>
internal static class ProgressBar
{
    /// <summary>Shows the bar for as long as <paramref name="work"/> runs: what, how far, and the time left.</summary>
    public static void Start(Action<ProgressContext> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(work);
}
