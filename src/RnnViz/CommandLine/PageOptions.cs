using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Output;
using RnnViz.Output.Moments;
using RnnViz.Output.Pages;
using RnnViz.Views.Scenes;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>The options of <c>rnnviz render</c> that make pages and sheets of a whole run: hand-out, deck, contact sheet, report.</summary>
internal sealed class PageOptions
{
    private readonly Option<string?> handout = FileOptions.Output(
        "--handout", "a hand-out for students: one page that steps through the run, asks what the lesson asks, and prints", ".html");

    private readonly Option<string?> deck = FileOptions.Output(
        "--deck", "the same as slides, with notes for whoever presents them", ".html");

    private readonly Option<string?> contactSheet = FileOptions.Output(
        "--contact-sheet", "one picture of all moments", ".png", ".svg", ".pdf");

    private readonly Option<string?> report = FileOptions.Output(
        "--report", "a report of the training: settings, curves, gradient flow, verdict, and the trace as CSV within it", ".html");

    // more pictures have no room on a sheet, and no browser shows them
    private const int MostSteps = 5_000;

    private const double MostTrace = 256e6, Columns = 8, BytesForNumber = 20;

    private readonly MomentOptions moments;

    private PageOptions(MomentOptions moments) => this.moments = moments;

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="moments">Which moments are recorded; where it says nothing the lesson's stops.</param>
    public static PageOptions Of(Command command, MomentOptions moments)
    {
        var options = new PageOptions(moments);
        foreach (Option<string?> option in options.Files)
        {
            command.Add(option);
        }

        command.Validators.Add(result => FileOptions.CheckApart(result, options.Files));
        return options;
    }

    private Option<string?>[] Files => [handout, deck, contactSheet, report];

    /// <summary>The recorded steps that could not be read: pages that were written are of the others.</summary>
    public UnreadableSteps Unreadable { get; } = new();

    /// <summary>Whether a page is asked for.</summary>
    public bool IsAsked(CommandResult result) => Files.Any(option => result.GetResult(option) is not null);

    /// <summary>Refuses what changes no page that is asked for, where no figures are.</summary>
    public void CheckNeedless(CommandResult result)
    {
        bool hasSteps = Files.Any(option => option != report && result.GetResult(option) is not null);
        if (!hasSteps)
        {
            NeedlessOptions.Refuse(result, "chooses moments, but a report shows the whole run; leave it out.", moments.Choosing);
        }
        else if (result.GetResult(report) is null && !moments.Choosing.Any(option => result.GetResult(option) is { Implicit: false }))
        {
            NeedlessOptions.Refuse(result, "alone chooses no moments; give --every, too, or leave it out.", [moments.Length]);
        }
    }

    /// <summary>The files that are asked for.</summary>
    public IReadOnlyList<string> Paths(ParseResult parsed) => [.. Files.Select(option => parsed.GetValue(option)).OfType<string>()];

    /// <summary>Writes what is asked for, each page from a run of its own.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="force">Whether files that are there already are replaced.</param>
    /// <param name="interruption">Whether somebody has broken it off.</param>
    /// <param name="inputs">The files that are read: none of them is written.</param>
    /// <param name="open">A scene at the beginning of the run; null after what is wrong has been said.</param>
    /// <returns>The exit status.</returns>
    public int Write(
        ParseResult parsed, FontBook fonts, bool force, Interruption interruption, IReadOnlyList<string> inputs, Func<ProgramScene?> open)
    {
        // each has been printed as soon as it was complete
        var written = new List<string>();
        string said = Interruption.NothingComplete;
        interruption.WhenStuck = () => Volatile.Read(ref said);
        try
        {
            foreach (Option<string?> option in Files)
            {
                if (parsed.GetValue(option) is not { } path)
                {
                    continue;
                }

                if (open() is not { } root)
                {
                    return CommonOptions.Unusable;
                }

                if (Problem(parsed, root.Lesson.Training.Walk) is { } problem)
                {
                    Console.Error.WriteLine(problem);
                    return CommonOptions.Unusable;
                }

                if (written.Count == 0)
                {
                    Prepare(parsed, force, inputs);
                }

                ProgressBar.Start(progress =>
                {
                    ProgressTask task = ProgressBar.Add(progress, Path.GetFileName(path), 100);
                    var writer = new PageWriter(root, fonts, new Progress(task, interruption)) { Unreadable = Unreadable };
                    OutputFile.Write(path, force, Content(parsed, writer, option, path));
                    task.Value = task.MaxValue;
                });
                Console.WriteLine(path);
                written.Add(path);
                Volatile.Write(ref said, $"Stopped; complete: {string.Join(", ", written)}.");
            }
        }
        catch (Exception e) when (e is OutputException or LessonException)
        {
            Console.Error.WriteLine(e.Message);
            return CommonOptions.Unusable;
        }
        catch (OperationCanceledException)
        {
            interruption.Settle();
            Console.Error.WriteLine(said);
            return interruption.Status;
        }

        return 0;
    }

