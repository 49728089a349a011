using System.CommandLine;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz trace</c>: trains without a screen and writes every iteration's numbers, and the weights if wanted.</summary>
internal static class TraceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<int?> iterations = CommonOptions.AtLeast(
            new Option<int?>("--iterations") { Description = "train so many batches (default 200); 0 measures the initial weights" }, 0);
        Option<int?> seed = CommonOptions.Seed();
        var output = new Option<string>("--out")
        {
            Description = "the file to write; its ending says how",
            Required = true,
            HelpName = "FILE.csv|.jsonl",
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Path.GetExtension(result.Tokens[0].Value).ToLowerInvariant() is not (".csv" or ".jsonl"))
            {
                result.AddError($"--out is \"{result.Tokens[0].Value}\"; give a file ending in .csv or .jsonl.");
            }
        });
        var weights = new Option<string?>("--weights-out")
        {
            Description = "also write the weights after the last update, as a NumPy file: Wxh, Whh, bh, Why, by; of a lesson with variants "
                + "a file for each run, with -2 and -3 before the ending",
            HelpName = "FILE.npz",
        };
        var tensors = new Option<string?>("--tensors")
        {
            Description = "also write all that the last iteration computed, as a NumPy file in PyTorch's shapes and names: input, target, "
                + "h, delta, g, weights, their gradients and what the update makes of them; a file for each run, likewise",
            HelpName = "FILE.npz",
        };
        var command = new Command(
            "trace", "Train without a screen and write loss, gradients and spectrum of every iteration, from 0 to the last. "
                + "Of a lesson with variants each line says first which run it is of.")
        {
            iterations, seed, output, weights, tensors,
        };
        LessonChoice lesson = LessonChoice.Of(command);
        command.SetAction(parsed => Run(
            () => lesson.Load(parsed), parsed.GetValue(iterations) ?? 200, parsed.GetValue(seed),
            new TraceFiles(parsed.GetValue(output)!, parsed.GetValue(weights), parsed.GetValue(tensors))));
        return command;
    }

    private static int Run(Func<Lesson> load, int iterations, int? seed, TraceFiles files)
    {
        int runs = 1;
        try
        {
            Lesson lesson = load();
            runs += lesson.VariantLessons.Count;
            LessonOpener.PrintNotes(lesson);
            ProgressBar.Start(progress =>
            {
                ProgressTask task = progress.AddTask(Markup.Escape(lesson.Title), maxValue: Math.Max(1, iterations));
                LessonTrace.Write(lesson, iterations, files, seed, done => task.Value = done);
                task.Value = task.MaxValue;
            });
        }
        catch (Exception e) when (e is LessonException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return CommonOptions.Unusable;
        }

        IEnumerable<TraceFiles> all = Enumerable.Range(1, runs).Select(files.OfRun);
        foreach (string? file in (string?[])[files.Lines, .. all.Select(own => own.Weights), .. all.Select(own => own.Tensors)])
        {
            if (file is not null)
            {
                Console.WriteLine(file);
            }
        }

        return 0;
    }
}
