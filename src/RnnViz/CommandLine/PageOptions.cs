using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Output;
using RnnViz.Output.Pages;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>The options of <c>rnnviz render</c> that make pages and sheets of a whole run: hand-out, deck, contact sheet, report.</summary>
internal sealed class PageOptions
{
    private const int LeastIterations = 200;

    private readonly Option<string?> handout = Output(
        "--handout", "a hand-out for students: one page that steps through the run, asks what the lesson asks, and prints", ".html");

    private readonly Option<string?> deck = Output("--deck", "the same as slides, with notes for whoever presents them", ".html");

    private readonly Option<string?> contactSheet = Output("--contact-sheet", "one picture of all moments", ".png", ".svg", ".pdf");

    private readonly Option<string?> report = Output(
        "--report", "a report of the training: settings, curves, gradient flow, verdict, and the trace as CSV within it", ".html");

    private readonly Option<int?> walk = CommonOptions.AtLeast(
        new Option<int?>("--walk") { Description = "record an iteration step by step", HelpName = "ITERATION" }, 0);

    private readonly Option<bool> stops = new("--stops") { Description = "record the lesson's stops, as pages do where nothing else is said" };

    private readonly Option<string?> step = new("--step") { Description = "how long a step of --walk is: term (default), timestep or phase" };

    private readonly Option<bool> force = new("--force") { Description = "replace files that exist" };

    /// <summary>Gives a command the options.</summary>
    public static PageOptions Of(Command command)
    {
        var options = new PageOptions();
        options.step.AcceptOnlyFromAmong("term", "timestep", "phase");
        foreach (Option option in (Option[])
            [options.handout, options.deck, options.contactSheet, options.report, options.walk, options.stops, options.step, options.force])
        {
            command.Add(option);
        }

        return options;
    }

    private Option<string?>[] Files => [handout, deck, contactSheet, report];

    /// <summary>Whether a page is asked for.</summary>
    public bool IsAsked(CommandResult result) => Files.Any(option => result.GetResult(option) is not null);

    /// <summary>Writes what is asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="lesson">Loads the lesson.</param>
    /// <param name="seed">Instead of the lesson's seed, or null.</param>
    /// <param name="theme">The theme asked for, or null.</param>
    /// <param name="iterations">How far a report trains, or null.</param>
    public int Run(ParseResult parsed, Func<Lesson> lesson, int? seed, string? theme, int? iterations)
    {
        if (LessonOpener.TryOpen(lesson, seed) is not TrainingSession session)
        {
            return CommonOptions.Unusable;
        }

        FontBook fonts = ProgramFiles.LoadFonts();
        PageWriter writer = new(session.Lesson, session.Seed, LessonOpener.ThemeOf(session, theme), fonts)
        {
            Iteration = parsed.GetValue(walk),
            Granularity = parsed.GetValue(step) is { } named ? Enum.Parse<Granularity>(named, ignoreCase: true) : Granularity.Term,
            HasStops = parsed.GetValue(stops),
            Iterations = iterations ?? Math.Max(LeastIterations, session.Lesson.Stops.Select(stop => stop.Iteration).DefaultIfEmpty().Max()),
        };
        session.Dispose();
        foreach (Option<string?> option in Files)
        {
            if (parsed.GetValue(option) is not { } path)
            {
                continue;
            }

            try
            {
                OutputPaths.Require(path, parsed.GetValue(force));
                ProgressBar.Start(progress =>
                {
                    ProgressTask task = progress.AddTask(Markup.Escape(Path.GetFileName(path)));
                    OutputFile.Write(path, parsed.GetValue(force), Content(writer, option, path, new Progress(task)));
                    task.Value = task.MaxValue;
                });
            }
            catch (Exception e) when (e is OutputException or LessonException)
            {
                Console.Error.WriteLine(e.Message);
                return CommonOptions.Unusable;
            }

            Console.WriteLine(path);
        }

        return 0;
    }

    private byte[] Content(PageWriter writer, Option<string?> option, string path, Progress progress) =>
        option == handout ? Encoding.UTF8.GetBytes(writer.Handout(progress))
        : option == deck ? Encoding.UTF8.GetBytes(writer.Deck(progress))
        : option == report ? Encoding.UTF8.GetBytes(writer.Report(progress))
        : writer.ContactSheet(Path.GetExtension(path).ToLowerInvariant(), progress);

    private static Option<string?> Output(string name, string description, params string[] endings)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE" + string.Join('|', endings) };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !endings.Contains(Path.GetExtension(result.Tokens[0].Value).ToLowerInvariant()))
            {
                result.AddError($"{name} is \"{result.Tokens[0].Value}\"; give a file ending in {string.Join(" or ", endings)}.");
            }
        });
        return option;
    }

    private sealed class Progress(ProgressTask task) : IPageProgress
    {
        public void Begin(int effort) => task.MaxValue = Math.Max(1, effort);

        public void Advance() => task.Increment(1);
    }
}