    /// <summary>Makes sure of all files before the first one is made.</summary>
    /// <exception cref="OutputException">One cannot be written.</exception>
    private void Prepare(ParseResult parsed, bool force, IReadOnlyList<string> inputs)
    {
        IReadOnlyList<string> paths = Paths(parsed);
        OutputPaths.RequireApart(paths, inputs);
        // a refused call makes no folder
        foreach (string path in paths)
        {
            OutputPaths.Require(path, force);
        }

        foreach (string path in paths)
        {
            OutputPaths.Prepare(Path.GetDirectoryName(Path.GetFullPath(path))!, [path], force);
        }
    }

    private byte[] Content(ParseResult parsed, PageWriter writer, Option<string?> option, string path)
    {
        if (option == report)
        {
            LongRun.Say(writer.Walk.Session, PageWriter.LastOf(writer.Walk.Session, moments.Iterations(parsed)), "the report");
            return Encoding.UTF8.GetBytes(writer.Report(moments.Iterations(parsed)));
        }

        PageMoments chosen = Chosen(parsed, writer.Walk);
        LongRun.Say(writer.Walk.Session, chosen.All[^1].Cursor.Iteration, "the last moment");
        return option == handout ? Encoding.UTF8.GetBytes(writer.Handout(chosen))
            : option == deck ? Encoding.UTF8.GetBytes(writer.Deck(chosen))
            : writer.ContactSheet(chosen, Path.GetExtension(path).ToLowerInvariant());
    }

    private string? Problem(ParseResult parsed, Walk walk)
    {
        string? problem = null;
        if (moments.AreChosen(parsed))
        {
            IReadOnlyList<Moment> asked = moments.Read(parsed, walk, isFilm: false, out problem);
            if (problem is null && asked.Count > MostSteps)
            {
                problem = $"{asked.Count} steps are asked for, but a page or a sheet has {MostSteps} at most; give a larger --every, "
                    + "a smaller --count, or a longer --step.";
            }
        }

        return problem ?? (parsed.GetValue(report) is null ? null
            : TraceProblem(walk.Session, PageWriter.LastOf(walk.Session, moments.Iterations(parsed))));
    }

    private static string? TraceProblem(TrainingSession session, int iterations)
    {
        double lines = (iterations + 1.0) * (1 + session.Lesson.VariantLessons.Count);
        double bytes = lines * (Columns + 2 * session.Step.Timesteps) * BytesForNumber;
        return bytes <= MostTrace ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"A report of {iterations} iterations would have a trace of {bytes / 1e6:0} MB in it, and {MostTrace / 1e6:0} MB are the most; "
            + $"give a smaller --iterations, or write the trace to a file by rnnviz trace.");
    }

    private PageMoments Chosen(ParseResult parsed, Walk walk) => moments.AreChosen(parsed)
        ? new PageMoments(moments.Read(parsed, walk, isFilm: false, out _), moments.Step(parsed) ?? Granularity.Term)
        : PageMoments.Of(walk);

    private sealed class Progress(ProgressTask task, Interruption interruption) : IPageProgress
    {
        public void Begin(double effort) => task.MaxValue = Math.Max(1, effort);

        public void Advance()
        {
            interruption.Check();
            task.Increment(1);
        }
    }
}
