using System.CommandLine;
using System.CommandLine.Parsing;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Output.Pages;
using RnnViz.Views.Scenes;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>The options of <c>rnnviz render</c> that make pages and sheets of a whole run: hand-out, deck, contact sheet, report.</summary>
internal sealed class PageOptions
{
    private readonly Option<string?> handout = File("--handout", "html", "a hand-out: one page that steps through the recorded run, asks and prints");
    private readonly Option<int?> walk = CommonOptions.AtLeast(
        new Option<int?>("--walk") { Description = "record an iteration step by step", HelpName = "ITERATION" }, 0);

    private readonly Option<bool> stops = new("--stops") { Description = "record the lesson's stops; without --walk the pages have them anyway" };
    private readonly Option<string?> step = new("--step") { Description = "how long a step of --walk is: term, timestep or phase" };

    /// <summary>Gives a command the options.</summary>
    public static PageOptions Of(Command command)
    {
        var options = new PageOptions();
        options.step.AcceptOnlyFromAmong("term", "timestep", "phase");
        foreach (Option option in (Option[])[options.handout, options.walk, options.stops, options.step])
        {
            command.Add(option);
        }

        return options;
    }

    /// <summary>Whether a page is asked for.</summary>
    public bool IsAsked(CommandResult result) => result.GetResult(handout) is not null;

    /// <summary>Writes what is asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="lesson">Loads the lesson.</param>
    /// <param name="seed">Instead of the lesson's seed, or null.</param>
    /// <param name="theme">The theme asked for, or null.</param>
    public int Run(ParseResult parsed, Func<Lesson> lesson, int? seed, string? theme)
    {
        if (LessonOpener.TryOpen(lesson, seed) is not TrainingSession session)
        {
            return CommonOptions.Unusable;
        }

        FontBook fonts = ProgramFiles.LoadFonts();
        var root = new ProgramScene(
            session, LessonOpener.ThemeOf(session, theme), fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name), session.Seed));
        var recorder = new PageRecorder(root, fonts, PictureForms.Handout);
        Granularity granularity = parsed.GetValue(step) is { } named ? Enum.Parse<Granularity>(named, ignoreCase: true) : Granularity.Term;
        PageMoments moments = PageMoments.Of(recorder.Walk, parsed.GetValue(walk), granularity, parsed.GetValue(stops));
        ProgressBar.Start(progress =>
        {
            ProgressTask task = progress.AddTask(Markup.Escape(session.Lesson.Title), maxValue: moments.Effort);
            recorder.Advanced += () => task.Increment(1);
            Recording recording = recorder.Record(moments);
            System.IO.File.WriteAllText(parsed.GetValue(handout)!, HandoutPage.Write(recording));
            task.Value = task.MaxValue;
        });
        Console.WriteLine(parsed.GetValue(handout));
        return 0;
    }

    private static Option<string?> File(string name, string ending, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = $"FILE.{ending}" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !result.Tokens[0].Value.EndsWith("." + ending, StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"{name} is \"{result.Tokens[0].Value}\"; give a file ending in .{ending}.");
            }
        });
        return option;
    }
}
