using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>The progress bar of commands that train: on the error stream, so that what is printed stays what was asked for.</summary>
internal static class ProgressBar
{
    /// <summary>Shows a bar while <paramref name="work"/> runs.</summary>
    public static void Start(Action<ProgressContext> work)
    {
        var output = new ProgressOutput();
        var settings = new AnsiConsoleSettings { Out = output };
        if (!output.IsTerminal)
        {
            // nothing that moves a cursor or has a colour into a pipe or a file
            (settings.Ansi, settings.ColorSystem, settings.Interactive) =
                (AnsiSupport.No, ColorSystemSupport.NoColors, InteractionSupport.No);
        }

        AnsiConsole.Create(settings).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(work);
    }
}
