using System.CommandLine;
using System.Runtime.CompilerServices;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Output;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz trace</c>: trains without a screen and writes every iteration's numbers, and the weights if wanted.</summary>
internal sealed class TraceCommand
{
    private const int DefaultIterations = 200;

    private readonly Option<int?> iterations = CommonOptions.AtLeast(
        new Option<int?>("--iterations") { Description = "train so many batches (default 200); 0 measures the initial weights" }, 0);

    private readonly Option<int?> seed = CommonOptions.Seed();
    private readonly Option<bool> force = FileOptions.Force();
    private readonly Option<string?> output =
        FileOptions.Output("--out", "the file to write; its ending says how; until it is complete it is FILE.part", ".csv", ".jsonl");

    private readonly Option<string?> weights = FileOptions.Output(
        "--weights-out",
        "also write the weights after the last update, as a NumPy file: Wxh, Whh, bh, Why, by; of a lesson with variants "
        + "a file for each run, with -2 and -3 before the ending",
        ".npz");

    private readonly Option<string?> tensors = FileOptions.Output(
        "--tensors",
        "also write all that the last iteration computed, as a NumPy file in PyTorch's shapes and names: input, target, "
        + "h, delta, g, weights, their gradients and what the update makes of them; a file for each run, likewise",
        ".npz");

    private readonly LessonChoice lesson;

    private TraceCommand(Command command)
    {
        output.Required = true;
        foreach (Option option in (Option[])[iterations, seed, output, weights, tensors, force])
        {
            command.Add(option);
        }

        command.Validators.Add(result => FileOptions.CheckApart(result, output, weights, tensors));
        lesson = LessonChoice.Of(command);
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "trace", "Train without a screen and write loss, gradients and spectrum of every iteration, from 0 to the last. "
                + "Of a lesson with variants each line says first which run it is of. Ctrl+C ends it at a whole line.");
        var own = new TraceCommand(command);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var files = new TraceFiles(parsed.GetValue(output)!, parsed.GetValue(weights), parsed.GetValue(tensors));
        using var written = new TraceOutput(parsed.GetValue(force));
        using var interruption = new Interruption();
        var progress = new StrongBox<int>();
        interruption.WhenStuck = () => Stuck(written, files, Volatile.Read(ref progress.Value));
        int last = 0;
        string? problem = null, unfinished = null;
        try
        {
            Lesson loaded = lesson.Load(parsed);
            OutputPaths.RequireApart(files.All(1 + loaded.VariantLessons.Count), lesson.FilesRead(parsed, loaded));
            LessonOpener.PrintNotes(loaded);
            unfinished = loaded.Model.Hidden > LessonTrace.MostQuickUnits ? " A spectrum that was not finished is NaN." : null;
            last = Write(loaded, parsed, files, written, interruption, progress);
        }
        catch (Exception e) when (e is LessonException or IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
        }

        interruption.Settle();
        Print(written);
        PrintUnreadable(written);
        if (problem is not null)
        {
            Console.Error.WriteLine(problem);
            return CommonOptions.Unusable;
        }

        if (interruption.IsAsked)
        {
            Console.Error.WriteLine(SentenceOf(last) + unfinished);
        }

        return interruption.Status == 0 && written.Unreadable.AreAny ? CommonOptions.Unusable : interruption.Status;
    }

    private static string SentenceOf(int last) => $"Stopped after iteration {last}; what is written is complete as far as that.";

    // within a step that takes long: the lines that there are are whole; what is made of the last iteration is not there
    private static string Stuck(TraceOutput written, TraceFiles files, int updates)
    {
        bool areLinesDone = written.Complete.Contains(files.Lines);
        int? last = areLinesDone ? updates : written.CompleteLines(files.Lines) - 1;
        Print(written);
        string[] missing = [.. files.All(1).Where(file => !written.Complete.Contains(file)).Select(OutputPaths.Shown)];
        return last is null ? Interruption.NothingComplete
            : SentenceOf(last.Value) + (missing.Length == 0 ? "" : $" Not written: {string.Join(", ", missing)}.");
    }

    private static void Print(TraceOutput written)
    {
        foreach (string file in written.Complete)
        {
            Console.WriteLine(file);
        }
    }

    private static void PrintUnreadable(TraceOutput written)
    {
        foreach (string sentence in written.Unreadable.Sentences("its numbers are NaN"))
        {
            Console.Error.WriteLine(sentence);
        }

        if (written.Unreadable.AreAny && written.Incomplete is { Count: > 0 } missing)
        {
            Console.Error.WriteLine($"Not written: {string.Join(", ", missing.Select(OutputPaths.Shown))}.");
        }
    }

    private int Write(
        Lesson loaded, ParseResult parsed, TraceFiles files, TraceOutput written, Interruption interruption, StrongBox<int> updates)
    {
        (int last, int most) = (0, parsed.GetValue(iterations) ?? DefaultIterations);
        ProgressBar.Start(progress =>
        {
            ProgressTask task = ProgressBar.Add(progress, loaded.Title, most);
            last = LessonTrace.Write(loaded, most, files, parsed.GetValue(seed), Advanced, written, interruption.Token);
            task.Value = last == most ? task.MaxValue : last;

            void Advanced(int done)
            {
                Volatile.Write(ref updates.Value, done);
                task.Value = done;
            }
        });
        return last;
    }
}
