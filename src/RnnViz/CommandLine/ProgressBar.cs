using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>The progress bar of commands that train: on the error stream, so that what is printed stays what was asked for.</summary>
internal static class ProgressBar
{
    /// <summary>Shows a bar while <paramref name="work"/> runs.</summary>
    public static void Start(Action<ProgressContext> work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new ProgressOutput() }).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(work);
}
