using System.CommandLine;
using System.Globalization;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.CommandLine;

/// <summary>
/// <c>rnnviz check</c>: holds our numbers against reference cases, or a lesson's gradients against centred differences and what
/// its stops claim against the numbers there.
/// Exit status 0 where everything is within the tolerance, 1 where something is not, 2 where a file cannot be read.
/// </summary>
internal static class CheckCommand
{
    private const int Failed = 1;
    private const double CaseTolerance = 1e-9;
    private const double DifferenceTolerance = 1e-7;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Argument<string[]> files = FileOptions.Named(new Argument<string[]>("file")
        {
            Description = "reference cases (JSON), lessons by name or path, or folders of recordings; without any, the cases of "
                + "the program",
            Arity = ArgumentArity.ZeroOrMore,
        }, "a reference case or a lesson");
        var tolerance = new Option<double?>("--tolerance")
        {
            Description =
                "the largest relative error allowed (default 1e-9 for cases, a hundred times that for their training; 1e-7 for lessons; "
                + "1e-3 for recordings)",
        };
        var equations = new Option<bool>("--equations")
        {
            Description =
                "run reference cases on the plain equations, one sequence at a time, in place of the fast passes; not for lessons",
        };
        tolerance.CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and <= 1)
            {
                return value;
            }

            result.AddError($"--tolerance is \"{text}\"; give a number above 0 and up to 1, for example 1e-9.");
            return null;
        };
        Option<string[]> allowed = CommonOptions.AllowFiles();
        var command = new Command(
            "check",
            "Check every number against reference cases, or a lesson's gradients against centred differences and its claims.")
        {
            files, tolerance, equations, allowed,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(files) ?? [], parsed.GetValue(tolerance), parsed.GetValue(equations), parsed.GetValue(allowed) ?? []));
        return command;
    }

    private static int Run(string[] files, double? tolerance, bool equations, string[] allowed)
    {
        int passed = 0, failed = 0;
        bool unreadable = false;
        if (allowed.Length > 0 && files.Length == 0)
        {
            Console.Error.WriteLine(
                "--allow-files is for lessons, but the cases of the program are checked; leave it out, or give a lesson.");
            return CommonOptions.Unusable;
        }

        foreach (string file in files.Length == 0 ? ReferenceCases.BuiltIn : files)
        {
            try
            {
                foreach (bool isPassed in Check(file, tolerance, equations, allowed))
                {
                    _ = isPassed ? passed++ : failed++;
                }
            }
            catch (Exception e) when (e is LessonException or InvalidDataException)
            {
                Console.Error.WriteLine(e.Message);
                unreadable = true;
            }
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return unreadable ? CommonOptions.Unusable : failed > 0 ? Failed : 0;
    }

    private static IEnumerable<bool> Check(string file, double? tolerance, bool equations, string[] allowed)
    {
        if (LessonCatalog.BuiltIn.All(lesson => lesson.Name != file) && ReferenceCases.LooksLikeCase(file))
        {
            IReadOnlyList<CheckLine> lines = ReferenceCases.Check(file, tolerance ?? CaseTolerance, equations);
            Console.WriteLine(Path.GetFileNameWithoutExtension(file));
            return lines.Select(Print);
        }

        Lesson lesson = LessonCatalog.Load(file, allowedFiles: allowed);
        if (equations)
        {
            throw new InvalidDataException($"--equations is for reference cases, but {file} is a lesson; leave the option out.");
        }

        if (lesson.Task is RecordingTaskSettings)
        {
            Console.WriteLine($"{lesson.Name}: what is computed against what was recorded");
            return RecordingCheck.Check(lesson, tolerance).Select(Print);
        }

        bool[] gradients =
        [
            .. ((IEnumerable<Lesson>)[lesson, .. lesson.VariantLessons]).SelectMany(
                (run, i) => CheckGradients(run, lesson.VariantLessons.Count == 0 ? null : i + 1, tolerance ?? DifferenceTolerance)),
        ];
        if (lesson.Stops.All(stop => stop.Holds is null))
        {
            return gradients;
        }

        Console.WriteLine($"{lesson.Name}: what the stops claim");
        LongRun.Say(lesson.Stops.Where(stop => stop.Holds is not null).Max(stop => stop.Iteration), "what the stops claim");
        return [.. gradients, .. LessonClaims.Check(lesson).Select(Print)];
    }

    private static IEnumerable<bool> CheckGradients(Lesson run, int? number, double tolerance)
    {
        string which = number is null ? run.Name : $"{run.Name}, run{number} ({run.RunName})";
        Console.WriteLine($"{which}: gradients of the first batch against centred differences");
        return LessonGradients.Check(run, tolerance)
            .Select(line => Print(number is null ? line : line with { Quantity = $"run{number}.{line.Quantity}" }));
    }

    private static bool Print(CheckLine line)
    {
        string verdict = line.Passed ? "pass" : string.Create(CultureInfo.InvariantCulture, $"FAIL: more than {line.Tolerance:0e-00}");
        string error = line.RelativeError.ToString("0.00e-00", CultureInfo.InvariantCulture)
            .Replace("Infinity", "∞", StringComparison.Ordinal);
        Console.WriteLine($"  {line.Quantity,-22} {error,10}  {verdict}");
        return line.Passed;
    }

    private static bool Print(ClaimResult result)
    {
        StopSettings stop = result.Stop;
        string place = string.Create(
            CultureInfo.InvariantCulture,
            $"stop {result.Index + 1}, iteration {stop.Iteration}{(stop.Timestep is { } t ? $", t = {t}" : "")}");
        Console.WriteLine($"  {place,-32} {(result.Holds ? "pass" : "FAIL")}  {result.Claim.Text}");
        Console.WriteLine($"  {"",-32}       {result.Numbers}{(result.Problem is { } problem ? $": {problem}" : "")}");
        return result.Holds;
    }
}
