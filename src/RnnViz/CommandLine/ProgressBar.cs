using RnnViz.Output;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>The progress bar of commands that train: on the error stream, so that what is printed stays what was asked for.</summary>
internal static class ProgressBar
{
    private static volatile bool hidesCursor;

    /// <summary>What gives the terminal back where a bar is under way; empty where none is.</summary>
    public static string End => hidesCursor ? "\u001b[?25h\n" : "";

    /// <summary>Adds a bar.</summary>
    /// <param name="progress">Where to.</param>
    /// <param name="title">What it is called: a lesson's title, which may have anything in it.</param>
    /// <param name="work">How far it goes.</param>
    public static ProgressTask Add(ProgressContext progress, string title, double work) =>
        progress.AddTask(Markup.Escape(Unprinted.Shown(title)), maxValue: Math.Max(1, work));

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

        hidesCursor = output.IsTerminal;
        AnsiConsole.Create(settings).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(work);
        hidesCursor = false;
    }
}
