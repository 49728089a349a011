using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.Checks;

/// <summary>Trains a lesson without a screen and writes what each iteration computed.</summary>
public static class LessonTrace
{
    /// <summary>
    /// Trains the lesson and writes a line for each iteration from 0 to the last: the last one is of the weights that
    /// <see cref="TraceFiles.Weights"/> gets, and of what <see cref="TraceFiles.Tensors"/> gets. With variants there is a line for each
    /// run of each iteration, and a file of weights and tensors for each run (<see cref="TraceFiles.OfRun"/>).
    /// </summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="iterations">Updates, from 0; with none, only the initial weights are measured.</param>
    /// <param name="files">What is written where.</param>
    /// <param name="seed">Instead of the lesson's seed; for its variants see <see cref="Lesson.SeedOf"/>.</param>
    /// <param name="advanced">Called after each update with the number of updates, or null.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    /// <exception cref="ArgumentException">The path ends in neither .csv nor .jsonl.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(Lesson lesson, int iterations, TraceFiles files, int? seed = null, Action<int>? advanced = null)
    {
        TraceFormat format = FormatOf(files.Lines);
        using var runs = new LessonRuns(lesson, seed);
        using (var file = new StreamWriter(files.Lines))
        {
            Write(runs, iterations, file, format, advanced);
        }

        foreach ((int run, TrainingSession session) in runs.Sessions.Index())
        {
            TraceFiles own = files.OfRun(run + 1);
            if (own.Weights is not null)
            {
                session.SaveWeights(own.Weights);
            }

            if (own.Tensors is not null)
            {
                StepTensors.Save(own.Tensors, session);
            }
        }
    }

    /// <summary>The same lines alone, into a text.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="iterations">Updates, from 0.</param>
    /// <param name="lines">Where to.</param>
    /// <param name="format">How.</param>
    /// <param name="seed">Instead of the lesson's seed.</param>
    /// <param name="advanced">Called after each update with the number of updates, or null.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public static void Write(
        Lesson lesson, int iterations, TextWriter lines, TraceFormat format, int? seed = null, Action<int>? advanced = null)
    {
        using var runs = new LessonRuns(lesson, seed);
        Write(runs, iterations, lines, format, advanced);
    }

    private static void Write(LessonRuns runs, int iterations, TextWriter file, TraceFormat format, Action<int>? advanced)
    {
        // of a gated cell several matrices are stacked, which have no spectrum
        Spectrum?[] spectra = [.. runs.Lessons.Select(run => run.Model.Cell == CellKind.Vanilla ? new Spectrum(run.Model.Hidden) : null)];
        TraceWriter writer = runs.Lessons.Count == 1 ? new TraceWriter(file, format, runs.Sessions[0].Step)
            : new TraceWriter(file, format, [.. runs.Sessions.Select(session => session.Step)]);
        for (int i = 0; ; i++)
        {
            runs.Prepare();
            foreach ((int run, TrainingSession session) in runs.Sessions.Index())
            {
                spectra[run]?.Compute(session.Parts.Network.Parameters.Whh);
                double radius = spectra[run]?.SpectralRadius ?? double.NaN, largest = spectra[run]?.LargestSingularValue ?? double.NaN;
                writer.Write(session.Step, radius, largest, runs.Lessons[run].RunName);
            }

            if (i == iterations)
            {
                break;
            }

            runs.Apply();
            advanced?.Invoke(i + 1);
        }
    }

    /// <summary>The format that a file's ending asks for.</summary>
    /// <exception cref="ArgumentException">It asks for none that there is.</exception>
    public static TraceFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => TraceFormat.Csv,
        ".jsonl" => TraceFormat.JsonLines,
        string other => throw new ArgumentException($"A trace file ends in \"{other}\"; expected .csv or .jsonl.", nameof(path)),
    };
}
