using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.Checks;

/// <summary>Trains a lesson without a screen and writes what each iteration computed.</summary>
public static class LessonTrace
{
    // a line of the longest lessons, so that it is written at once
    private const int LineBuffer = 1 << 18;

    /// <summary>Units up to which a spectrum is not broken off: it takes hundredths of a second.</summary>
    public const int MostQuickUnits = 256;

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
    /// <param name="output">
    /// Makes the files, all of them before anything is trained, so that nobody trains for hours what cannot be written; null for files
    /// as they are.
    /// </param>
    /// <param name="stop">
    /// Ends the run as if the next line had been that of the last iteration. Of more than <see cref="MostQuickUnits"/> units that line's
    /// spectrum is NaN where it was not finished.
    /// </param>
    /// <returns>The last iteration that has a line.</returns>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    /// <exception cref="ArgumentException">The path ends in neither .csv nor .jsonl.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static int Write(
        Lesson lesson, int iterations, TraceFiles files, int? seed = null, Action<int>? advanced = null, ITraceOutput? output = null,
        CancellationToken? stop = null)
    {
        TraceFormat format = FormatOf(files.Lines);
        output ??= new PlainTraceOutput();
        using var runs = new LessonRuns(lesson, seed);
        Dictionary<string, Stream> open = [];
        try
        {
            foreach (string path in files.All(runs.Sessions.Count))
            {
                open.Add(path, output.Open(path));
            }

            int last;
            using (var file = new StreamWriter(open[files.Lines], bufferSize: LineBuffer))
            {
                last = Write(runs, iterations, file, format, advanced, output.Lack, stop ?? CancellationToken.None);
            }

            output.Complete(files.Lines);
            foreach ((int run, TrainingSession session) in runs.Sessions.Index())
            {
                if (session.RecordingProblem is not null)
                {
                    continue;
                }

                TraceFiles own = files.OfRun(run + 1);
                Save(own.Weights, session.SaveWeights);
                Save(own.Tensors, file => StepTensors.Save(file, session));
            }

            return last;
        }
        finally
        {
            foreach (Stream file in open.Values)
            {
                file.Dispose();
            }
        }

        void Save(string? path, Action<Stream> save)
        {
            if (path is not null)
            {
                save(open[path]);
                output.Complete(path);
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
    /// <param name="lack">Told why a recorded step cannot be read, as <see cref="ITraceOutput.Lack"/> is; or null.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public static void Write(
        Lesson lesson, int iterations, TextWriter lines, TraceFormat format, int? seed = null, Action<int>? advanced = null,
        Action<string>? lack = null)
    {
        using var runs = new LessonRuns(lesson, seed);
        Write(runs, iterations, lines, format, advanced, lack, CancellationToken.None);
    }

    private static int Write(
        LessonRuns runs, int iterations, TextWriter file, TraceFormat format, Action<int>? advanced, Action<string>? lack,
        CancellationToken stop)
    {
        // of a gated cell several matrices are stacked, which have no spectrum; that of large recorded ones would take minutes
        Spectrum?[] spectra = [.. runs.Sessions.Select(session => session.HasSpectrum ? new Spectrum(session.Step.HiddenUnits) : null)];
        TraceWriter writer = runs.Lessons.Count == 1 ? new TraceWriter(file, format, runs.Sessions[0].Step)
            : new TraceWriter(file, format, [.. runs.Sessions.Select(session => session.Step)]);
        for (int i = 0; ; i++)
        {
            runs.Prepare();
            foreach ((int run, TrainingSession session) in runs.Sessions.Index())
            {
                if (session.RecordingProblem is { } problem)
                {
                    lack?.Invoke(problem);
                }

                Read(spectra[run], session, stop);
                double radius = spectra[run]?.SpectralRadius ?? double.NaN, largest = spectra[run]?.LargestSingularValue ?? double.NaN;
                writer.Write(session.Step, radius, largest, runs.Lessons[run].RunName);
            }

            // whole lines only, for whoever follows the file while it grows
            file.Flush();
            if (i == iterations || stop.IsCancellationRequested || runs.AreAtEnd)
            {
                return i;
            }

            runs.Apply();
            advanced?.Invoke(i + 1);
        }
    }

    private static void Read(Spectrum? spectrum, TrainingSession session, CancellationToken stop)
    {
        try
        {
            bool isQuick = session.Lesson.Model.Hidden <= MostQuickUnits;
            spectrum?.Compute(session.Parts.Network.Parameters.Whh, isQuick ? null : stop);
        }
        catch (OperationCanceledException)
        {
            // its numbers are NaN: the line has all others
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
