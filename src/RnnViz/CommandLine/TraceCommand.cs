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
        Argument<string> lesson = CommonOptions.Lesson(isOptional: false);
        Option<int?> iterations = CommonOptions.AtLeast(
            new Option<int?>("--iterations") { Description = "train so many batches (default 200)" }, 1);
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
            Description = "also write the weights after the last batch, as a NumPy file",
            HelpName = "FILE.npz",
        };
        var command = new Command("trace", "Train without a screen and write loss, gradients and spectrum of every iteration.")
        {
            lesson, iterations, seed, output, weights,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(lesson)!, parsed.GetValue(iterations) ?? 200, parsed.GetValue(seed), parsed.GetValue(output)!,
            parsed.GetValue(weights)));
        return command;
    }

    private static int Run(string name, int iterations, int? seed, string output, string? weights)
    {
        try
        {
            Lesson lesson = LessonCatalog.Load(name);
            ProgressBar.Start(progress =>
            {
                ProgressTask task = progress.AddTask(Markup.Escape(lesson.Title), maxValue: iterations);
                LessonTrace.Write(lesson, iterations, output, seed, weights, done => task.Value = done);
            });
        }
        catch (Exception e) when (e is LessonException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return CommonOptions.Unusable;
        }

        Console.WriteLine(output);
        if (weights is not null)
        {
            Console.WriteLine(weights);
        }

        return 0;
    }
}
